import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { type Entry, type Hindrance, type KnownPerson, type Part, PersonalData } from '../platform/personal-data.js';
import { Retention } from '../platform/retention.js';
import { heldSince } from './legal-hold.js';

const byPerson = [
  'booked_by',
  'requested_by',
  'confirmed_by',
  'declined_by',
  'delivered_by',
  'accepted_by',
  'no_show_by',
  'cancelled_by',
];

const ofPerson = `($1 IN (${byPerson.map((column) => `b.${column}`).join()}) OR x.user_id = $1)`;

/** The sessions that somebody booked, changed or gave. What a client wrote is told to the client, a note to who wrote it. */
@Injectable()
export class PersonalBookings implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'bookings',
      purpose: 'To hold, change and pay for sessions, and to show afterwards what was agreed.',
      kept: 'For good as a record of what was booked; what was written with it while it is needed, or as long as the law says.',
      covers: [...byPerson.map((column) => `bookings (${column})`), 'booking_events (by_user)'],
      erased: {
        goes: 'What you wrote when you booked, asked or called off, save in sessions that were paid for.',
        stays:
          'That a session was, with whom, when and at what price, without your name: financial records, six years or as the policy retention says. What you wrote with a paid session goes with that time.',
      },
      export: exportBookings,
      erase: (tx, { userId }, now) => this.blank(tx, userId, now),
      held: async (tx, { userId }, now) => {
        const rows: { count: number }[] = await tx.query(
          `SELECT count(*)::int AS count FROM bookings b JOIN experts x ON x.id = b.expert_id
           WHERE is_held(b, $2) AND (b.booked_by = $1 OR x.user_id = $1)`,
          [userId, await heldSince(this.retention, tx, now)],
        );
        return rows[0]?.count ?? 0;
      },
      hindrances: findHindrances,
      release: (tx, userId, now) => this.blank(tx, userId, now),
    });
    this.personalData.tellOfOrganisations({
      name: 'bookings',
      purpose: 'To hold, change and pay for sessions, and to show afterwards what was agreed.',
      kept: 'For good as a record of what was booked; what was written with it as long as it is needed.',
      export: exportOfOrganisation,
    });
  }

  /** Takes away the words of a person where the law does not hold them, or holds them no longer. */
  private async blank(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    await tx.query(`UPDATE bookings b SET needs = '' WHERE booked_by = $1 AND needs <> '' AND NOT is_held(b, $2)`, [
      userId,
      await heldSince(this.retention, tx, now),
    ]);
    await tx.query('UPDATE bookings SET cancel_note = NULL WHERE cancelled_by = $1 AND cancel_note IS NOT NULL', [
      userId,
    ]);
    await tx.query('UPDATE bookings SET decline_note = NULL WHERE declined_by = $1 AND decline_note IS NOT NULL', [
      userId,
    ]);
  }
}

function exportBookings(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT b.id, CASE WHEN x.user_id = $1 THEN 'adviser' ELSE 'client' END AS my_side, b.state, x.name AS adviser,
       o.name AS organisation, b.title_en, b.title_cy, b.mode, CASE WHEN b.booked_by = $1 THEN b.needs END AS needs,
       b.starts_at, b.ends_at, b.price_minor, b.price_currency, b.cancel_free_until, b.created_at, b.requested_at, b.confirmed_at,
       b.declined_at, b.decline_reason, CASE WHEN b.declined_by = $1 THEN b.decline_note END AS decline_note,
       b.delivered_at, b.accepted_at, b.no_show_at, b.no_show_side, b.moved_at,
       b.cancelled_at, b.cancelled_side, b.cancel_reason, CASE WHEN b.cancelled_by = $1 THEN b.cancel_note END AS cancel_note,
       (SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'facts', e.facts) ORDER BY e.at, e.id), '[]')
        FROM booking_events e WHERE e.booking_id = b.id AND e.by_user = $1) AS done_by_me
     FROM bookings b JOIN experts x ON x.id = b.expert_id JOIN organisations o ON o.id = b.organisation_id
     WHERE ${ofPerson} OR EXISTS (SELECT FROM booking_events e WHERE e.booking_id = b.id AND e.by_user = $1)
     ORDER BY b.starts_at, b.id OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

