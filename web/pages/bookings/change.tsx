import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';
import { now } from '../../api/now.js';
import { seriesOf } from '../../api/series.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Cancel } from './cancel.js';
import { CancelSeries } from './cancel-series.js';
import { Move } from './move.js';
import { useRole } from './use-role.js';

type Opened = 'move' | 'cancel' | 'series';

/** Move it or call it off, alone or with what is to come of its series, each opened by its button and closed without a trace. */
export function Change({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [open, setOpen] = useState<Opened>();
  const [openedAt] = useState(() => now().getTime());
  const [movedTo, setMovedTo] = useState<string>();
  const [zone] = useZone();
  const locale = useLocale();
  const isMoved = movedTo === booking.start;
  const { mayBook } = useRole(booking);
  const series = useQuery(seriesOf(booking)).data ?? [];
  const isAhead = booking.state === 'confirmed' || booking.state === 'requested';
  if (!isAhead || !mayBook || Date.parse(booking.start) <= openedAt) return null;
  const toCome = series.filter((one) => isToCome(one, openedAt));
  const toggle = (which: Opened) => setOpen((one) => (one === which ? undefined : which));
  const close = () => setOpen(undefined);
  const moved = ({ start }: Booking) => {
    setMovedTo(start);
    close();
  };
  return (
    <Stack>
      <div>
        <Text role="status" fw={600} mb={isMoved ? 'sm' : 0}>
          {isMoved && t('move.done', { when: dayAndTime(zone, movedTo, locale) })}
        </Text>
        <Group>
          {booking.seat === null && (
            <Button variant="default" aria-expanded={open === 'move'} onClick={() => toggle('move')}>
              {t('move.open')}
            </Button>
          )}
          <Button variant="default" aria-expanded={open === 'cancel'} onClick={() => toggle('cancel')}>
            {booking.state === 'requested' ? t('cancel.withdraw') : t('cancel.open')}
          </Button>
          {toCome.length > 1 && (
            <Button variant="default" aria-expanded={open === 'series'} onClick={() => toggle('series')}>
              {t('series.cancel', { count: toCome.length })}
            </Button>
          )}
        </Group>
      </div>
      {open === 'move' && <Move booking={booking} onMoved={moved} onDone={close} />}
      {open === 'cancel' && <Cancel booking={booking} onDone={close} />}
      {open === 'series' && <CancelSeries booking={booking} toCome={toCome} onDone={close} />}
    </Stack>
  );
}

/** As the service has it: what it calls off with a series. */
function isToCome({ state, start }: Booking, at: number): boolean {
  return ['held', 'requested', 'confirmed'].includes(state) && Date.parse(start) > at;
}
