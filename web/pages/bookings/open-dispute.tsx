import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import type { Dispute, DisputeOpened } from '../../api/sessions.js';
import { penceOf, wholeOf } from '../../parts/amounts.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useBookingDeed } from './use-booking-deed.js';

type Reason = DisputeOpened['reason'];

const reasonsOf = {
  session: ['minutes-wrong', 'content-wrong', 'did-not-take-place', 'other'],
  'no-show': ['no-show', 'other'],
} as const satisfies Record<string, readonly Reason[]>;

interface Props {
  readonly booking: Booking;
  /** What the other side is called. */
  readonly other: string;
}

/** The last resort, behind a button: others settle what the two sides cannot. */
export function OpenDispute({ booking, other }: Props) {
  const { t } = useTranslation('dispute');
  const [isOpen, open] = useState(false);
  return (
    <Stack component="section" gap="sm" aria-labelledby="open-dispute" align="stretch">
      <Title order={2} id="open-dispute">
        {t('title')}
      </Title>
      <Text>{t('lead', { name: other })}</Text>
      <Group>
        <Button variant="default" aria-expanded={isOpen} onClick={() => open((is) => !is)}>
          {t('open')}
        </Button>
      </Group>
      {isOpen && <Form booking={booking} />}
    </Stack>
  );
}

function Form({ booking }: Pick<Props, 'booking'>) {
  const { t } = useTranslation('dispute');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const isInCredits = booking.price.currency === 'TCR';
  const reasons = reasonsOf[booking.state === 'no-show' ? 'no-show' : 'session'];
  const begin = { reason: reasons[0] as Reason, statement: '', sum: '' };
  const [typed, write, forget] = useDraft(`dispute.${booking.id}`, begin);
  const dispute = useBookingDeed(
    booking.id,
    (said: DisputeOpened, key) => api.post<Dispute>(`/bookings/${booking.id}/dispute`, said, key),
    () => {
      forget();
      void navigate(`/disputes/${booking.id}`);
    },
  );
  const faults = dispute.error instanceof Refusal ? dispute.error.faults() : {};
  const sumFault = faults.disputed ?? faults['disputed/minor'];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const minor = isInCredits ? wholeOf(typed.sum) : penceOf(typed.sum);
    const currency = isInCredits ? 'TCR' : 'GBP';
    const { reason, statement } = typed;
    dispute.mutate({ reason, statement, ...(typed.sum.trim() && { disputed: { minor: minor ?? 0, currency } }) });
  };
  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit}>
      <Stack align="stretch">
        <NativeSelect
          label={t('reason')}
          value={typed.reason}
          onChange={({ currentTarget }) => write({ ...typed, reason: currentTarget.value as Reason })}
          data={reasons.map((each) => ({ value: each, label: t(`reasons.${each}`) }))}
        />
        <Textarea
          label={t('statement')}
          description={t('statementHint')}
          required
          minLength={3}
          maxLength={4000}
          rows={5}
          value={typed.statement}
          onChange={({ currentTarget }) => write({ ...typed, statement: currentTarget.value })}
          error={faults.statement}
        />
        <TextInput
          label={t(isInCredits ? 'sumCredits' : 'sum')}
          description={t('sumHint', { most: inWords(booking.price, common) })}
          inputMode="decimal"
          maw="16rem"
          value={typed.sum}
          onChange={({ currentTarget }) => write({ ...typed, sum: currentTarget.value })}
          error={sumFault}
        />
        <Text size="sm">{t('means')}</Text>
        <Refused error={dispute.error} atFields={['statement', 'disputed', 'disputed/minor']} />
        <Group>
          <Button type="submit" color="brick" loading={dispute.isPending}>
            {t('do')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
