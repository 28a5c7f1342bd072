import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Booking, funding as fundingQuery, quote as quoteQuery } from '../../api/bookings.js';
import { PricePanel } from '../../parts/price-panel.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { ChooseFunding } from './choose-funding.js';
import { ConfirmAtOnce } from './confirm-at-once.js';
import { Countdown } from './countdown.js';
import { LetGo } from './let-go.js';
import { PayOwed } from './pay-owed.js';
import { Steps } from './steps.js';

interface Props {
  readonly booking: Booking;
  /** Asks again how the booking stands. */
  readonly look: () => void;
}

/** The third step: the time is held, and somebody pays for it. */
export default function Fund({ booking, look }: Props) {
  const { t } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  useTitle(t('fund.title'));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Steps at="funding" />
        {booking.lapses_at && <Countdown until={booking.lapses_at} onOver={look} />}
      </Group>
      <div className="book">
        <Stack gap="lg">
          <div>
            <Title>{t('fund.title')}</Title>
            <Text mt="xs">
              {t('fund.what', {
                title: say(booking.title),
                name: booking.expert.name,
                when: dayAndTime(zone, booking.start, locale),
              })}
            </Text>
          </div>
          <Means booking={booking} />
          <LetGo booking={booking} />
        </Stack>
        <Price booking={booking} />
      </div>
    </Stack>
  );
}

function Means({ booking }: { readonly booking: Booking }) {
  const isMoney = booking.price.minor > 0 && booking.price.currency !== 'TCR';
  const { data: funding, error, refetch } = useQuery({ ...fundingQuery(booking.id), enabled: isMoney });
  if (!isMoney) return <ConfirmAtOnce booking={booking} />;
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!funding) return <Waiting />;
  return funding.shares.length > 0 ? (
    <PayOwed booking={booking} funding={funding} />
  ) : (
    <ChooseFunding booking={booking} />
  );
}

function Price({ booking }: { readonly booking: Booking }) {
  const { data: quote } = useQuery({ ...quoteQuery(booking.id), enabled: booking.price.minor > 0 });
  return quote ? <PricePanel booking={booking} quote={quote} /> : null;
}
