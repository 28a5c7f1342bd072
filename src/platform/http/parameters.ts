import { z } from 'zod';

/** An id in an address: anything but a UUID is no such thing, and costs no query. */
export const idParameter = z.uuid();

/** A moment in a request: ISO 8601 with an offset or Z, within this century. A fault ends the matter: no rule compares texts. */
export const instantText = z.iso
  .datetime({ offset: true, abort: true, error: 'must be an ISO 8601 date and time with an offset or Z' })
  .refine((text) => /^20\d\d-/.test(text), { error: 'must be in this century', abort: true })
  .refine((text) => !/\.\d{10}/.test(text), { error: 'must be no finer than a nanosecond', abort: true })
  .transform((text) => Temporal.Instant.from(text).round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }))
  .meta({ description: 'ISO 8601 with an offset or Z, such as 2026-12-03T09:00:00Z.' });

/** A day in a request, also one long past, such as that of a qualification. */
export const dateText = z.iso
  .date({ abort: true, error: 'must be a date such as 2026-12-03' })
  .refine((text) => /^(19|20)\d\d-/.test(text), 'must be in this century or the last');

/** What a bank has beside money, in whatever spacing: 2 to 140 characters. */
export const bankReferenceText = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text.replace(/\s+/g, ' '))
  .pipe(z.string().min(2).max(140));

export const dateView = z.iso.date();

export const instantView = z.iso.datetime();
