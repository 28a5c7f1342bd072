import { z } from 'zod';
import { meetingModes } from '../../experts/index.js';
import { instantText } from '../../platform/http/parameters.js';

const longestWindowDays = 90;

const needs = z
  .string()
  .trim()
  .max(2000)
  .default('')
  .meta({ description: 'What you want help with; the adviser reads it.' });

const forWhom = z.uuid().meta({ description: 'For whom you wait; you are its booker or admin.' });

export const waitForSeatRequest = z.strictObject({ organisation_id: forWhom, needs }).meta({ id: 'WaitForSeat' });
export type WaitForSeatRequest = z.output<typeof waitForSeatRequest>;

export const joinWaitingListRequest = z
  .strictObject({
    offer_id: z.uuid(),
    organisation_id: forWhom,
    from: instantText.meta({ description: 'A time that starts here or later …' }),
    to: instantText.meta({ description: '… and ends here or earlier.' }),
    mode: z.enum(meetingModes),
    needs,
  })
  .refine(({ from, to }) => Temporal.Instant.compare(from, to) < 0, {
    path: ['to'],
    message: 'must be after from',
    params: { rule: 'too-early' },
  })
  .refine(({ from, to }) => from.until(to).total('hours') <= longestWindowDays * 24, {
    path: ['to'],
    message: `must be at most ${longestWindowDays} days after from`,
    params: { rule: 'too-late' },
  })
  .meta({ id: 'JoinWaitingList' });
export type JoinWaitingListRequest = z.output<typeof joinWaitingListRequest>;
