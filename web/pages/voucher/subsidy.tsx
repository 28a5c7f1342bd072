import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { type SubsidyConfirmation, type VoucherOffer, voucherOffer } from '../../api/vouchers.js';
import { penceOf, poundsText } from '../../parts/amounts.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

type Known = NonNullable<VoucherOffer['subsidy']>;

interface Props {
  readonly voucherId: string;
  readonly subsidy: Known;
}

/** Public money: what else the organisation was given has to be said before it can accept (Subsidy Control Act 2022, s 37). */
export function Subsidy({ voucherId, subsidy }: Props) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [isAnew, sayAnew] = useState(false);
  const { cap, counted_from, notified_at, confirmation } = subsidy;
  return (
    <Stack component="section" gap="sm" aria-labelledby="subsidy">
      <Title order={2} id="subsidy">
        {t('subsidy.title')}
      </Title>
      <Text>{t('subsidy.why', { cap: inWords(cap, common), day: date(counted_from, locale) })}</Text>
      {!notified_at && <Text fw={600}>{t('subsidy.notYet')}</Text>}
      {confirmation && !isAnew && (
        <>
          <Text role="status">
            {t('subsidy.said', { total: inWords(confirmation.total, common), cap: inWords(cap, common) })}
          </Text>
          <Group>
            <Button variant="default" onClick={() => sayAnew(true)}>
              {t('subsidy.anew')}
            </Button>
          </Group>
        </>
      )}
      {notified_at && (!confirmation || isAnew) && (
        <Declare voucherId={voucherId} given={confirmation?.given ?? []} onDone={() => sayAnew(false)} />
      )}
    </Stack>
  );
}

interface Typed {
  readonly giver: string;
  readonly given_on: string;
  readonly amount: string;
}

interface DeclareProps {
  readonly voucherId: string;
  readonly given: NonNullable<Known['confirmation']>['given'];
  readonly onDone: () => void;
}

const nothing: Typed = { giver: '', given_on: '', amount: '' };

function Declare({ voucherId, given, onDone }: DeclareProps) {
  const { t } = useTranslation('voucher');
  const queries = useQueryClient();
  const begin = given.map(({ amount, ...one }) => ({ ...one, amount: poundsText(amount.minor) }));
  const [rows, write, forget] = useDraft<readonly Typed[]>(`subsidy.${voucherId}`, begin);
  const [isSure, setSure] = useState(false);
  const confirm = useDeed(
    (said: SubsidyConfirmation, key) =>
      api.post<VoucherOffer>(`/vouchers/${voucherId}/subsidy-confirmation`, said, key),
    (offer) => {
      forget();
      queries.setQueryData(voucherOffer(voucherId).queryKey, offer);
      onDone();
    },
  );
  const faults = confirm.error instanceof Refusal ? confirm.error.faults() : {};
  const change = (at: number, part: Partial<Typed>) =>
    write(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const said = rows.map(({ giver, given_on, amount }) => ({
      ...{ giver, given_on },
      amount: { minor: penceOf(amount) ?? 0, currency: 'GBP' as const },
    }));
    confirm.mutate({ given: said, cap_not_exceeded: true });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" align="flex-start">
        {rows.map((row, at) => (
          <Group key={at} align="flex-start" role="group" aria-label={t('subsidy.row', { number: at + 1 })}>
            <TextInput
              label={t('subsidy.giver')}
              required
              maxLength={200}
              value={row.giver}
              error={faults[`given/${at}/giver`]}
              onChange={({ currentTarget }) => change(at, { giver: currentTarget.value })}
            />
            <TextInput
              label={t('subsidy.day')}
              type="date"
              required
              value={row.given_on}
              error={faults[`given/${at}/given_on`]}
              onChange={({ currentTarget }) => change(at, { given_on: currentTarget.value })}
            />
            <TextInput
              label={t('subsidy.amount')}
              inputMode="decimal"
              required
              value={row.amount}
              error={faults[`given/${at}/amount/minor`] ?? faults[`given/${at}/amount`]}
              onChange={({ currentTarget }) => change(at, { amount: currentTarget.value })}
            />
            <Button variant="subtle" mt={30} onClick={() => write(rows.filter((_, index) => index !== at))}>
              {t('subsidy.remove', { number: at + 1 })}
            </Button>
          </Group>
        ))}
        <Button variant="default" disabled={rows.length >= 100} onClick={() => write([...rows, nothing])}>
          {t(rows.length === 0 ? 'subsidy.add' : 'subsidy.addMore')}
        </Button>
        <Checkbox
          required
          label={t('subsidy.notExceeded')}
          checked={isSure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
        <Refused error={confirm.error} atFields={Object.keys(faults).filter((name) => name.startsWith('given/'))} />
        <Button type="submit" loading={confirm.isPending}>
          {t(rows.length === 0 ? 'subsidy.confirmNone' : 'subsidy.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
