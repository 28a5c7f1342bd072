import { Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Booking, booking as bookingQuery, type Funding } from '../../api/bookings.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { PayOwed } from './pay-owed.js';
import { useFollowedPayment } from './use-followed-payment.js';

/** How it stands with paying for a session. */
export interface Owing {
  readonly booking: Booking;
  readonly funding: Funding;
}

interface Props {
  readonly series: readonly Booking[];
  readonly owing: readonly Owing[];
}

/** One payment after the other, as each session has its own; those that are on their way are followed meanwhile. */
export function PaySeries({ series, owing }: Props) {
  const { t } = useTranslation('series');
  const [zone] = useZone();
  const locale = useLocale();
  const next = owing.find((each) => !isOnItsWay(each)) ?? owing[0];
  if (!next) return null;
  const number = series.findIndex(({ id }) => id === next.booking.id) + 1;
  return (
    <Stack gap="md">
      {owing.map(({ booking }) => (
        <Followed key={booking.id} booking={booking} />
      ))}
      {owing
        .filter((each) => each !== next && isOnItsWay(each))
        .map((each) => (
          <OnItsWay key={each.booking.id} owing={each} />
        ))}
      <Title order={2}>
        {t('fund.next', { number, count: series.length, when: dayAndTime(zone, next.booking.start, locale) })}
      </Title>
      <PayOwed key={next.booking.id} booking={next.booking} funding={next.funding} />
    </Stack>
  );
}

function isOnItsWay({ funding }: Owing): boolean {
  const state = funding.payments.at(-1)?.state;
  return state === 'pending' || state === 'settled';
}

function OnItsWay({ owing: { booking, funding } }: { readonly owing: Owing }) {
  const { t } = useTranslation('series');
  const [zone] = useZone();
  useFollowedPayment(booking.id, funding.payments.at(-1));
  return <Text role="status">{t('fund.onItsWay', { when: dayAndTime(zone, booking.start, useLocale()) })}</Text>;
}

/** Once a session is held no longer, all of its series is read again, and the page goes on to what is next. */
function Followed({ booking }: { readonly booking: Booking }) {
  const queries = useQueryClient();
  const state = useQuery(bookingQuery(booking.id)).data?.state;
  useEffect(() => {
    if (state && state !== booking.state) void queries.invalidateQueries({ queryKey: ['bookings', 'series'] });
  }, [queries, state, booking.state]);
  return null;
}
