import { Button, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Application, type Panel, panel as panelQuery, type Score } from '../../api/applications.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly application: Application;
  readonly panel: Panel;
}

interface Typed {
  readonly points: Readonly<Record<string, string>>;
  readonly comment: string;
}

/** A score, criterion by criterion, looked at once more before it is given: it is given once and for good. */
export function ScoreForm({ application: { id, programme }, panel: { criteria } }: Props) {
  const { t } = useTranslation('scoring');
  const queries = useQueryClient();
  const [typed, write, forget] = useDraft<Typed>(`score.${id}`, { points: {}, comment: '' });
  const [isSure, ask] = useState(false);
  const given = criteria.flatMap(({ code }) => {
    const points = typed.points[code];
    return points === undefined ? [] : [{ criterion: code, points: Number(points) }];
  });
  const total = given.reduce((all, { points }) => all + points, 0);
  const most = criteria.reduce((all, criterion) => all + criterion.most, 0);
  const give = useDeed(
    (score: Score, key) => api.post<Panel>(`/applications/${id}/score`, score, key),
    async (scored) => {
      forget();
      queries.setQueryData(panelQuery(id).queryKey, scored);
      await queries.invalidateQueries({ queryKey: ['application', id] });
      await queries.invalidateQueries({ queryKey: ['me', 'scoring'] });
      await queries.invalidateQueries({ queryKey: ['programme', programme.id] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isSure) give.mutate({ points: given, comment: typed.comment });
    else ask(true);
  };
  const change = (changed: Partial<Typed>) => {
    ask(false);
    write({ ...typed, ...changed });
  };
  const isWhole = given.length === criteria.length;
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={3}>{t('score.title')}</Title>
        <Text>{t('score.lead')}</Text>
        <Criteria criteria={criteria} points={typed.points} onChange={(points) => change({ points })} />
        <Textarea
          label={t('score.comment')}
          description={t('score.commentMeans')}
          autosize
          minRows={2}
          maxLength={2000}
          value={typed.comment}
          onChange={({ currentTarget }) => change({ comment: currentTarget.value })}
          error={give.error instanceof Refusal && give.error.faults().comment}
        />
        <Text aria-live="polite" fw={600}>
          {isWhole ? t('score.total', { total, most }) : t('score.missing', { count: criteria.length - given.length })}
        </Text>
        <Refused error={give.error} atFields={['comment']} />
        {isSure && <Text role="status">{t('score.sure', { total, most })}</Text>}
        <Button type="submit" loading={give.isPending} disabled={!isWhole} style={{ alignSelf: 'flex-start' }}>
          {isSure ? t('score.give', { total }) : t('score.look')}
        </Button>
      </Stack>
    </form>
  );
}

interface CriteriaProps {
  readonly criteria: Panel['criteria'];
  readonly points: Typed['points'];
  readonly onChange: (points: Typed['points']) => void;
}

function Criteria({ criteria, points, onChange }: CriteriaProps) {
  const { t } = useTranslation('scoring');
  const say = useBilingual();
  return criteria.map(({ code, label, most }) => (
    <Radio.Group
      key={code}
      label={say(label)}
      description={t(`score.means.${code}`)}
      value={points[code] ?? ''}
      onChange={(chosen) => onChange({ ...points, [code]: chosen })}
    >
      <div className="points">
        {Array.from({ length: most + 1 }, (_, given) => (
          <Radio key={given} value={String(given)} label={String(given)} />
        ))}
      </div>
    </Radio.Group>
  ));
}
