import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reconciliation, reconciledLines, type ReconciledLine, reconciliations } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { type Column, Rows } from './rows.js';

/** Each day of a provider, held against the books; a day that does not agree opens into its lines. */
export function Reconciliations() {
  const { t } = useTranslation('treasury');
  const list = useInfiniteQuery(reconciliations);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('reconciliation.title')} lead={t('reconciliation.lead')} anchor="reconciliation" of={list}>
      {all.length === 0 && <Text>{t('reconciliation.none')}</Text>}
      <Stack component="ul" className="plain" gap="sm">
        {all.map((one) => (
          <li key={one.id} className="item">
            <Day one={one} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

function Day({ one }: { readonly one: Reconciliation }) {
  const { t } = useTranslation('treasury');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { day, provider, agrees, lines, differences, waiting, held } = one;
  const named = `${date(day, locale)}, ${t(`providers.${provider}`)}`;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="sm">
            <Title order={3} fz="md">
              {named}
            </Title>
            <Badge variant="light" color={agrees ? 'leaf' : 'brick'}>
              {t(agrees ? 'reconciliation.agrees' : 'reconciliation.differs')}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t('reconciliation.lines', { count: lines })}
            {differences > 0 && ` · ${t('reconciliation.differences', { count: differences })}`}
            {waiting > 0 && ` · ${t('reconciliation.waiting', { count: waiting })}`}
            {held &&
              held.difference.minor !== 0 &&
              ` · ${t('reconciliation.held', { amount: inWords(held.difference, common) })}`}
          </Text>
        </div>
        <Group gap="sm">
          {lines > 0 && (
            <Button
              variant="default"
              size="compact-md"
              aria-expanded={isOpen}
              aria-label={`${t(isOpen ? 'reconciliation.close' : 'reconciliation.open')}: ${named}`}
              onClick={() => setOpen((open) => !open)}
            >
              {t(isOpen ? 'reconciliation.close' : 'reconciliation.open')}
            </Button>
          )}
          <Anchor href={`/api/v1/reconciliations/${day}/${provider}/lines.csv`} aria-label={`CSV: ${named}`}>
            CSV
          </Anchor>
        </Group>
      </Group>
      {isOpen && <Lines one={one} />}
    </Stack>
  );
}

function Lines({ one: { day, provider, agrees } }: { readonly one: Reconciliation }) {
  const { t } = useTranslation('treasury');
  const [isAll, setAll] = useState(agrees);
  const list = useInfiniteQuery(reconciledLines(day, provider, isAll ? undefined : 'different'));
  const columns = useLineColumns();
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm">
      <Refused error={list.error} retry={() => void list.refetch()} />
      {!list.data && !list.error && <Waiting lines={3} />}
      {list.data && lines.length === 0 && <Text>{t('reconciliation.noLines')}</Text>}
      {lines.length > 0 && (
        <Rows
          caption={t('reconciliation.linesOf')}
          columns={columns}
          rows={lines}
          keyOf={({ external_id }) => external_id}
        />
      )}
      <More {...list} />
      {!isAll && (
        <Button variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>
          {t('reconciliation.all')}
        </Button>
      )}
    </Stack>
  );
}

function useLineColumns(): readonly [Column<ReconciledLine>, ...Column<ReconciledLine>[]] {
  const { t } = useTranslation('treasury');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  return [
    {
      name: t('reconciliation.columns.what'),
      cell: ({ kind, external_id }) => (
        <>
          {t(`lineKinds.${kind}`)} <span className="code">{external_id}</span>
        </>
      ),
    },
    {
      name: t('reconciliation.columns.state'),
      cell: ({ state, our_id }) =>
        `${t(`lineStates.${state}`)}${our_id === null ? `, ${t('reconciliation.unknown')}` : ''}`,
    },
    { name: t('reconciliation.columns.at'), cell: ({ at }) => dayAndTime(zone, at, locale) },
    { name: t('reconciliation.columns.theirs'), cell: (line) => inWords(line.provider_says, common), isAmount: true },
    { name: t('reconciliation.columns.ours'), cell: (line) => inWords(line.books_say, common), isAmount: true },
    {
      name: t('reconciliation.columns.difference'),
      cell: (line) => inWords(line.difference, common),
      isAmount: true,
    },
  ];
}
