import * as z from 'zod';
import { GoCardlessRefusal } from './refusal.js';
import type { Kept, Kind, World } from './world.js';

/** Answers with the body; `made` is the id of what was created, so that the idempotency key remembers it. */
export interface Answer {
  readonly body: object;
  readonly made?: string;
}

export interface Endpoint {
  /** What the parameters stand in: `payments` for its creation, `data` for actions, nothing for queries. */
  readonly envelope?: string;
  readonly answer: (parameters: unknown, id: string) => Answer;
}

export const metadata = z
  .record(z.string().max(50), z.string().max(500))
  .refine((value) => Object.keys(value).length <= 3, 'must have at most 3 keys');
export const pence = z.int('must be a whole number of pence').min(1, 'must be greater than 0').max(100_000_000);
export const gbp = z.literal('GBP', { error: 'the sandbox knows pounds only: GBP' });
export const text = z.string().max(1000);
export const date = z.iso.date();

const span = z.strictObject({ gt: text.optional(), gte: text.optional(), lt: text.optional(), lte: text.optional() });
export const page = {
  after: z.string().optional(),
  before: z.string().optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50),
  created_at: span.optional(),
};

/** `POST /payments`: answers with `{ payments: {...} }`. */
export function creates<Of extends Kind, Schema extends z.ZodType>(
  kind: Of,
  schema: Schema,
  create: (wanted: z.output<Schema>) => Kept<Of>,
): Endpoint {
  return {
    envelope: kind,
    answer: (parameters) => {
      const made = create(parse(schema, parameters, kind));
      return { body: { [kind]: made }, made: made.id };
    },
  };
}

/** `PUT /payments/:id`, where `envelope` is the collection, and `POST .../actions/...`, where it is `data`. */
export function changes<Of extends Kind, Schema extends z.ZodType>(
  kind: Of,
  envelope: string,
  schema: Schema,
  change: (id: string, wanted: z.output<Schema>) => Kept<Of>,
): Endpoint {
  return {
    envelope,
    answer: (parameters, id) => ({ body: { [kind]: change(id, parse(schema, parameters, envelope)) } }),
  };
}

export function finds(world: World, kind: Kind): Endpoint {
  return { answer: (_, id) => ({ body: { [kind]: world.get(kind, id) } }) };
}

type Filters<Of extends Kind> = Readonly<Record<string, (object: Kept<Of>) => unknown>>;

/** `filters` are the list's own parameters: those whose name `is` tells of an object must be one of what is asked, `paid,pending`. */
export function lists<Of extends Kind>(world: World, kind: Of, filters: Filters<Of> = {}): Endpoint {
  const own = Object.fromEntries(Object.keys(filters).map((name) => [name, text.optional()] as const));
  const schema = z.strictObject({ ...page, ...own });
  return {
    answer: (parameters) => {
      const asked = parse(schema, parameters, kind);
      const found = world
        .all(kind)
        .filter((one) => fits(one, asked, filters))
        .filter((one) => isWithin((one as { created_at?: string }).created_at ?? '', asked.created_at));
      return { body: pageOf(kind, found, asked) };
    },
  };
}

function fits<Of extends Kind>(one: Kept<Of>, asked: object, filters: Filters<Of>): boolean {
  const wanted = asked as Readonly<Record<string, string | undefined>>;
  return Object.entries(filters).every(
    ([name, is]) => wanted[name] === undefined || wanted[name].split(',').includes(String(is(one))),
  );
}

interface PageAsked {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** `{ payments: [...], meta }`; a cursor is the id of the first or last that is shown. */
export function pageOf(
  kind: string,
  found: readonly { readonly id: string }[],
  asked: PageAsked,
): Record<string, unknown> {
  const start = asked.after === undefined ? 0 : found.findIndex(({ id }) => id === asked.after) + 1;
  const end = asked.before === undefined ? found.length : found.findIndex(({ id }) => id === asked.before);
  const window = found.slice(start, Math.max(end, 0));
  const shown = asked.before === undefined ? window.slice(0, asked.limit) : window.slice(-asked.limit);
  const hasMore = window.length > shown.length;
  const before = start > 0 ? (shown[0]?.id ?? null) : null;
  const after = hasMore ? (shown.at(-1)?.id ?? null) : null;
  return { [kind]: shown, meta: { cursors: { before, after }, limit: asked.limit } };
}

function isWithin(at: string, { gt, gte, lt, lte }: z.output<typeof span> = {}): boolean {
  const isAfter = (gt === undefined || at > gt) && (gte === undefined || at >= gte);
  return isAfter && (lt === undefined || at < lt) && (lte === undefined || at <= lte);
}

/** @throws GoCardlessRefusal 422, which names every field that is no good */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  parameters: unknown,
  envelope: string,
): z.output<Schema> {
  const result = schema.safeParse(parameters ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => {
    const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String);
    const message = issue.code === 'unrecognized_keys' ? 'is not known to the sandbox' : issue.message;
    return { field: path.at(-1) ?? envelope, message, request_pointer: `/${[envelope, ...path].join('/')}` };
  });
  throw new GoCardlessRefusal(422, 'validation_failed', errors as [(typeof errors)[0]]);
}
