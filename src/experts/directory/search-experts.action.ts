import { Injectable } from '@nestjs/common';
import { pagesReach, readPages, slotsOf } from '../../diary/index.js';
import type { ExpertId, OfferId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { instantOf, minutesFrom, minutesOf, type Period, type Span, spanOf } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import {
  type DirectoryFilter,
  type DirectoryPlace,
  type DirectoryRow,
  findInDirectory,
  type WordMatch,
} from './directory.table.js';
import type { Expert } from '../expert.js';
import type { SearchRequest } from './directory.request.js';
import { ExpertTable, OfferTable } from '../expert.table.js';
import type { Offer } from '../offer.js';
import type { OfferOnView } from '../offer.view.js';
import type { OfferPrices } from '../quotes/offer-prices.js';
import { readPrices } from '../quotes/read-prices.js';
import { cursorOf, walkOf } from './directory-cursor.js';
import { type Reason, reasonsFor } from './reasons.js';
import { searchedWords } from './searched-words.js';

export interface FreeTime {
  readonly offerId: OfferId;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

export interface DirectoryPage {
  readonly items: readonly {
    readonly expert: Expert;
    readonly offers: readonly OfferOnView[];
    readonly free: FreeTime | null;
    readonly reasons: readonly Reason[];
  }[];
  readonly match: WordMatch;
  readonly nextCursor: string | null;
}

type Matching = DirectoryFilter & { readonly match: WordMatch };

interface Start {
  readonly began: Temporal.Instant;
  readonly after: DirectoryPlace | undefined;
  readonly limit: number;
}

interface Found {
  readonly found: readonly Candidate[];
  readonly place: DirectoryPlace | undefined;
  readonly match: WordMatch;
}

interface Candidate extends DirectoryRow {
  readonly offers: readonly Offer[];
  readonly free: FreeTime | null;
}

const mostRounds = 8;
const mostCandidates = 200;
const longestWindowDays = 31;

@Injectable()
export class SearchExperts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of the directory. Where nobody has all of several words, it is of those who have any, and so are the pages after it. */
  run(request: SearchRequest): Promise<DirectoryPage> {
    const now = this.clock.now();
    const filter = filterOf(request, now);
    const walked = request.cursor === undefined ? undefined : walkOf(request.cursor, request);
    const [match, after] = [walked?.match ?? 'all', walked?.place];
    const start = {
      began: after?.began ?? now.round({ smallestUnit: 'second', roundingMode: 'trunc' }),
      after,
      limit: request.limit,
    };
    return this.database.transaction(async (tx) => {
      const asked = await this.walk(tx, { ...filter, match }, start);
      const isNobody = !after && filter.words.length > 1 && asked.found.length === 0 && !asked.place;
      const { found, place, match: used } = isNobody ? await this.walk(tx, { ...filter, match: 'any' }, start) : asked;
      return {
        items: await withProfiles(tx, found, { ...filter, match: used }, now),
        match: used,
        nextCursor: place ? cursorOf(request, { match: used, place }) : null,
      };
    });
  }

  /**
   * Free time is sieved by one query over the maintained projection, and each adviser on the page is then confirmed by the
   * computation that lists and books slots; those it refuses are dropped, and the page refills from twice as many. Where
   * almost all are refused, a page may stay short and still have a next one.
   */
  private async walk(tx: Transaction, filter: Matching, { began, after, limit }: Start): Promise<Found> {
    const found: Candidate[] = [];
    let place = after;
    for (let round = 0; round < mostRounds && found.length < limit; round++) {
      const count = Math.min(limit * 2 ** round, mostCandidates);
      const rows = await findInDirectory(tx, filter, { began, after: place, count: count + 1 });
      const candidates = rows.slice(0, count);
      const confirmed = await this.confirm(tx, candidates, filter.free);
      const taken = confirmed.slice(0, limit - found.length);
      found.push(...taken);
      const last = (taken.length < confirmed.length ? taken : candidates).at(-1);
      const more = rows.length > count || taken.length < confirmed.length;
      place = more && last ? { began, rank: last.rank, tie: last.tie, id: last.id } : undefined;
      if (!place) break;
    }
    return { found, place, match: filter.match };
  }

  private async confirm(
    tx: Transaction,
    rows: readonly DirectoryRow[],
    free: DirectoryFilter['free'],
  ): Promise<Candidate[]> {
    const ids = rows.map(({ id }) => id);
    const offers = Map.groupBy(await new OfferTable(tx).ofExperts(ids), (offer) => offer.expertId);
    const candidates = rows.map((row) => ({ ...row, offers: offers.get(row.id) ?? [], free: null }));
    if (!free) return candidates;
    const now = this.clock.now();
    const pagesOf = await pagesOver(tx, candidates, free.window, now);
    const prices = await readPrices(
      tx,
      candidates.flatMap((candidate) => candidate.offers),
    );
    return candidates.flatMap((candidate) => {
      const page = pagesOf.get(candidate.id);
      const times = page
        ? candidate.offers.flatMap((offer) =>
            firstFree(
              offer,
              pricedSlots(offer, prices.get(offer), (span) => slotsOf(page, offer, span, now)),
              free,
            ),
          )
        : [];
      const first = times.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))[0];
      return first ? [{ ...candidate, free: first }] : [];
    });
  }
}

