import { z } from 'zod';
import { meetingModes } from '../experts/index.js';
import { instantText } from '../platform/http/parameters.js';
import { cancelReasons, declineReasons } from './reasons.js';
import { telephoneNumber } from './meeting/meeting.request.js';

const longestListDays = 62;

export const listSlotsRequest = z
  .strictObject({
    offer: z.uuid(),
    from: instantText,
    to: instantText,
    moving: z
      .uuid()
      .optional()
      .meta({ description: 'A booking of yours that is to move: its own time is not in its way.' }),
  })
  .refine(({ from, to }) => Temporal.Instant.compare(from, to) < 0, { path: ['to'], message: 'must be after from' })
  .refine(({ from, to }) => from.until(to).total('hours') <= longestListDays * 24, {
    path: ['to'],
    message: `must be at most ${longestListDays} days after from`,
  });
export type ListSlotsRequest = z.output<typeof listSlotsRequest>;

const longestExplanationDays = 2;

export const explainSlotsRequest = z
  .strictObject({ offer: z.uuid(), from: instantText, to: instantText })
  .refine(({ from, to }) => Temporal.Instant.compare(from, to) < 0, { path: ['to'], message: 'must be after from' })
  .refine(({ from, to }) => from.until(to).total('hours') <= longestExplanationDays * 24 + 2, {
    path: ['to'],
    message: `must be at most ${longestExplanationDays} days after from`, // which a clock change makes an hour or two longer
  });
export type ExplainSlotsRequest = z.output<typeof explainSlotsRequest>;

export const numberWithoutCall = {
  path: ['phone'],
  message: 'must be left out, unless mode is phone',
  params: { rule: 'contradicts' },
};

/** A number is given for a session by phone alone. */
export function isForCalls({ mode, phone }: { readonly mode: string; readonly phone?: string | undefined }): boolean {
  return phone === undefined || mode === 'phone';
}

export const holdTimeRequest = z
  .strictObject({
    token: z.string().max(500).meta({ description: 'Of a listed slot.' }),
    organisation_id: z.uuid().meta({ description: 'For whom you book; you are its booker or admin.' }),
    mode: z.enum(meetingModes),
    needs: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ description: 'What you want help with; the adviser reads it.' }),
    phone: telephoneNumber
      .optional()
      .meta({ description: 'For a session by phone: where you can be called. Only the adviser is told.' }),
  })
  .refine(isForCalls, numberWithoutCall)
  .meta({ id: 'HoldTime' });
export type HoldTimeRequest = z.output<typeof holdTimeRequest>;

export const moveBookingRequest = z.strictObject({ start: instantText }).meta({ id: 'MoveBooking' });
export type MoveBookingRequest = z.output<typeof moveBookingRequest>;

export const cancelBookingRequest = z
  .strictObject({
    reason: z.enum(cancelReasons).meta({ description: 'The other side reads it.' }),
    note: z.string().trim().max(1000).optional().meta({ description: 'For the other side to read.' }),
  })
  .meta({ id: 'CancelBooking' });
export type CancelBookingRequest = z.output<typeof cancelBookingRequest>;

export const answerRequestRequest = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accepted') }),
    z.strictObject({
      answer: z.literal('declined'),
      reason: z.enum(declineReasons).meta({ description: 'The client reads it.' }),
      note: z.string().trim().max(1000).optional().meta({ description: 'For the client to read.' }),
    }),
  ])
  .meta({ id: 'AnswerRequest' });
export type AnswerRequestRequest = z.output<typeof answerRequestRequest>;

export const listBookingsRequest = z.strictObject({
  as: z
    .enum(['client', 'adviser'])
    .optional()
    .meta({ description: 'Only those that I made, or only those that I am booked for.' }),
  from: instantText.optional(),
  to: instantText.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListBookingsRequest = z.output<typeof listBookingsRequest>;
