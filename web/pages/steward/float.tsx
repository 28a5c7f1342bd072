import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { float as floatQuery, floatChecks, type FloatStanding } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { movingIn, stillToSend } from './float-figures.js';
import { Part } from './part.js';
import { Rows } from './rows.js';
import { TopUps } from './top-ups.js';

/** What lies at GoCardless to pay from, against what is to be paid. */
export function Float() {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const float = useQuery(floatQuery);
  const isOff = float.error instanceof Refusal && float.error.code === 'payments-off';
  const data = float.data;
  return (
    <Part title={t('float.title')} lead={t('float.lead')} anchor="float" {...(!isOff && { of: float })}>
      {isOff && <Text>{t('approvals.off')}</Text>}
      {data && (
        <>
          <dl className="figures">
            <Figure name={t('float.balance')} value={inWords(data.held.balance, common)} />
            <Figure name={t('float.promised')} value={inWords(data.held.promised, common)} />
            <Figure name={t('float.books')} value={inWords(data.in_books, common)} />
            <Figure name={t('float.underWay')} value={inWords(data.under_way, common)} />
            <Figure name={t('float.due', { day: date(data.due_through, locale) })} value={inWords(data.due, common)} />
          </dl>
          <WhatToSend float={data} />
        </>
      )}
      <TopUps />
      <Checks />
    </Part>
  );
}

/** What was sent already and is on its way is not asked for again; what goes out of it is needed there no more. */
function WhatToSend({ float }: { readonly float: FloatStanding }) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const moving = movingIn(float);
  const toSend = stillToSend(float.missing, float);
  const isShort = toSend.minor > 0;
  return (
    <div>
      {moving.minor > 0 && <Text>{t('float.moving', { amount: inWords(moving, common) })}</Text>}
      <Text fw={600} {...(isShort && { c: 'var(--barefoot-harm)' })}>
        {isShort && t('float.missing', { amount: inWords(toSend, common) })}
        {!isShort && t(float.missing.minor > 0 ? 'float.enoughThen' : 'float.enough')}
      </Text>
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What GoCardless and the books did not agree on, morning by morning. */
function Checks() {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { data } = useInfiniteQuery(floatChecks);
  const differing = (data?.pages.flatMap(({ items }) => items) ?? []).filter((one) => one.differences.length > 0);
  const pounds = (minor: number) => inWords({ minor, currency: 'GBP' }, common);
  if (!data) return null;
  return (
    <Stack gap="sm">
      <Title order={3}>{t('float.checks')}</Title>
      {differing.length === 0 && <Text>{t('float.noDifferences')}</Text>}
      {differing.map(({ checked_on, differences }) => (
        <div key={checked_on}>
          <Text fw={600}>{date(checked_on, locale)}</Text>
          <Rows
            caption={t('float.checkOf', { day: date(checked_on, locale) })}
            columns={[
              { name: t('float.columns.what'), cell: ({ subject }) => <span className="code">{subject}</span> },
              { name: t('float.columns.theirs'), cell: (one) => pounds(one.theirs_minor), isAmount: true },
              { name: t('float.columns.ours'), cell: (one) => pounds(one.ours_minor), isAmount: true },
            ]}
            rows={differences}
            keyOf={({ subject }) => subject}
          />
        </div>
      ))}
    </Stack>
  );
}
