import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Application, Panel } from '../../api/applications.js';
import type { Me } from '../../api/me.js';
import type { Programme } from '../../api/programmes.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { AskScorer } from './ask-scorer.js';
import { ScoreForm } from './score-form.js';
import { StepDown } from './step-down.js';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
  readonly panel: Panel;
  readonly me: Me;
}

type Scorer = Panel['scorers'][number];

/** Who scores an application and what they gave; until all have, each sees their own alone. */
export function PanelOf({ application, programme, panel, me }: Props) {
  const { t } = useTranslation('scoring');
  const { scorers, score, criteria, least_scorers: least } = panel;
  const most = criteria.reduce((all, criterion) => all + criterion.most, 0);
  const mine = scorers.find(({ person, left }) => person.user_id === me.user_id && !left);
  const isOpen = application.state === 'submitted' || application.state === 'diagnosed';
  return (
    <Stack component="section" aria-labelledby="panel">
      <Title order={2} id="panel">
        {t('panel.title')}
      </Title>
      <Text>{score === null ? t('panel.hidden', { count: least }) : t('panel.score', { score, most })}</Text>
      <Stack component="ul" className="plain" gap="sm">
        {scorers.map((scorer) => (
          <ScorerLine key={scorer.person.user_id} scorer={scorer} most={most} panel={panel} />
        ))}
      </Stack>
      {mine && isOpen && !mine.scored_at && (
        <>
          {application.state === 'diagnosed' ? (
            <ScoreForm application={application} panel={panel} />
          ) : (
            <Text fw={600}>{t('panel.tooEarly')}</Text>
          )}
          <StepDown application={application} userId={me.user_id} />
        </>
      )}
      {me.steward && isOpen && <AskScorer application={application} programme={programme} panel={panel} />}
    </Stack>
  );
}

interface LineProps {
  readonly scorer: Scorer;
  readonly most: number;
  readonly panel: Panel;
}

function ScorerLine({ scorer: { person, of_funder, left, scored_at, score }, most, panel }: LineProps) {
  const { t } = useTranslation('scoring');
  const say = useBilingual();
  const named = (code: string) => {
    const found = panel.criteria.find((criterion) => criterion.code === code);
    return found ? say(found.label) : code;
  };
  return (
    <li>
      <Group gap="sm">
        <Text fw={600}>{person.name}</Text>
        {of_funder && <Badge variant="light">{t('panel.ofFunder')}</Badge>}
        <Text>
          {left
            ? t('panel.left', { reason: left.reason })
            : score
              ? t('panel.gave', { total: score.total, most })
              : t(scored_at ? 'panel.scored' : 'panel.notYet')}
        </Text>
      </Group>
      {score && (
        <Text size="sm" c="dimmed">
          {score.points.map(({ criterion, points }) => `${named(criterion)} ${points}`).join(' · ')}
        </Text>
      )}
      {score?.comment && <Text className="prose">{score.comment}</Text>}
    </li>
  );
}
