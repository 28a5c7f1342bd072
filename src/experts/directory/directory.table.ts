import type { ExpertId } from '../../kernel/id.js';
import type {
  AccessProvision,
  LegalForm,
  Region,
  Sector,
  SpokenLanguage,
  Stage,
  Topic,
} from '../../kernel/taxonomy.js';
import type { Period } from '../../kernel/time.js';
import { prepared, type Transaction } from '../../platform/database.js';
import type { ExpertKind } from '../expert.js';
import type { Pricing } from '../offer.js';
import { rankWeights, soonHours, turnsFrom } from './rank.js';
import { mutationsOf } from './welsh-mutations.js';

/** Whether who is found has all the words that were searched for, or any of them. */
export const wordMatches = ['all', 'any'] as const;
export type WordMatch = (typeof wordMatches)[number];

export interface DirectoryFilter {
  readonly words: readonly string[];
  /** All of them, unless it says otherwise. */
  readonly match?: WordMatch | undefined;
  readonly kind?: ExpertKind | undefined;
  readonly topic?: Topic | undefined;
  readonly language?: SpokenLanguage | undefined;
  readonly region?: Region | undefined;
  readonly remote?: boolean | undefined;
  /** All of it has to be there. */
  readonly access?: readonly AccessProvision[] | undefined;
  readonly pricing?: Pricing | undefined;
  /** In pence, both included. */
  readonly price?: { readonly from: number | undefined; readonly to: number | undefined } | undefined;
  /** These three leave out who names others only. Who names none takes on all, and ranks behind those who name it. */
  readonly stage?: Stage | undefined;
  readonly legalForm?: LegalForm | undefined;
  readonly sector?: Sector | undefined;
  /** Leaves nobody out. */
  readonly near?: Region | undefined;
  /** A run of free time of at least so long inside the window: a first sieve, which knows no notice, grid or buffers. */
  readonly free?: { readonly window: Period; readonly minutes: number } | undefined;
}

/** Where a page ended: rank and tie-break of its last adviser, and when the walk began, which decides what soon means, and the lot. */
export interface DirectoryPlace {
  readonly began: Temporal.Instant;
  readonly rank: number;
  readonly tie: string;
  readonly id: string;
}

export interface DirectoryRow {
  readonly id: ExpertId;
  readonly rank: number;
  readonly tie: string;
}

interface Wanted {
  readonly began: Temporal.Instant;
  readonly after?: DirectoryPlace | undefined;
  readonly count: number;
}

/**
 * Live advisers that fit, in the order of their rank, and of equals in an order that changes daily; a page can start after a place.
 * Without words a statement is planned once a connection; with them there are too many shapes to keep a plan for each.
 */
export async function findInDirectory(tx: Transaction, filter: DirectoryFilter, page: Wanted): Promise<DirectoryRow[]> {
  const { text, values } = directorySql(filter, page);
  if (filter.words.length > 0) {
    await tx.query(likenessSql);
    return tx.query<DirectoryRow[]>(text, values);
  }
  const shape = [filter.topic && 'topic', filter.free && 'free', page.after && 'after'].filter(Boolean);
  return prepared<DirectoryRow>(tx, `directory ${shape.join(' ')}`, text, values);
}

/**
 * How like a word of name, headlines or keywords a searched word must be: the first threshold finds beginnings of words, the second, which
 * compares whole words, typing errors. Tried with all errors of one letter in 27 words over 40 profiles: in words of seven
 * letters or more they find all but a third of the swapped letters, in words of five or six nine in ten wrong or missing
 * ones, with one false find for three searches; that ranks last.
 */
const likenessSql = `SELECT set_config('pg_trgm.word_similarity_threshold', '0.6', true),
  set_config('pg_trgm.strict_word_similarity_threshold', '0.4', true)`;

type Bind = (value: unknown) => string;

/**
 * The statement, for the search and for whoever wants to see its plan. OFFSET 0 keeps its two halves apart: the advisers
 * who fit are put in order first, and then diaries are read only until the page is full (docs/decisions/0004). What does not change the plan is
 * there whether it is asked for or not, so that there are only eight shapes to plan (docs/decisions/0014).
 */
