import type { ExpertId } from '../kernel/id.js';
import type { Period } from '../kernel/time.js';
import { prepared, type Transaction } from '../platform/database.js';
import { mutationsOf } from './welsh-mutations.js';

export interface DirectoryFilter {
  readonly words: readonly string[];
  readonly kind?: string | undefined;
  readonly topic?: string | undefined;
  readonly language?: string | undefined;
  readonly region?: string | undefined;
  readonly remote?: boolean | undefined;
  /** A run of free time of at least so long inside the window: a first sieve, which knows no notice, grid or buffers. */
  readonly free?: { readonly window: Period; readonly minutes: number } | undefined;
}

/** Where a page ended: rank and tie-break of its last adviser, and the seed they came from. */
export interface DirectoryPlace {
  readonly seed: string;
  readonly rank: number;
  readonly tie: string;
  readonly id: string;
}

export interface DirectoryRow {
  readonly id: ExpertId;
  readonly rank: number;
  readonly tie: string;
}

/**
 * Live advisers that fit, best fit of the words first and then in an order that the seed decides; never by price.
 * Rank is minus the words' fit in hundredths, so that the whole order is ascending and a page can start after a place.
 * Without words a statement is planned once a connection; with them there are too many shapes to keep a plan for each.
 */
export async function findInDirectory(
  tx: Transaction,
  filter: DirectoryFilter,
  page: { readonly seed: string; readonly after?: DirectoryPlace | undefined; readonly count: number },
): Promise<DirectoryRow[]> {
  const { text, values } = directorySql(filter, page);
  if (filter.words.length > 0) {
    await tx.query(likenessSql);
    return tx.query<DirectoryRow[]>(text, values);
  }
  return prepared<DirectoryRow>(tx, `directory ${shapeOf(filter)} ${page.after ? 'after' : 'first'}`, text, values);
}

/**
 * How like a word of name, headlines or keywords a searched word must be: the first threshold finds beginnings of words, the second, which
 * compares whole words, typing errors. Tried with all errors of one letter in 27 words over 40 profiles: in words of seven
 * letters or more they find all but a third of the swapped letters, in words of five or six nine in ten wrong or missing
 * ones, with one false find for three searches; that ranks last.
 */
const likenessSql = `SELECT set_config('pg_trgm.word_similarity_threshold', '0.6', true),
  set_config('pg_trgm.strict_word_similarity_threshold', '0.4', true)`;

/**
 * The statement, for the search and for whoever wants to see its plan. OFFSET 0 keeps its two halves apart: the advisers
 * who fit are put in order first, and then diaries are read only until the page is full (docs/decisions/0004).
 */
export function directorySql(
  filter: DirectoryFilter,
  page: { seed: string; after?: DirectoryPlace | undefined; count: number },
) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const words = filter.words.map((word) => wordSql(word, bind));
  const rank =
    words.length > 0 ? `(-round(100 * (${words.map(({ fit }) => fit).join(' + ')}) / ${words.length}))::int` : '0';
  const order = words.length > 0 ? 'rank, tie, id' : 'tie, id';
  const conditions = [
    `e.state = 'live'`,
    ...words.map(({ matches }) => matches),
    ...(filter.topic ? [`e.topics @> ARRAY[${bind(filter.topic)}]`] : []),
    ...(filter.kind ? [`e.kind = ${bind(filter.kind)}`] : []),
    ...(filter.language ? [`e.languages @> ARRAY[${bind(filter.language)}]`] : []),
    ...(filter.region ? [`e.regions @> ARRAY[${bind(filter.region)}]`] : []),
    ...(filter.remote === undefined ? [] : [`e.remote = ${bind(filter.remote)}`]),
  ];
  const fitting = `SELECT e.id, ${rank} AS rank, md5(e.id || ${bind(page.seed)}) AS tie FROM experts e WHERE ${conditions.join(' AND ')}`;
  const { after } = page;
  const wanted = [
    ...(after ? [`(rank, tie, id) > (${bind(after.rank)}, ${bind(after.tie)}, ${bind(after.id)}::uuid)`] : []),
    ...(filter.free ? [isFree(filter.free, bind)] : []),
  ];
  const where = wanted.length > 0 ? `WHERE ${wanted.join(' AND ')}` : '';
  return {
    text: `SELECT id, rank, tie FROM (${fitting} ORDER BY ${order} OFFSET 0) fitting ${where} ORDER BY ${order} LIMIT ${bind(page.count)}`,
    values,
  };
}

/**
 * Whether a word matches and how well. It is looked up in all texts as a whole or a beginning (Welsh ones in its other
 * mutations as well), and with typing errors in the short column only: likeness costs by the letter. For that reason it is
 * asked last, of those alone whom the word does not find otherwise.
 */
function wordSql(word: string, bind: (value: unknown) => string): { matches: string; fit: string } {
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
function isFree({ window, minutes }: { window: Period; minutes: number }, bind: (value: unknown) => string): string {
  const range = `${bind(`[${window.start.toString()},${window.end.toString()})`)}::tstzrange`;
  return `(SELECT d.free && ${range} AND EXISTS (SELECT FROM unnest(d.free * tstzmultirange(${range})) run
    WHERE upper(run) - lower(run) >= make_interval(mins => ${bind(minutes)})) FROM diaries d WHERE d.expert_id = fitting.id)`;
}

/** One name a statement: which filters are there decides its text, what they ask for does not. */
function shapeOf(filter: DirectoryFilter): string {
  const present = (['topic', 'kind', 'language', 'region', 'remote', 'free'] as const).filter(
    (key) => filter[key] !== undefined,
  );
  return present.join(' ');
}
