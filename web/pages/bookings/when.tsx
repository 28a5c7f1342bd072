import { Anchor, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';
import { MeetingPlace } from '../../parts/meeting-place.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { StateBadge } from './state-badge.js';

/** When, how it stands in a sentence, and where. */
export function When({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { t: book } = useTranslation('book');
  const [zone] = useZone();
  const locale = useLocale();
  const { id, start, end, state } = booking;
  const isOn = state === 'confirmed';
  return (
    <Stack gap="sm" align="flex-start">
      <StateBadge booking={booking} />
      <div>
        <Text fw={600} size="lg">
          {dayAndTime(zone, start, locale)}–{timeIn(zone, end)}
        </Text>
        <Text size="sm" c="dimmed">
          {book('zone', { zone: zone.replaceAll('_', ' ') })} · {book(`modes.${booking.mode}`)}
        </Text>
      </div>
      <Stands booking={booking} />
      {isOn && <MeetingPlace bookingId={id} />}
      {isOn && (
        <Anchor href={`/api/v1/bookings/${id}.ics`} download>
          <IconCalendarPlus size={18} aria-hidden /> {t('calendar')}
        </Anchor>
      )}
    </Stack>
  );
}

function Stands({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const { state, expert, lapses_at, declined, cancelled, settlement } = booking;
  const said = {
    requested: lapses_at && t('stands.requested', { name: expert.name, when: dayAndTime(zone, lapses_at, locale) }),
    declined: declined && t('stands.declined', { name: expert.name, reason: t(`declineReasons.${declined.reason}`) }),
    cancelled: cancelled && t(`stands.cancelled.${cancelled.by}`, { reason: t(`cancelReasons.${cancelled.reason}`) }),
    lapsed: t('stands.lapsed'),
  }[state as string];
  const note = declined?.note ?? cancelled?.note;
  return (
    <>
      {said && <Text>{said}</Text>}
      {note && <Text className="said">“{note}”</Text>}
      {settlement && (
        <Text>
          {t('stands.settled', {
            due: inWords(settlement.due, common),
            returned: inWords(settlement.returned, common),
          })}
        </Text>
      )}
    </>
  );
}
