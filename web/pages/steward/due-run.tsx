import { Alert, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Due, due as dueQuery, type RunDone } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { type Column, Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Who would be paid what now; it is done by itself each working morning, and may be done at once. */
export function DueRun() {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const list = useInfiniteQuery(dueQuery);
  const columns = useColumns();
  const run = useStewardDeed((_: undefined, key) => api.post<RunDone>('/payouts/runs', {}, key));
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const payable = all.filter(({ held_back }) => held_back === null);
  const amount = inWords({ minor: payable.reduce((sum, one) => sum + one.amount.minor, 0), currency: 'GBP' }, common);
  const through = list.data?.pages[0]?.through;
  return (
    <Part
      title={t('due.title')}
      lead={through ? t('due.lead', { day: date(through, locale) }) : ''}
      anchor="due"
      of={list}
    >
      {run.data && <Done done={run.data} />}
      {all.length === 0 ? (
        <Text>{t('due.none')}</Text>
      ) : (
        <Rows caption={t('due.title')} columns={columns} rows={all} keyOf={({ expert_id }) => expert_id} />
      )}
      <More {...list} />
      {payable.length > 0 && (
        <Sure
          label={t('due.run')}
          sure={t('due.runSure')}
          onSure={() => run.mutate(undefined)}
          isPending={run.isPending}
          error={run.error}
        >
          <Text>{t(list.hasNextPage ? 'due.meansMore' : 'due.means', { count: payable.length, amount })}</Text>
        </Sure>
      )}
    </Part>
  );
}

function Done({ done: { planned, amount, held_back, failed } }: { readonly done: RunDone }) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  return (
    <Alert color={failed > 0 ? 'brick' : 'leaf'} variant="light" role="status">
      {t('due.done', { count: planned, amount: inWords(amount, common) })}
      {held_back > 0 && ` ${t('due.heldBack', { count: held_back })}`}
      {failed > 0 && ` ${t('due.failed', { count: failed })}`}
    </Alert>
  );
}

function useColumns(): readonly [Column<Due>, ...Column<Due>[]] {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  return [
    { name: t('due.columns.who'), cell: ({ name }) => name },
    { name: t('due.columns.since'), cell: ({ due_on }) => date(due_on, locale) },
    { name: t('due.columns.way'), cell: ({ rail }) => (rail ? t(`rails.${rail}`) : '–') },
    {
      name: t('due.columns.state'),
      cell: ({ held_back }) => (held_back ? t(`heldBack.${held_back}`) : t('due.isPaid')),
    },
    { name: t('due.columns.amount'), cell: ({ amount }) => inWords(amount, common), isAmount: true },
  ];
}
