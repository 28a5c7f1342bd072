import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';
import { now } from '../../api/now.js';
import { Cancel } from './cancel.js';
import { Move } from './move.js';
import { useRole } from './use-role.js';

/** Move it or call it off, each opened by its button and closed without a trace. */
export function Change({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [open, setOpen] = useState<'move' | 'cancel'>();
  const [openedAt] = useState(() => now().getTime());
  const { mayBook } = useRole(booking);
  const isAhead = booking.state === 'confirmed' || booking.state === 'requested';
  if (!isAhead || !mayBook || Date.parse(booking.start) <= openedAt) return null;
  const toggle = (which: 'move' | 'cancel') => setOpen((one) => (one === which ? undefined : which));
  return (
    <Stack>
      <Group>
        {booking.seat === null && (
          <Button variant="default" aria-expanded={open === 'move'} onClick={() => toggle('move')}>
            {t('move.open')}
          </Button>
        )}
        <Button variant="default" aria-expanded={open === 'cancel'} onClick={() => toggle('cancel')}>
          {booking.state === 'requested' ? t('cancel.withdraw') : t('cancel.open')}
        </Button>
      </Group>
      {open === 'move' && <Move booking={booking} onDone={() => setOpen(undefined)} />}
      {open === 'cancel' && <Cancel booking={booking} onDone={() => setOpen(undefined)} />}
    </Stack>
  );
}
