import * as z from 'zod';
import type { Fields } from '../fields.js';
import { invalid } from './refusal.js';

/** What a form can say of a number or a yes. */
export const integer = z
  .string()
  .regex(/^-?\d{1,12}$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const metadata = z.record(z.string().max(40), z.string().max(500));
export const text = z.string().max(5000);
export const currency = z.literal('gbp', { error: 'The sandbox knows pounds only: say gbp.' });
/** Stripe takes no less than 30p. */
export const amount = integer.pipe(
  z.int().min(30, 'Amount must be at least £0.30 gbp').max(99_999_999, 'Amount must be no more than £999,999.99'),
);
export const positive = integer.pipe(z.int().min(1, 'This value must be greater than or equal to 1.'));
/** Seconds since 1970, or a span of them. */
const moment = z.union([
  integer,
  z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
]);
export const page = {
  limit: integer.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: moment.optional(),
};

/** @throws StripeRefusal 400, which names the first parameter that is no good */
export function parse<Schema extends z.ZodType>(schema: Schema, fields: Fields): z.output<Schema> {
  const result = schema.safeParse({ ...fields });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const param = inBrackets([...(issue?.path ?? []), ...unknown]);
  if (unknown.length > 0) throw invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  const isMissing = issue?.code === 'invalid_type' && valueAt(fields, issue.path) === undefined;
  if (isMissing) throw invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
  throw invalid(`Invalid ${param}: ${issue?.message ?? 'not understood'}`, param, 'parameter_invalid');
}

function inBrackets([first, ...deeper]: readonly PropertyKey[]): string {
  return String(first ?? '') + deeper.map((name) => `[${String(name)}]`).join('');
}

function valueAt(fields: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Record<PropertyKey, unknown> | undefined)?.[name], fields);
}
