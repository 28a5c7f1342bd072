import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { latePay } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Rows } from './rows.js';

/** What advisers should have had by now, and what being late adds. */
export function LatePaid() {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const list = useInfiniteQuery(latePay);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('late.title')} lead={t('late.lead')} anchor="late" of={list}>
      {all.length === 0 ? (
        <Text>{t('late.none')}</Text>
      ) : (
        <Rows
          caption={t('late.title')}
          columns={[
            { name: t('late.columns.who'), cell: ({ expert }) => expert.name },
            { name: t('late.columns.due'), cell: ({ due_on }) => date(due_on, locale) },
            { name: t('late.columns.days'), cell: ({ days }) => String(days) },
            { name: t('late.columns.way'), cell: ({ is_under_way }) => t(is_under_way ? 'late.onWay' : 'late.not') },
            {
              name: t('late.columns.adds'),
              cell: ({ interest, compensation }) =>
                inWords({ ...interest, minor: interest.minor + compensation.minor }, common),
              isAmount: true,
            },
            { name: t('late.columns.amount'), cell: ({ amount }) => inWords(amount, common), isAmount: true },
          ]}
          rows={all}
          keyOf={({ earning_id }) => earning_id}
        />
      )}
      <More {...list} />
    </Part>
  );
}
