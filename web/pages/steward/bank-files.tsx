import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type BankFile, type BankFilePreview, bankFilePreview, bankFiles } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { BankFileDetails } from './bank-file-details.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Pay that a steward gives to the bank in a file: made, downloaded, and told what became of it. */
export function BankFiles() {
  const { t } = useTranslation('bankfiles');
  const preview = useQuery(bankFilePreview);
  const list = useInfiniteQuery(bankFiles);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('files.title')} lead={t('files.lead')} anchor="bank-files" of={preview}>
      {preview.data && <Make preview={preview.data} />}
      {list.data && all.length === 0 && <Text>{t('files.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((file) => (
          <li key={file.id} className="item">
            <One file={file} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

type Planned = BankFilePreview['payouts'][number];

function Make({ preview: { amount, payouts, left_out } }: { readonly preview: BankFilePreview }) {
  const { t } = useTranslation('bankfiles');
  const { t: common } = useTranslation();
  const make = useStewardDeed((_: undefined, key) => api.post<BankFile>('/payouts/bank-files', {}, key));
  const account = ({ account: to }: Planned) => (to ? `${to.name}, ${to.sort_code}, …${to.ending}` : '–');
  const sum = inWords(amount, common);
  return (
    <Stack gap="sm">
      {payouts.length === 0 && <Text>{t('files.nothing')}</Text>}
      {payouts.length > 0 && (
        <>
          <Rows
            caption={t('files.next')}
            columns={[
              { name: t('files.columns.who'), cell: ({ expert_name }: Planned) => expert_name },
              { name: t('files.columns.account'), cell: account },
              { name: t('files.columns.amount'), cell: (one) => inWords(one.amount, common), isAmount: true },
            ]}
            rows={payouts}
            keyOf={({ payout_id }) => payout_id}
          />
          <Sure
            label={t('files.make')}
            sure={t('files.makeSure')}
            onSure={() => make.mutate(undefined)}
            isPending={make.isPending}
            error={make.error}
          >
            <Text>{t('files.means', { count: payouts.length, amount: sum })}</Text>
          </Sure>
        </>
      )}
      {left_out.length > 0 && (
        <div>
          <Title order={3}>{t('files.leftOut')}</Title>
          <ul>
            {left_out.map(({ payout_id, expert_name, amount: theirs, reason }) => (
              <li key={payout_id}>
                {expert_name}, {inWords(theirs, common)}: {t(`leftOut.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}

const colours = { waiting: 'marigold', settled: 'leaf', withdrawn: 'gray' } as const;

function One({ file }: { readonly file: BankFile }) {
  const { t } = useTranslation('bankfiles');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const [isOpen, setOpen] = useState(false);
  const { id, state, is_overdue, made_at, amount, payouts, paid, unheard, failed, returned, sha256, withdrawal } = file;
  const named = dayAndTime(zone, made_at, locale);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={3} fz="md">
            {t('files.one', { when: named })}
          </Title>
          <Badge variant="light" color={colours[state]}>
            {t(`files.states.${state}`)}
          </Badge>
          {is_overdue && (
            <Badge variant="light" color="brick">
              {t('files.overdue')}
            </Badge>
          )}
        </Group>
        <Group gap="sm">
          {state !== 'withdrawn' && (
            <Anchor href={`/api/v1/payouts/bank-files/${id}/file.csv`} aria-label={`${t('files.download')}: ${named}`}>
              {t('files.download')}
            </Anchor>
          )}
          <Button
            variant="default"
            size="compact-md"
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? 'files.close' : 'files.open')}: ${named}`}
            onClick={() => setOpen((open) => !open)}
          >
            {t(isOpen ? 'files.close' : 'files.open')}
          </Button>
        </Group>
      </Group>
      <Text size="sm">
        {t('files.sums', { count: payouts, amount: inWords(amount, common) })} ·{' '}
        {t('files.became', { paid, unheard, failed, returned })}
      </Text>
      <Text size="sm" c="dimmed" className="code">
        SHA-256 {sha256}
      </Text>
      {file.paid_before > 0 && (
        <Text fw={600} c="var(--barefoot-harm)">
          {t('files.paidBefore', { count: file.paid_before })}
        </Text>
      )}
      {withdrawal && <Text size="sm">{t('files.withdrawn', { reason: withdrawal.reason })}</Text>}
      {isOpen && <BankFileDetails file={file} />}
    </Stack>
  );
}
