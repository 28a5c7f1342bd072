import type Stripe from 'stripe';
import { invalid } from './refusal.js';
import type { Kept } from './shelf.js';

interface Span {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

export interface PageAsked {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
  readonly created?: number | Span | undefined;
}

/** A page of `all`, which come newest first; `url` is the list's own. */
export function pageOf<Object extends Kept>(
  all: readonly Object[],
  asked: PageAsked,
  url: string,
): Stripe.ApiList<Object> {
  const found = all.filter(({ created }) => isWithin(created ?? 0, asked.created));
  const start = asked.starting_after === undefined ? 0 : placeOf(found, asked.starting_after, 'starting_after') + 1;
  const end = asked.ending_before === undefined ? found.length : placeOf(found, asked.ending_before, 'ending_before');
  const window = found.slice(start, end);
  const data = asked.ending_before === undefined ? window.slice(0, asked.limit) : window.slice(-asked.limit);
  return { object: 'list', url, has_more: window.length > data.length, data };
}

function placeOf(all: readonly Kept[], id: string, param: string): number {
  const place = all.findIndex((one) => one.id === id);
  if (place === -1) throw invalid(`No such object: '${id}'`, param, 'resource_missing');
  return place;
}

function isWithin(created: number, span: number | Span = {}): boolean {
  if (typeof span === 'number') return created === span;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = span;
  return created > gt && created >= gte && created < lt && created <= lte;
}
