import { Anchor, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Months, transparency } from '../../api/transparency.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { monthAfter } from '../../parts/when.js';
import '../pay/pay.css';
import { AllFigures } from './all-figures.js';
import { DaysToPay } from './days-to-pay.js';
import { useMonths } from './figure-text.js';
import { PayOfAdvisers } from './pay-of-advisers.js';
import { Pound } from './pound.js';
import './transparency.css';
import { WentWrong } from './went-wrong.js';

const spans = { quarter: 3, year: 12, years: 36 } as const;
type Span = keyof typeof spans;
const names = Object.keys(spans) as Span[];

/** How advisers are paid, for anyone to read. */
export default function TransparencyPage() {
  const { t } = useTranslation('transparency');
  useTitle(t('title'));
  const [span, choose] = useSpan();
  const last = useQuery(transparency());
  const { to } = last.data?.asked ?? {};
  const asked = to && { from: monthAfter(to, 1 - spans[span]), to };
  return (
    <Stack gap="xl" className="open-books">
      <div>
        <Title>{t('title')}</Title>
        <Text size="lg" mt="xs">
          {t('lead')}
        </Text>
      </div>
      <NativeSelect
        label={t('span.label')}
        maw="20rem"
        value={span}
        onChange={({ currentTarget }) => choose(currentTarget.value as Span)}
        data={names.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      {last.error ? (
        <Refused error={last.error} retry={() => void last.refetch()} />
      ) : asked ? (
        <Books asked={asked} />
      ) : (
        <Waiting lines={12} />
      )}
    </Stack>
  );
}

function useSpan(): [Span, (span: Span) => void] {
  const [search, setSearch] = useSearchParams();
  const span = names.find((one) => one === search.get('of')) ?? 'year';
  return [span, (chosen) => setSearch({ of: chosen }, { replace: true })];
}

function Books({ asked }: { readonly asked: Months }) {
  const { t } = useTranslation('transparency');
  const spoken = useMonths();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...transparency(asked),
    placeholderData: keepPreviousData,
  });
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <Stack gap="xl" aria-busy={isPlaceholderData}>
      <Text role="status">
        {data.months
          ? t('of', { months: spoken(data.months) })
          : t('tooFewYet', { count: data.least_advisers, months: spoken(asked) })}
      </Text>
      <Pound books={data} />
      <DaysToPay books={data} />
      <PayOfAdvisers books={data} />
      <WentWrong books={data} />
      <AllFigures books={data} />
      <Stack component="section" gap="xs" aria-labelledby="how">
        <Title order={2} id="how">
          {t('how.title')}
        </Title>
        <Text>{t('how.few', { count: data.least_advisers })}</Text>
        <Text>{t('how.hour')}</Text>
        <Text>
          <Anchor component={Link} to="/policies" underline="always">
            {t('how.policies')}
          </Anchor>
        </Text>
        <Text>
          <Anchor href="/api/v1/transparency" underline="always">
            {t('how.program')}
          </Anchor>
        </Text>
      </Stack>
    </Stack>
  );
}
