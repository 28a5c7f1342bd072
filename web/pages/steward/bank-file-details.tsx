import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type BankFile, bankFile } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ImportResults } from './import-results.js';
import { Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** What became of each payment in a file, and what can be done with the file. */
export function BankFileDetails({ file }: { readonly file: BankFile }) {
  const { t } = useTranslation('bankfiles');
  const { t: pay } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(bankFile(file.id));
  const mayWithdraw = file.state === 'waiting' && file.paid + file.failed + file.returned === 0;
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  return (
    <Stack gap="md">
      <Rows
        caption={t('files.lines')}
        columns={[
          { name: t('files.columns.who'), cell: ({ expert_name }) => expert_name },
          { name: t('files.columns.reference'), cell: ({ reference }) => <span className="code">{reference}</span> },
          {
            name: t('files.columns.state'),
            cell: ({ state, paid_on, failure, is_paid_before }) =>
              [
                pay(`payoutStates.${state}`),
                paid_on && date(paid_on, locale),
                failure,
                is_paid_before && t('files.isPaidBefore'),
              ]
                .filter(Boolean)
                .join(', '),
          },
          { name: t('files.columns.amount'), cell: ({ amount }) => inWords(amount, common), isAmount: true },
        ]}
        rows={data.lines}
        keyOf={({ payout_id }) => payout_id}
      />
      <ImportResults file={file} />
      {mayWithdraw && <Withdraw file={file} />}
    </Stack>
  );
}

function Withdraw({ file: { id, payouts, amount } }: { readonly file: BankFile }) {
  const { t } = useTranslation('bankfiles');
  const { t: common } = useTranslation();
  const [reason, setReason] = useState('');
  const [isWord, setWord] = useState(false);
  const withdraw = useStewardDeed((given: object, key) => api.post(`/payouts/bank-files/${id}/withdrawal`, given, key));
  return (
    <Sure
      label={t('files.withdraw')}
      sure={t('files.withdrawSure')}
      onSure={() => withdraw.mutate({ reason: reason.trim(), was_not_given_to_the_bank: isWord })}
      isPending={withdraw.isPending}
      error={withdraw.error}
      isHarm
      isQuiet
    >
      <Stack gap="sm">
        <Text>{t('files.withdrawMeans', { count: payouts, amount: inWords(amount, common) })}</Text>
        <Checkbox
          checked={isWord}
          label={t('files.word')}
          onChange={({ currentTarget }) => setWord(currentTarget.checked)}
        />
        <TextInput
          label={t('files.why')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </Sure>
  );
}
