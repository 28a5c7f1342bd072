import { z } from 'zod';
import { meetingModes } from '../../experts/index.js';
import { codesOf, topics } from '../../kernel/taxonomy.js';
import { instantText } from '../../platform/http/parameters.js';
import { cancelReasons } from '../reasons.js';

export const scheduleGroupSessionRequest = z
  .strictObject({
    offer_id: z.uuid().meta({ description: 'An offer of yours with a capacity of more than 1.' }),
    start: instantText,
    mode: z.enum(meetingModes),
  })
  .meta({ id: 'ScheduleGroupSession' });
export type ScheduleGroupSessionRequest = z.output<typeof scheduleGroupSessionRequest>;

export const takeSeatRequest = z
  .strictObject({
    organisation_id: z.uuid().meta({ description: 'For whom you book; you are its booker or admin.' }),
    needs: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ description: 'What you want help with; the adviser reads it, the others in the session do not.' }),
  })
  .meta({ id: 'TakeSeat' });
export type TakeSeatRequest = z.output<typeof takeSeatRequest>;

export const callOffRequest = z
  .strictObject({
    reason: z.enum(cancelReasons).meta({ description: 'Everybody who has a seat reads it.' }),
    note: z.string().trim().max(1000).optional().meta({ description: 'For everybody who has a seat.' }),
  })
  .meta({ id: 'CallOffGroupSession' });
export type CallOffRequest = z.output<typeof callOffRequest>;

export const guaranteeRequest = z
  .strictObject({
    pool: z.string().trim().min(2).max(120).meta({ description: 'The pool that pays for the seats that are missing.' }),
    reason: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'GuaranteeGroupSession' });
export type GuaranteeRequest = z.output<typeof guaranteeRequest>;

export const findGroupSessionsRequest = z
  .strictObject({
    topic: z.enum(codesOf(topics)).optional().meta({ description: 'Of advisers who work on it.' }),
    from: instantText
      .optional()
      .meta({ description: 'Those that start then or later; none that has begun is listed.' }),
    to: instantText.optional().meta({ description: 'Those that start before then.' }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional().meta({ description: '`next_cursor` of the page before.' }),
  })
  .refine(({ from, to }) => !from || !to || Temporal.Instant.compare(from, to) < 0, {
    path: ['to'],
    message: 'must be after from',
  });
export type FindGroupSessionsRequest = z.output<typeof findGroupSessionsRequest>;
