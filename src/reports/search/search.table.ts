import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { type Found, mostAwards, mostOfAKind, mostSessions } from './search.js';

interface Reader {
  readonly userId: UserId;
  readonly organisations: readonly OrganisationId[];
}

/** Words of what anybody may find, and of what is the reader's own. All of them must be there, each as a word or its beginning. */
export class SearchTable {
  private readonly query: string;
  private readonly parts: string;

  constructor(
    private readonly tx: Transaction,
    private readonly words: readonly string[],
  ) {
    const places = words.map((_, place) => `$${place + 1}`);
    this.query = places.map((word) => `search_query(${word}, ':*')`).join(' && ');
    this.parts = places.map((word) => `'%' || split_part(search_words(${word}), ' ', 1) || '%'`).join(', ');
  }

  /** In an order that changes daily: nobody is first for their name. */
  advisers(now: Temporal.Instant): Promise<Found[]> {
    return this.find(
      `SELECT 'adviser' AS kind, e.id, e.name AS title_en, '' AS title_cy, e.headline_en AS about, NULL::timestamptz AS at
       FROM experts e WHERE e.state = 'live' AND e.search_document @@ (${this.query})
       ORDER BY md5(e.id || ${this.given(0)}), e.id`,
      now.toString().slice(0, 10),
    );
  }

  /** That may be applied to. */
  programmes(now: Temporal.Instant): Promise<Found[]> {
    return this.find(
      `SELECT 'programme' AS kind, p.id, p.name_en AS title_en, p.name_cy AS title_cy, o.name AS about, p.closes_at AS at
       FROM programmes p JOIN organisations o ON o.id = p.funder_id
       WHERE p.state = 'open' AND p.opens_at <= ${this.given(0)} AND p.closes_at > ${this.given(0)}
         AND ${this.isIn('p.name_en, p.name_cy, p.summary_en, p.summary_cy, o.name')}
       ORDER BY p.closes_at, p.id`,
      now.toString(),
    );
  }

  /** That take place yet. */
  groupSessions(now: Temporal.Instant): Promise<Found[]> {
    return this.find(
      `SELECT 'group-session' AS kind, g.id, g.title_en, g.title_cy, e.name AS about, g.starts_at AS at
       FROM group_sessions g JOIN experts e ON e.id = g.expert_id
       WHERE g.state = 'scheduled' AND g.starts_at > ${this.given(0)} AND e.state = 'live'
         AND ${this.isIn('g.title_en, g.title_cy, e.name')}
       ORDER BY g.starts_at, g.id`,
      now.toString(),
    );
  }

  organisations({ organisations }: Reader): Promise<Found[]> {
    return this.find(
      `SELECT 'organisation' AS kind, o.id, o.name AS title_en, '' AS title_cy, '' AS about, NULL::timestamptz AS at
       FROM organisations o WHERE o.id = ANY(${this.given(0)}) AND ${this.isIn('o.name')} ORDER BY o.name, o.id`,
      organisations,
    );
  }

  /** Of the organisations that one belongs to. */
  bookings({ organisations }: Reader): Promise<Found[]> {
    const adviser = 'SELECT name FROM experts WHERE id = b.expert_id';
    return this.find(
      `SELECT 'booking' AS kind, b.id, b.title_en, b.title_cy, e.name AS about, b.starts_at AS at
       FROM unnest(${this.given(0)}::uuid[]) AS mine (organisation)
       CROSS JOIN LATERAL ${this.latestWith(adviser, 'organisation_id = mine.organisation')} b JOIN experts e ON e.id = b.expert_id
       ORDER BY b.starts_at DESC, b.id DESC`,
      organisations,
    );
  }

  /** That one gives oneself. */
  sessions({ userId }: Reader): Promise<Found[]> {
    const client = 'SELECT name FROM organisations WHERE id = b.organisation_id';
    const own = `expert_id = (SELECT id FROM experts WHERE user_id = ${this.given(0)})`;
    return this.find(
      `SELECT 'session' AS kind, b.id, b.title_en, b.title_cy, o.name AS about, b.starts_at AS at
       FROM ${this.latestWith(client, own)} b JOIN organisations o ON o.id = b.organisation_id
       ORDER BY b.starts_at DESC, b.id DESC`,
      userId,
    );
  }

  vouchers({ organisations }: Reader): Promise<Found[]> {
    return this.find(
      `SELECT 'voucher' AS kind, v.id, p.name_en AS title_en, p.name_cy AS title_cy, o.name AS about, v.offered_at AS at
       FROM ${this.latestOfEach('vouchers', 'offered_at DESC, id')} v
       JOIN programmes p ON p.id = v.programme_id JOIN organisations o ON o.id = v.organisation_id
       WHERE ${this.isIn('p.name_en, p.name_cy, o.name')}
       ORDER BY v.offered_at DESC, v.id`,
      organisations,
    );
  }

  applications({ organisations }: Reader): Promise<Found[]> {
    return this.find(
      `SELECT 'application' AS kind, a.id, p.name_en AS title_en, p.name_cy AS title_cy, o.name AS about, a.started_at AS at
       FROM ${this.latestOfEach('applications', 'started_at DESC, id')} a
       JOIN programmes p ON p.id = a.programme_id JOIN organisations o ON o.id = a.organisation_id
       WHERE ${this.isIn('p.name_en, p.name_cy, o.name, a.need')}
       ORDER BY a.started_at DESC, a.id`,
      organisations,
    );
  }

  private find(statement: string, ...given: readonly unknown[]): Promise<Found[]> {
    return this.tx.query(`${statement} LIMIT ${mostOfAKind}`, [...this.words, ...given]);
  }

  /** The place of what is given besides the words. */
  private given(place: number): string {
    return `$${this.words.length + place + 1}`;
  }

  /** Sessions with the words, the latest first: they are read in the order of an index, until there are enough. */
  private latestWith(other: string, whose: string): string {
    const order = 'ORDER BY b.starts_at DESC, b.id DESC';
    return `(SELECT * FROM (SELECT * FROM bookings b WHERE b.${whose} ${order} LIMIT ${mostSessions}) b
      WHERE ${this.isIn(`b.title_en, b.title_cy, b.needs, (${other})`)} ${order} LIMIT ${mostOfAKind})`;
  }

  /** Of each of the given organisations the latest so many. */
  private latestOfEach(table: 'vouchers' | 'applications', order: string): string {
    return `unnest(${this.given(0)}::uuid[]) AS mine (organisation) CROSS JOIN LATERAL
      (SELECT * FROM ${table} WHERE organisation_id = mine.organisation ORDER BY ${order} LIMIT ${mostAwards})`;
  }

  /** Most texts are told apart by their letters alone, which takes a tenth of the time that it takes to make words of them. */
  private isIn(columns: string): string {
    const text = `concat_ws(' ', ${columns})`;
    return `plain_text(${text}) LIKE ALL (ARRAY[${this.parts}]) AND to_tsvector('simple', search_words(${text})) @@ (${this.query})`;
  }
}