export function directorySql(filter: DirectoryFilter, page: Wanted) {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value ?? null)}`;
  const words = filter.words.map((word) => wordSql(word, bind));
  const fits = words.map(({ matches, fit }) =>
    filter.match === 'any' ? `CASE WHEN ${matches} THEN ${fit} ELSE 0 END` : fit,
  );
  const conditions = [`e.state = 'live'`, ...wordConditions(words, filter.match), ...conditionsOf(filter, bind)];
  const rank = rankSql(filter, { began: page.began, fits, bind });
  const tie = `md5(e.id || ${bind(page.began.toString().slice(0, 10))})`;
  const fitting = `SELECT e.id, ${rank} AS rank, ${tie} AS tie FROM experts e WHERE ${conditions.join(' AND ')}`;
  const { after } = page;
  const wanted = [
    ...(after ? [`(rank, tie, id) > (${bind(after.rank)}::int, ${bind(after.tie)}, ${bind(after.id)}::uuid)`] : []),
    ...(filter.free ? [isFree(filter.free, bind)] : []),
  ];
  const where = wanted.length > 0 ? `WHERE ${wanted.join(' AND ')}` : '';
  return {
    text: `SELECT id, rank, tie FROM (${fitting} ORDER BY rank, tie, id OFFSET 0) fitting ${where}
      ORDER BY rank, tie, id LIMIT ${bind(page.count)}`,
    values,
  };
}

/** Of any, each is looked up in its index, and what they find is put together. */
function wordConditions(words: readonly WordSql[], match: WordMatch = 'all'): string[] {
  const matches = words.map((word) => word.matches);
  return match === 'any' && matches.length > 0 ? [`(${matches.join(' OR ')})`] : matches;
}

function conditionsOf(filter: DirectoryFilter, bind: Bind): string[] {
  const { price } = filter;
  return [
    ...(filter.topic ? [`e.topics @> ARRAY[${bind(filter.topic)}]`] : []),
    ifAsked(bind(filter.kind), 'text', (kind) => `e.kind = ${kind}`),
    ifAsked(bind(filter.language), 'text', (language) => `${language} = ANY(e.languages)`),
    ifAsked(bind(filter.region), 'text', (region) => `${region} = ANY(e.regions)`),
    ifAsked(bind(filter.remote), 'boolean', (remote) => `e.remote = ${remote}`),
    ifAsked(bind(filter.access), 'text[]', (access) => `e.access @> ${access}`),
    ifAsked(
      bind(filter.pricing),
      'text',
      (pricing) =>
        `EXISTS (SELECT FROM offers o WHERE o.expert_id = e.id AND o.retired_at IS NULL AND o.pricing = ${pricing})`,
    ),
    ifAsked(bind(price?.from), 'bigint', (from) => `e.lowest_price_minor >= ${from}`),
    ifAsked(bind(price?.to), 'bigint', (to) => `e.lowest_price_minor <= ${to}`),
    ifAsked(bind(filter.stage), 'text', (stage) => `(e.stages = '{}' OR ${stage} = ANY(e.stages))`),
    ifAsked(bind(filter.legalForm), 'text', (form) => `(e.legal_forms = '{}' OR ${form} = ANY(e.legal_forms))`),
    ifAsked(bind(filter.sector), 'text', (sector) => `(e.sectors = '{}' OR ${sector} = ANY(e.sectors))`),
  ];
}

function ifAsked(bound: string, type: string, condition: (value: string) => string): string {
  return `(${bound}::${type} IS NULL OR ${condition(`${bound}::${type}`)})`;
}

/**
 * One number and no list of columns: those that are the same for all are left out of the inner order, and the outer one would
 * then sort again. Who asks for a window has said when: then soon is nothing to rank by, and no diary is read for it.
 */
function rankSql(
  filter: DirectoryFilter,
  { began, fits, bind }: { began: Temporal.Instant; fits: readonly string[]; bind: Bind },
): string {
  const asked = [
    [filter.stage, 'stages'],
    [filter.legalForm, 'legal_forms'],
    [filter.sector, 'sectors'],
  ].map(([code, column]) => `(${bind(code)}::text = ANY(e.${column})) IS NOT TRUE`);
  const soon = () => bind(`[${began.toString()},${began.add({ hours: soonHours }).toString()})`);
  const near = `${bind(filter.near)}::text`;
  const parts: Record<keyof typeof rankWeights, string> = {
    words: fits.length > 0 ? `(100 - round(100 * (${fits.join(' + ')}) / ${fits.length}))::int` : '0',
    unnamed: `(${asked.map((unnamed) => `(${unnamed})::int`).join(' + ')})`,
    later: filter.free
      ? '0'
      : `CASE WHEN (SELECT d.free && ${soon()}::tstzrange FROM diaries d WHERE d.expert_id = e.id) THEN 0 ELSE 1 END`,
    distance: `CASE WHEN ${near} IS NULL OR ${near} = ANY(e.regions) THEN 0 WHEN e.remote THEN 1 ELSE 2 END`,
    turn: `CASE WHEN e.paid_minutes_90d < ${turnsFrom[0]} THEN 0 WHEN e.paid_minutes_90d < ${turnsFrom[1]} THEN 1 ELSE 2 END`,
  };
  return Object.entries(rankWeights)
    .map(([part, weight]) => `${weight} * ${parts[part as keyof typeof rankWeights]}`)
    .join(' + ');
}

interface WordSql {
  readonly matches: string;
  readonly fit: string;
}

/**
 * Whether a word matches and how well. It is looked up in all texts as a whole or a beginning (Welsh ones in its other
 * mutations as well), and with typing errors in the short column only: likeness costs by the letter. For that reason it is
 * asked last, of those alone whom the word does not find otherwise.
 */
function wordSql(word: string, bind: Bind): WordSql {
  const bound = `${bind(word)}::text`;
  const forms = mutationsOf(word).map((form) => `${form}:*BC`);
  const welsh = forms.length > 0 ? ` || ${bind(forms.join(' | '))}::tsquery` : '';
  const found = `e.search_document @@ (search_query(${bound}, ':*')${welsh})`;
  const like = ['%>', '%>>'].map((operator) => `e.search_short ${operator} plain_text(${bound})`).join(' OR ');
  return {
    matches: `(${found} OR ${like})`,
    fit: `CASE WHEN e.search_document @@ search_query(${bound}, ':AB') THEN 1
      WHEN e.search_document @@ search_query(${bound}, '') THEN 0.9
      WHEN ${found} THEN 0.8
      ELSE 0.7 * word_similarity(plain_text(${bound}), e.search_short)::numeric END`,
  };
}

/** A subquery of one value, and no join: a join could be done in another order, for all diaries at once. */
function isFree({ window, minutes }: { window: Period; minutes: number }, bind: Bind): string {
  const range = `${bind(`[${window.start.toString()},${window.end.toString()})`)}::tstzrange`;
  return `(SELECT d.free && ${range} AND EXISTS (SELECT FROM unnest(d.free * tstzmultirange(${range})) run
    WHERE upper(run) - lower(run) >= make_interval(mins => ${bind(minutes)})) FROM diaries d WHERE d.expert_id = fitting.id)`;
}
