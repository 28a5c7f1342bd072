import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { receiptBody } from '../../../src/payouts/receipts/receipt.view.js';
import { withQuery } from '../../api/api.js';
import { type Receipt, receipts } from '../../api/pay.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** What every payment was for, signed, on paper and for programs. */
export function Receipts({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(receipts(expertId));
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack component="section" gap="md" aria-labelledby="receipts">
      <Title order={2} id="receipts">
        {t('receipts.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && <Text>{t(all.length === 0 ? 'receipts.none' : 'receipts.lead')}</Text>}
      <Stack component="ul" className="plain" gap="sm">
        {all.map((receipt) => (
          <One key={receipt.number} receipt={receipt} />
        ))}
      </Stack>
      {hasNextPage && (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('more', { ns: 'common' })}
        </Button>
      )}
    </Stack>
  );
}

function One({ receipt }: { readonly receipt: Receipt }) {
  const { t, i18n } = useTranslation('pay');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { payout } = JSON.parse(receipt.body) as z.output<typeof receiptBody>;
  const { kind, number, payout_id: id } = receipt;
  const path = `/api/v1/payouts/${id}/receipt`;
  const named = t('receipts.number', { number });
  return (
    <Group component="li" gap="md" justify="space-between">
      <Text>
        <b>{named}</b> · {date(payout.paid_on, locale)} ·{' '}
        {inWords({ minor: payout.amount_minor, currency: payout.currency }, common)}
        {kind === 'returned' && ` · ${t('receipts.returned')}`}
      </Text>
      <Group gap="md">
        <Anchor href={withQuery(`${path}.pdf`, { kind, language: i18n.language })} aria-label={`PDF: ${named}`}>
          PDF
        </Anchor>
        <Anchor href={withQuery(path, { kind })} download={`receipt-${number}.json`} aria-label={`JSON: ${named}`}>
          JSON
        </Anchor>
      </Group>
    </Group>
  );
}
