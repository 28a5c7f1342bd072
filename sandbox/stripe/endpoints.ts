import type * as z from 'zod';
import type { Fields } from '../fields.js';
import { parse } from './parameters.js';
import type { Owner } from './shelf.js';

/** What an endpoint is told besides its parameters. */
interface Asked {
  readonly ids: readonly string[];
  /** The connected account in whose name is asked (`Stripe-Account`). */
  readonly owner: Owner;
}

/** Answers with what Stripe's client takes it for: each handler says its type. */
export type Endpoint = (fields: Fields, asked: Asked) => object;

/** An endpoint that takes what `schema` lets through; `answer` gets its first id before the parameters. */
export function takes<Schema extends z.ZodType>(
  schema: Schema,
  answer: (parameters: z.output<Schema>, id: string, asked: Asked) => object,
): Endpoint {
  return (fields, asked) => answer(parse(schema, fields), asked.ids[0] ?? '', asked);
}