function exportOfOrganisation(tx: Transaction, organisationId: string, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT b.id, b.state, x.name AS adviser, u.name AS booked_by, b.title_en, b.title_cy, b.mode, b.needs, b.starts_at, b.ends_at,
       b.price_minor, b.price_currency, b.cancel_free_until, b.created_at, b.requested_at, b.confirmed_at,
       b.declined_at, b.decline_reason, b.decline_note, b.delivered_at, b.accepted_at, b.no_show_at, b.no_show_side, b.moved_at,
       b.cancelled_at, b.cancelled_side, b.cancel_reason, b.cancel_note
     FROM bookings b JOIN experts x ON x.id = b.expert_id JOIN "user" u ON u.id = b.booked_by
     WHERE b.organisation_id = $1 ORDER BY b.starts_at, b.id OFFSET $2 LIMIT $3`,
    [organisationId, skip, count],
  );
}

/** Sessions to come, on either side; times that are held, which lapse by themselves; and what an adviser has yet to settle. */
async function findHindrances(tx: Transaction, person: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
  return [...(await findUpcoming(tx, person, now)), ...(await findUnsettled(tx, person, now))];
}

async function findUpcoming(tx: Transaction, { userId }: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
  const rows: { id: string; held: boolean; title_en: string; title_cy: string; starts_at: Date }[] = await tx.query(
    `SELECT b.id, b.state = 'held' AS held, b.title_en, b.title_cy, b.starts_at FROM bookings b JOIN experts x ON x.id = b.expert_id
     WHERE (b.booked_by = $1 OR x.user_id = $1) AND b.ends_at > $2
       AND (b.state = 'confirmed' OR (b.state IN ('held', 'requested') AND b.lapses_at > $2))
     ORDER BY b.starts_at, b.id LIMIT 100`,
    [userId, now.toString()],
  );
  return rows.map(({ id, held, title_en, title_cy, starts_at }) =>
    held
      ? { code: 'time-held', detail: 'A time is held. It lapses by itself.', id, passing: true }
      : {
          code: 'upcoming-session',
          detail: `“${title_en}” on ${starts_at.toISOString().slice(0, 10)} is still to come. Call it off, or wait until it is over.`,
          ...{ id, name: { en: title_en, cy: title_cy }, start: starts_at.toTemporalInstant() },
        },
  );
}

/**
 * Sessions that an adviser gave and has not recorded within the month that is for it, and those whose record is not accepted:
 * nobody else could correct it. Silence accepts what nobody objects to. Likewise what is disputed, and a no-show that is not settled: what
 * they are given of it has to have somewhere to go.
 */
async function findUnsettled(tx: Transaction, { userId }: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
  const rows: Unsettled[] = await tx.query(
    `SELECT b.id, b.title_en, b.title_cy, b.accept_by IS NOT NULL OR EXISTS (
         SELECT FROM no_shows n WHERE n.booking_id = b.id AND n.contested_at IS NULL AND b.state = 'no-show' AND NOT ${isDisputed}) AS passing,
       CASE WHEN ${isDisputed} THEN 'disputed' WHEN b.state = 'no-show' THEN 'missed' WHEN b.state = 'delivered' THEN 'recorded'
         ELSE 'unrecorded' END AS standing
     FROM bookings b JOIN experts x ON x.id = b.expert_id
     WHERE x.user_id = $1 AND ((b.state = 'delivered' AND (b.accept_by IS NULL OR b.accept_by > $2))
       OR (b.state = 'confirmed' AND b.ends_at <= $2 AND b.ends_at > $2::timestamptz - interval '30 days')
       OR (b.state = 'no-show' AND EXISTS (SELECT FROM booking_fundings f WHERE f.booking_id = b.id)
         AND NOT EXISTS (SELECT FROM booking_settlements s WHERE s.booking_id = b.id))
       OR ${isDisputed})
     ORDER BY b.starts_at, b.id LIMIT 100`,
    [userId, now.toString()],
  );
  return rows.map(({ id, title_en, title_cy, standing, passing }) => ({
    code: 'unsettled-session',
    detail: unsettled[standing](title_en),
    ...{ id, standing, name: { en: title_en, cy: title_cy } },
    ...(passing ? { passing: true as const } : {}),
  }));
}

const isDisputed = 'EXISTS (SELECT FROM disputes d WHERE d.booking_id = b.id AND d.ended_at IS NULL)';

interface Unsettled {
  readonly id: string;
  readonly title_en: string;
  readonly title_cy: string;
  readonly standing: keyof typeof unsettled;
  readonly passing: boolean;
}

const unsettled = {
  recorded: (title: string) =>
    `The record of “${title}” is not accepted yet. Settle that with your client, or wait until it is.`,
  unrecorded: (title: string) => `You have not recorded “${title}”. Record it, or say that nobody came.`,
  missed: (title: string) =>
    `What is due of “${title}”, to which somebody did not come, is not settled yet. Wait until it is.`,
  disputed: (title: string) =>
    `“${title}” is disputed. Settle that, or wait until it is decided: then you can be paid.`,
};