/** Advisers whose windows count open days take more pages than others, so they are read apart. */
async function pagesOver(tx: Transaction, candidates: readonly Candidate[], window: Period, now: Temporal.Instant) {
  const asked = widened(window);
  const [far, near] = [true, false].map((rolling) =>
    candidates.filter(({ offers }) => offers.some(({ windowKind }) => windowKind === 'open_days') === rolling),
  );
  const reach = far?.flatMap(({ offers }) => offers.map((offer) => pagesReach(offer, asked, now))) ?? [];
  const over = {
    start: Math.min(asked.start, ...reach.map(({ start }) => start)),
    end: Math.max(asked.end, ...reach.map(({ end }) => end)),
  };
  const pages = [...(await pagesOfAll(tx, near, asked, now)), ...(await pagesOfAll(tx, far, over, now))];
  return new Map(pages.map((page) => [page.expertId, page]));
}

async function pagesOfAll(tx: Transaction, some: readonly Candidate[] = [], over: Span, now: Temporal.Instant) {
  return some.length > 0
    ? readPages(
        tx,
        some.map(({ id }) => id),
        { over, now, offers: some.flatMap(({ offers }) => offers) },
      )
    : [];
}

function filterOf(request: SearchRequest, now: Temporal.Instant): DirectoryFilter {
  const { kind, topic, stage, sector, language, access, region, near, remote, pricing } = request;
  const { legal_form: legalForm, free_from: start, free_to: end } = request;
  const price = { from: request.price_from_minor, to: request.price_to_minor };
  const profile = { kind, topic, stage, legalForm, sector, language, access, region, near, remote, pricing };
  const filter = { words: searchedWords(request.q ?? ''), price, ...profile };
  if (!start || !end) return filter;
  if (
    start.until(end).total('hours') > longestWindowDays * 24 ||
    Temporal.Instant.compare(end, now.add({ hours: 97 * 24 })) > 0
  ) {
    throw new Problem(
      'window-out-of-range',
      `Ask for a window of at most ${longestWindowDays} days that ends within 97 days from now.`,
    );
  }
  return { ...filter, free: { window: { start, end }, minutes: request.free_minutes } };
}

/** As they are listed: those that have a price. */
function pricedSlots(
  { pricing }: Offer,
  prices: OfferPrices | undefined,
  slots: (span: Span) => number[],
): (span: Span) => number[] {
  if (pricing === 'free_introduction') return slots;
  return (span) => slots(span).filter((start) => prices?.at(instantOf(start)));
}

/** An offer serves if it is not for groups, lasts at least as long as was asked for, and the session lies wholly in the window. */
function firstFree(
  offer: Offer,
  slots: (span: { start: number; end: number }) => number[],
  free: NonNullable<DirectoryFilter['free']>,
): FreeTime[] {
  if (offer.durationMinutes < free.minutes || offer.capacity > 1) return [];
  const start = minutesFrom(free.window.start);
  const [first] = slots({ start, end: minutesOf(free.window.end) - offer.durationMinutes + 1 });
  if (first === undefined) return [];
  return [{ offerId: offer.id, start: instantOf(first), end: instantOf(first + offer.durationMinutes) }];
}

/** Buffers of up to four hours look beyond the window. */
function widened(window: Period) {
  const { start, end } = spanOf(window);
  return { start: start - 240, end: end + 240 };
}

async function withProfiles(
  tx: Transaction,
  found: readonly Candidate[],
  filter: DirectoryFilter,
  now: Temporal.Instant,
) {
  const prices = await readPrices(
    tx,
    found.flatMap(({ offers }) => offers),
  );
  const experts = await new ExpertTable(tx).findAll(found.map(({ id }) => id));
  const expertOf = new Map<ExpertId, Expert>(experts.map((expert) => [expert.id, expert]));
  return found.flatMap(({ id, offers, free, rank }) => {
    const expert = expertOf.get(id);
    const onView = offers.map((offer) => ({ offer, today: prices.get(offer)?.at(now) ?? null }));
    return expert ? [{ expert, offers: onView, free, reasons: reasonsFor(filter, expert, rank) }] : [];
  });
}
