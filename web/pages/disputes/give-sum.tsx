import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Dispute } from '../../api/sessions.js';
import { penceOf, wholeOf } from '../../parts/amounts.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useDisputeDeed } from './use-dispute-deed.js';

interface Props {
  readonly dispute: Dispute;
  readonly as: 'mediator' | 'panelist';
}

const nothing = { amount: '', words: '' };

interface Given {
  readonly awarded: { readonly minor: number; readonly currency: string };
  readonly words: string;
}

/** Of what is disputed, so much to the adviser, and why: a mediator's proposal, or a vote of the panel. */
export function GiveSum({ dispute: { booking_id, disputed, proposal }, as }: Props) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const [draft, write, forget] = useDraft(`dispute.${as}.${booking_id}`, nothing);
  const isAgain = as === 'mediator' && proposal !== null;
  const [isOpen, setOpen] = useState(!isAgain || draft.amount !== '');
  const give = useDisputeDeed(
    booking_id,
    ({ awarded, words }: Given, key) =>
      as === 'mediator'
        ? api.post<Dispute>(`/bookings/${booking_id}/dispute/proposal`, { awarded, statement: words }, key)
        : api.post<Dispute>(`/bookings/${booking_id}/dispute/panel/vote`, { awarded, reason: words }, key),
    () => {
      write(nothing);
      forget();
      setOpen(false);
    },
  );
  const isCredit = disputed.currency === 'TCR';
  const minor = isCredit ? wholeOf(draft.amount) : penceOf(draft.amount);
  const isTooMuch = minor !== undefined && minor > disputed.minor;
  const faults = give.error instanceof Refusal ? give.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (minor !== undefined)
      give.mutate({ awarded: { minor, currency: disputed.currency }, words: draft.words.trim() });
  };
  if (!isOpen)
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t('give.other')}
      </Button>
    );
  const most = inWords(disputed, common);
  const unread = draft.amount !== '' && minor === undefined ? t('give.unread') : undefined;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Title order={3}>{t(`give.${as}.title`)}</Title>
        {isAgain && <Text size="sm">{t('give.again')}</Text>}
        <TextInput
          label={t(isCredit ? 'give.minutes' : 'give.amount', { most })}
          required
          maw="16rem"
          inputMode="decimal"
          value={draft.amount}
          onChange={(event) => write({ ...draft, amount: event.currentTarget.value })}
          error={faults.awarded ?? faults['awarded/minor'] ?? (isTooMuch ? t('give.tooMuch', { most }) : unread)}
        />
        {minor !== undefined && !isTooMuch && (
          <Text aria-live="polite">
            {t('give.split', {
              amount: inWords({ ...disputed, minor }, common),
              back: inWords({ ...disputed, minor: disputed.minor - minor }, common),
            })}
          </Text>
        )}
        <Textarea
          label={t(`give.${as}.why`)}
          description={t('say.read')}
          required
          minLength={3}
          maxLength={4000}
          rows={4}
          value={draft.words}
          onChange={(event) => write({ ...draft, words: event.currentTarget.value })}
          error={faults.statement ?? faults.reason}
        />
        <Refused error={give.error} atFields={['awarded', 'awarded/minor', 'statement', 'reason']} />
        {as === 'panelist' && <Text size="sm">{t('give.once')}</Text>}
        <Button
          type="submit"
          loading={give.isPending}
          disabled={minor === undefined || isTooMuch}
          style={{ alignSelf: 'flex-start' }}
        >
          {t(`give.${as}.do`)}
        </Button>
      </Stack>
    </form>
  );
}
