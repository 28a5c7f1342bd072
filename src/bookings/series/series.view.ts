import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { bookingView, slotView } from '../booking.view.js';
import { type Conflict, conflictRules } from './series.js';
import { mostInSeries } from './series.request.js';

const conflictFields = {
  start: instantView,
  rule: z.enum(conflictRules).meta({ description: 'The first rule that is against a session that starts then.' }),
};

const bookings = z.array(bookingView).max(mostInSeries);

export const seriesView = z
  .object({
    series_id: z.uuid(),
    bookings,
    skipped: z.array(z.object(conflictFields)).max(mostInSeries),
  })
  .meta({ id: 'Series' });

export const seriesBookingsView = z.object({ series_id: z.uuid(), bookings }).meta({ id: 'SeriesBookings' });

export const alternatives = 3;

export const seriesPreviewView = z
  .object({
    made: z.array(slotView).max(mostInSeries),
    conflicts: z
      .array(z.object({ ...conflictFields, alternatives: z.array(slotView).max(alternatives) }))
      .max(mostInSeries),
  })
  .meta({ id: 'SeriesPreview' });

export function viewConflict({ start, rule }: Conflict) {
  return { start: start.toString(), rule };
}
