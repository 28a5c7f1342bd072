import { Badge, Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Earning, earnings } from '../../api/pay.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date, shortDay } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { daysBetween, figuresOf } from './figures.js';

/** Figures first, then each thing that was earned. */
export function Earnings({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(earnings(expertId));
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  return (
    <Stack component="section" gap="md" aria-labelledby="earned">
      <Title order={2} id="earned">
        {t('earned.title')}
      </Title>
      <Numbers all={all} isAll={!hasNextPage} />
      {all.length === 0 ? <Text>{t('earned.none')}</Text> : <Table all={all} />}
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

function Numbers({ all, isAll }: { readonly all: readonly Earning[]; readonly isAll: boolean }) {
  const { t } = useTranslation('pay');
  const { t: common } = useTranslation();
  const { due, late, underWay, paid, daysToPay } = figuresOf(all);
  const pounds = (minor: number) => inWords({ minor, currency: 'GBP' }, common);
  return (
    <>
      <dl className="figures">
        <Figure name={t('figures.due')} value={pounds(due)} />
        {late > 0 && <Figure name={t('figures.late')} value={pounds(late)} />}
        {underWay > 0 && <Figure name={t('figures.underWay')} value={pounds(underWay)} />}
        <Figure name={t('figures.paid')} value={pounds(paid)} />
        {daysToPay !== null && <Figure name={t('figures.days')} value={t('figures.daysAre', { count: daysToPay })} />}
      </dl>
      {!isAll && (
        <Text size="sm" c="dimmed">
          {t('figures.some', { count: all.length })}
        </Text>
      )}
    </>
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

function Table({ all }: { readonly all: readonly Earning[] }) {
  const { t } = useTranslation('pay');
  return (
    <table className="rows">
      <thead>
        <tr>
          {(['what', 'due', 'state', 'hour'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
          <th scope="col" className="amount">
            {t('columns.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <Row key={one.id} earning={one} />
        ))}
      </tbody>
    </table>
  );
}

const colours = { due: 'teal', late: 'brick', 'under-way': 'marigold', paid: 'leaf' } as const;

function Row({ earning }: { readonly earning: Earning }) {
  const { t } = useTranslation('pay');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const locale = useLocale();
  const { title, organisation_name, kind, starts_at, due_on, state, paid_on, earned_at, effective, amount, late } =
    earning;
  return (
    <tr>
      <th scope="row">
        {say(title)}
        {organisation_name && `, ${organisation_name}`}
        {kind !== 'session' && ` (${t(`kinds.${kind}`)})`}
        {starts_at && ` · ${shortDay(starts_at.slice(0, 10), locale)}`}
      </th>
      <td data-name={t('columns.due')}>{date(due_on, locale)}</td>
      <td data-name={t('columns.state')}>
        <span>
          <Badge variant="light" color={colours[state]}>
            {t(`earned.states.${state}`)}
          </Badge>{' '}
          {paid_on && t('earned.within', { count: daysBetween(earned_at.slice(0, 10), paid_on) })}
        </span>
      </td>
      <td data-name={t('columns.hour')}>
        <span>
          {effective ? inWords(effective.hourly, common) : '–'}
          {effective && effective.verdict !== 'fair' && `, ${t(`verdicts.${effective.verdict}`)}`}
        </span>
      </td>
      <td className="amount" data-name={t('columns.amount')}>
        <span>
          {inWords(amount, common)}
          {late && ` + ${inWords({ ...late.interest, minor: late.interest.minor + late.compensation.minor }, common)}`}
          {late && ` ${t('earned.forLate')}`}
        </span>
      </td>
    </tr>
  );
}
