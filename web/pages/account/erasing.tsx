import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Erasure, type ErasurePreview, erasurePreview } from '../../api/account.js';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** Nothing is asked for before it was shown what goes and what stays. */
export function Erasing() {
  const { t } = useTranslation('me');
  const { data, error, refetch } = useQuery(erasurePreview);
  const [isLooking, setLooking] = useState(false);
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={2} />;
  if (data.standing) return <Standing erasure={data.standing} onStay={() => setLooking(false)} />;
  if (isLooking) return <Preview preview={data} />;
  return (
    <Stack gap="xs" align="flex-start">
      <Text>{t('erasure.lead')}</Text>
      <Button variant="default" onClick={() => setLooking(true)}>
        {t('erasure.look')}
      </Button>
    </Stack>
  );
}

interface StandingProps {
  readonly erasure: Erasure;
  readonly onStay: () => void;
}

function Standing({ erasure: { due_at: due }, onStay }: StandingProps) {
  const { t } = useTranslation('me');
  const day = useDay();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.delete('/me/erasure'),
    onSuccess: () => {
      onStay();
      return queries.invalidateQueries({ queryKey: erasurePreview.queryKey });
    },
  });
  return (
    <Alert color="brick" variant="light" role="status">
      <Stack gap="sm" align="flex-start">
        <Text>{t('erasure.standing', { day: day(due) })}</Text>
        <Refused error={withdraw.error} />
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('erasure.stay')}
        </Button>
      </Stack>
    </Alert>
  );
}

function Preview({
  preview: { goes, stays, hindrances, grace_days: graceDays },
}: {
  readonly preview: ErasurePreview;
}) {
  const { t } = useTranslation('me');
  const hindrance = useHindranceWords();
  return (
    <Stack className="erasure" gap="sm">
      <FocusedTitle order={3}>{t('erasure.preview')}</FocusedTitle>
      <Records title={t('erasure.goes', { count: goes.length })} records={goes} part="goes" />
      <Records title={t('erasure.stays', { count: stays.length })} records={stays} part="stays" />
      {hindrances.length > 0 ? (
        <Alert color="marigold" variant="light" title={t('erasure.hindered')}>
          <ul>
            {hindrances.map((one) => (
              <li key={one.code + String(one.id)}>{hindrance(one)}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Ask graceDays={graceDays} />
      )}
    </Stack>
  );
}

/** What has to be settled first, and how. */
function useHindranceWords(): (hindrance: ErasurePreview['hindrances'][number]) => string {
  const { t } = useTranslation('me');
  const say = useBilingual();
  const day = useDay();
  return ({ code, standing, name, start }) => {
    const facts = { name: name ? say(name) : '', day: start ? day(start) : '' };
    return code === 'unsettled-session'
      ? t(`erasure.unsettled.${standing ?? 'recorded'}`, facts)
      : t(`erasure.hindrances.${code}`, facts);
  };
}

interface RecordsProps {
  readonly title: string;
  readonly records: ErasurePreview['goes'] | ErasurePreview['stays'];
  readonly part: 'goes' | 'stays';
}

/** Each kind by its name, and what becomes of it. */
function Records({ title, records, part }: RecordsProps) {
  const { t } = useTranslation('records');
  const say = t as (key: string) => string;
  return (
    <details>
      <summary>{title}</summary>
      <dl>
        {records.map(({ records: name }) => (
          <div key={name}>
            <dt>{say(`names.${name}`)}</dt>
            <dd>{say(`${part}.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Ask({ graceDays }: { readonly graceDays: number }) {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const ask = useDeed(
    (typed: string, key) => api.post<Erasure>('/me/erasure', { email: typed }, key),
    () => queries.invalidateQueries({ queryKey: erasurePreview.queryKey }),
  );
  const fault = ask.error instanceof Refusal ? ask.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    ask.mutate(email.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>{t('erasure.grace', { count: graceDays })}</Text>
        <TextInput
          label={t('erasure.email')}
          type="email"
          autoComplete="off"
          required
          maw="24rem"
          maxLength={254}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={fault.email}
        />
        <Refused error={ask.error} atFields={['email']} />
        <Group>
          <Button type="submit" color="brick.6" loading={ask.isPending}>
            {t('erasure.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
