import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey, Refusal } from '../../api/api.js';
import { now } from '../../api/now.js';
import {
  type Mandate,
  mandates,
  type StandingDeposit,
  type StandingDepositWritten,
  type StartedMandate,
} from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf, wholeOf } from '../../parts/amounts.js';
import { leaveFor } from '../../parts/leave-for.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { rememberMandate } from '../arrive/remember-mandate.js';
import { firstOn } from './first-on.js';

interface Props {
  readonly programmeId: string;
  readonly funderId: string;
}

/** Without a mandate there is nothing to debit by: it is set up first, on the provider's page, and told to the payer's bank. */
export function BeginStanding({ programmeId, funderId }: Props) {
  const { t } = useTranslation('deposits');
  const { data, error } = useQuery(mandates(funderId));
  if (error) return <Refused error={error} />;
  if (!data) return null;
  const usable = data.find(({ state }) => state === 'active');
  const agreedTo = data.find(({ state }) => state === 'pending');
  if (usable)
    return (
      <Stack>
        <Text>{t('standing.mandate', whichAccount(usable))}</Text>
        <Start programmeId={programmeId} />
      </Stack>
    );
  if (agreedTo) return <Text fw={600}>{t('standing.pending', whichAccount(agreedTo))}</Text>;
  return <SetUp funderId={funderId} />;
}

function whichAccount({ bank_name, account_ending }: Mandate) {
  return { bank: bank_name ?? '', ending: account_ending ?? '' };
}

function SetUp({ funderId }: Pick<Props, 'funderId'>) {
  const { t } = useTranslation('deposits');
  const start = useMutation({
    mutationFn: () => api.post<StartedMandate>(`/organisations/${funderId}/mandates`, {}, newKey()),
    onSuccess: ({ url }) => {
      rememberMandate(funderId);
      return url ? leaveFor(url) : undefined;
    },
  });
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

function Start({ programmeId }: Pick<Props, 'programmeId'>) {
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
        <WhatFollows {...typed} />
        <Refused error={start.error} atFields={['amount/minor', 'day']} />
        <Button type="submit" variant="default" loading={start.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('standing.start')}
        </Button>
      </Stack>
    </form>
  );
}

/** Said before it is begun: how much is asked for when, and for how long. */
function WhatFollows({ amount, day }: { readonly amount: string; readonly day: string }) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [today] = useState(() => dayIn('Europe/London', now()));
  const minor = penceOf(amount, 8);
  const first = firstOn(today, wholeOf(day) ?? 0);
  return (
    <Text size="sm" aria-live="polite">
      {minor &&
        first &&
        t('standing.follows', { amount: inWords({ minor, currency: 'GBP' }, common), day: date(first, locale) })}
    </Text>
  );
}
