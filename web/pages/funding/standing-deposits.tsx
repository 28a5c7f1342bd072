import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey, Refusal } from '../../api/api.js';
import {
  mandates,
  type StandingDeposit,
  standingDeposits,
  type StandingDepositWritten,
  type StartedMandate,
} from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf, wholeOf } from '../../parts/amounts.js';
import { leaveFor } from '../../parts/leave-for.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import type { Funded } from './funded-page.js';

/** An amount each month by Direct Debit, and the mandate that it needs. */
export function StandingDeposits({ programme, mayPay }: Funded) {
  const { t } = useTranslation('deposits');
  const { data, error, refetch } = useQuery(standingDeposits(programme.id));
  if (data?.length === 0 && !mayPay) return null;
  return (
    <Stack component="section" aria-labelledby="standing">
      <Title order={2} id="standing">
        {t('standing.title')}
      </Title>
      <Text>{t('standing.lead')}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {data && data.length > 0 && (
        <Stack component="ul" className="plain" gap="sm">
          {data.map((one) => (
            <One key={one.id} standing={one} mayPay={mayPay} />
          ))}
        </Stack>
      )}
      {mayPay && programme.state !== 'closed' && (
        <ByMandate programmeId={programme.id} funderId={programme.funder.id} />
      )}
    </Stack>
  );
}

const ways = { active: ['paused', 'ended'], paused: ['active', 'ended'], ended: [] } as const;

function One({ standing, mayPay }: { readonly standing: StandingDeposit; readonly mayPay: boolean }) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const { id, programme_id, amount, day, state, pause_reason } = standing;
  const change = useMutation({
    mutationFn: (to: StandingDeposit['state']) =>
      api.put(`/programmes/${programme_id}/standing-deposits/${id}/state`, { state: to }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['programme', programme_id] }),
  });
  return (
    <li>
      <Group gap="sm">
        <Text fw={600}>{t('standing.one', { amount: inWords(amount, common), day })}</Text>
        <Badge variant="light" color={state === 'active' ? 'leaf' : 'gray'}>
          {t(`standing.states.${state}`)}
        </Badge>
        {mayPay &&
          ways[state].map((to) => (
            <Button
              key={to}
              variant="default"
              size="compact-md"
              loading={change.isPending}
              onClick={() => change.mutate(to)}
            >
              {t(`standing.to.${to}`)}
            </Button>
          ))}
      </Group>
      {pause_reason === 'no-mandate' && <Text>{t('standing.noMandate')}</Text>}
      <Refused error={change.error} />
    </li>
  );
}

interface Props {
  readonly programmeId: string;
  readonly funderId: string;
}

/** Without a mandate there is nothing to debit by: it is set up first, on the provider's page. */
function ByMandate({ programmeId, funderId }: Props) {
  const { t } = useTranslation('deposits');
  const { data, error } = useQuery(mandates(funderId));
  const start = useMutation({
    mutationFn: () => api.post<StartedMandate>(`/organisations/${funderId}/mandates`, {}, newKey()),
    onSuccess: ({ url }) => (url ? leaveFor(url) : undefined),
  });
  if (error) return <Refused error={error} />;
  const usable = data?.find(({ state }) => state === 'active' || state === 'pending');
  if (usable)
    return (
      <Stack>
        <Text>{t('standing.mandate', { bank: usable.bank_name ?? '', ending: usable.account_ending ?? '' })}</Text>
        <Start programmeId={programmeId} />
      </Stack>
    );
  return (
    <Stack align="flex-start">
      <Text>{t('standing.needsMandate')}</Text>
      <Refused error={start.error} />
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
        {t('standing.setUp')}
      </Button>
    </Stack>
  );
}

function Start({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('deposits');
  const queries = useQueryClient();
  const [typed, write] = useState({ amount: '', day: '1' });
  const start = useDeed(
    (written: StandingDepositWritten, key) =>
      api.post<StandingDeposit>(`/programmes/${programmeId}/standing-deposits`, written, key),
    async () => {
      write({ amount: '', day: '1' });
      await queries.invalidateQueries({ queryKey: ['programme', programmeId] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start.mutate({ amount: { minor: penceOf(typed.amount, 8) ?? 0 }, day: wholeOf(typed.day) ?? 0 });
  };
  const faults = start.error instanceof Refusal ? start.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <div className="gathered">
          <TextInput
            label={t('standing.amount')}
            required
            inputMode="decimal"
            leftSection="£"
            value={typed.amount}
            onChange={({ currentTarget }) => write({ ...typed, amount: currentTarget.value })}
            error={faults['amount/minor']}
          />
          <TextInput
            label={t('standing.day')}
            required
            inputMode="numeric"
            maxLength={2}
            value={typed.day}
            onChange={({ currentTarget }) => write({ ...typed, day: currentTarget.value })}
            error={faults.day}
          />
        </div>
        <Refused error={start.error} atFields={['amount/minor', 'day']} />
        <Button type="submit" variant="default" loading={start.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('standing.start')}
        </Button>
      </Stack>
    </form>
  );
}
