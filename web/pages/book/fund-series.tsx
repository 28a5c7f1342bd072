import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Booking, funding as fundingQuery } from '../../api/bookings.js';
import { now } from '../../api/now.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { sumOf } from '../../parts/sum-of.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { ChooseSeriesFunding } from './choose-series-funding.js';
import { ConfirmSeries } from './confirm-series.js';
import { Countdown } from './countdown.js';
import { LetSeriesGo } from './let-series-go.js';
import { type Owing, PaySeries } from './pay-series.js';
import { Steps } from './steps.js';

interface Props {
  readonly series: readonly Booking[];
  /** Asks again how they stand. */
  readonly look: () => void;
}

/** The third step of a series: all of it is held, and somebody pays for it. */
export function FundSeries({ series, look }: Props) {
  const { t } = useTranslation('series');
  const say = useBilingual();
  const held = series.filter(({ state }) => state === 'held');
  const [first] = held as [Booking];
  const until = held.flatMap(({ lapses_at }) => lapses_at ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  useTitle(t('fund.title'));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Steps at="funding" />
        {until && <Countdown until={until} onOver={look} />}
      </Group>
      <div className="book">
        <Stack gap="lg">
          <div>
            <Title>{t('fund.title')}</Title>
            <Text mt="xs">
              {t('fund.what', { title: say(first.title), name: first.expert.name, count: series.length })}
            </Text>
          </div>
          <Means series={series} held={held} />
          <LetSeriesGo held={held} />
        </Stack>
        <Prices series={series} />
      </div>
    </Stack>
  );
}

interface MeansProps {
  readonly series: readonly Booking[];
  readonly held: readonly Booking[];
}

function Means({ series, held }: MeansProps) {
  const isMoney = held.some(({ price }) => price.minor > 0 && price.currency !== 'TCR');
  const found = useQueries({ queries: held.map(({ id }) => ({ ...fundingQuery(id), enabled: isMoney })) });
  if (!isMoney) return <ConfirmSeries held={held} />;
  const failed = found.find(({ error }) => error);
  if (failed) return <Refused error={failed.error} retry={() => void failed.refetch()} />;
  const owing = held.flatMap((booking, index): Owing[] => {
    const funding = found[index]?.data;
    return funding ? [{ booking, funding }] : [];
  });
  if (owing.length < held.length) return <Waiting />;
  const open = owing.filter(({ funding }) => funding.shares.length === 0).map(({ booking }) => booking);
  return open.length > 0 ? <ChooseSeriesFunding held={open} /> : <PaySeries series={series} owing={owing} />;
}

/** What each session costs, how it stands, and what all of them come to. */
function Prices({ series }: Pick<Props, 'series'>) {
  const { t } = useTranslation('series');
  const { t: common } = useTranslation();
  const { t: states } = useTranslation('bookings');
  const [zone] = useZone();
  const locale = useLocale();
  const total = sumOf(series.map(({ price }) => price));
  return (
    <Paper component="aside" withBorder p="lg" aria-labelledby="prices">
      <Title order={2} id="prices">
        {t('fund.prices')}
      </Title>
      <table className="sums">
        <tbody>
          {series.map(({ id, start, price, state, cancel_free_until: freeUntil }) => (
            <tr key={id}>
              <th scope="row">
                {dayAndTime(zone, start, locale)}
                <Text size="sm" c="dimmed" component="span" display="block">
                  {state !== 'held'
                    ? states(`states.${state}`)
                    : Date.parse(freeUntil) > now().getTime()
                      ? t('fund.freeUntil', { when: dayAndTime(zone, freeUntil, locale) })
                      : price.minor > 0 && t('fund.freeNoMore')}
                </Text>
              </th>
              <td>{price.minor === 0 ? common('free') : inWords(price, common)}</td>
            </tr>
          ))}
          {total && total.minor > 0 && (
            <tr className="total">
              <th scope="row">{t('fund.total')}</th>
              <td>{inWords(total, common)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Paper>
  );
}
