import { z } from 'zod';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Booking } from '../booking.js';
import { viewBookings } from '../booking.view.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { recordView, viewRecord } from '../delivery/delivery.view.js';
import type { Countersignature } from './countersignature.js';

export const countersignaturesView = z
  .object({
    booking_id: z.uuid(),
    items: z.array(
      z.object({
        version: z.int().meta({ description: 'Of the record.' }),
        at: instantView,
        hours_right: z.boolean(),
        note: z.string(),
      }),
    ),
  })
  .meta({ id: 'Countersignatures' });

/** Neither the client's words nor the adviser's private notes. */
export const sessionsToCountersignView = z
  .object({
    items: z.array(
      z.object({
        booking_id: z.uuid(),
        expert: z.object({ id: z.uuid(), name: z.string() }),
        organisation: z.object({ id: z.uuid(), name: z.string() }),
        title: z.object({ en: z.string(), cy: z.string() }),
        start: instantView,
        end: instantView,
        record: recordView,
      }),
    ),
    more: z.boolean().meta({ description: 'Whether there are more: countersign some, and ask again.' }),
  })
  .meta({ id: 'SessionsToCountersign' });

export function viewCountersignatures(
  bookingId: string,
  found: readonly Countersignature[],
): z.output<typeof countersignaturesView> {
  const items = found.map(({ version, at, hoursRight, note }) => ({
    ...{ version, at: at.toString(), hours_right: hoursRight, note },
  }));
  return { booking_id: bookingId, items };
}

export async function viewSessionsToCountersign(
  tx: Transaction,
  bookings: readonly Booking[],
  now: Temporal.Instant,
): Promise<z.output<typeof sessionsToCountersignView>['items']> {
  const deliveries = new DeliveryTable(tx);
  const items = [];
  for (const { id, expert, organisation, title, start, end } of await viewBookings(tx, bookings, now)) {
    const record = viewRecord(await deliveries.standing(id as Booking['id']));
    items.push({ booking_id: id, expert, organisation, title, start, end, record });
  }
  return items.toSorted((a, b) => a.start.localeCompare(b.start));
}
