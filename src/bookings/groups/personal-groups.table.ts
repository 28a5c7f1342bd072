import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database.js';
import { type Hindrance, type KnownPerson, PersonalData } from '../../platform/personal-data.js';

/** Group sessions that somebody gives, calls off or guarantees, and of an organisation its seats in them. */
@Injectable()
export class PersonalGroups implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'group-sessions',
      purpose: 'To hold sessions for several organisations at once.',
      kept: 'For good as a record of what took place; what was written when one was called off until you ask to be erased.',
      covers: ['group_sessions (guaranteed_by)', 'group_sessions (cancelled_by)'],
      erased: {
        goes: 'What you wrote when you called one off.',
        stays: 'That a session was, when and at what price, and what a pool paid for and why, without your name.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT g.id, x.user_id = $1 AS given_by_me, g.state, g.title_en, g.title_cy, g.mode, g.starts_at, g.ends_at, g.capacity,
             g.minimum_seats, g.price_minor, g.price_currency, g.created_at, g.guaranteed_at, g.guarantee_pool,
             CASE WHEN g.guaranteed_by = $1 THEN g.guarantee_reason END AS guarantee_reason, g.cancelled_at, g.cancel_reason,
             CASE WHEN g.cancelled_by = $1 THEN g.cancel_note END AS cancel_note
           FROM group_sessions g JOIN experts x ON x.id = g.expert_id
           WHERE $1 IN (x.user_id, g.guaranteed_by, g.cancelled_by) ORDER BY g.starts_at, g.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query(
          'UPDATE group_sessions SET cancel_note = NULL WHERE cancelled_by = $1 AND cancel_note IS NOT NULL',
          [userId],
        );
      },
      hindrances: async (...given) => [...(await findScheduled(...given)), ...(await findUnpaid(...given))],
    });
    this.personalData.tellOfOrganisations({
      name: 'group-seats',
      purpose: 'To hold sessions for several organisations at once.',
      kept: 'For good as a record of what was booked. The others’ seats are theirs, and are not told here.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT g.id AS group_session_id, b.id AS booking_id, b.seat, b.state, g.state AS session_state, x.name AS adviser,
             g.title_en, g.title_cy, g.mode, g.starts_at, g.ends_at, b.price_minor, b.price_currency
           FROM bookings b JOIN group_sessions g ON g.id = b.group_session_id JOIN experts x ON x.id = b.expert_id
           WHERE b.organisation_id = $1 ORDER BY g.starts_at, b.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}

/** Also those in which nobody has a seat yet: somebody may take one. */
async function findScheduled(tx: Transaction, { userId }: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
  const rows: { id: string; title_en: string; title_cy: string; starts_at: Date }[] = await tx.query(
    `SELECT g.id, g.title_en, g.title_cy, g.starts_at FROM group_sessions g JOIN experts x ON x.id = g.expert_id
     WHERE x.user_id = $1 AND g.state = 'scheduled' AND g.ends_at > $2 ORDER BY g.starts_at, g.id LIMIT 100`,
    [userId, now.toString()],
  );
  return rows.map(({ id, title_en, title_cy, starts_at }) => ({
    code: 'upcoming-session',
    detail: `The group session “${title_en}” on ${starts_at.toISOString().slice(0, 10)} is still to come. Call it off, or wait until it is over.`,
    ...{ id, name: { en: title_en, cy: title_cy }, start: starts_at.toTemporalInstant() },
  }));
}

/** Over, and not paid yet, which happens by itself: what is paid for it has to have somewhere to go. */
async function findUnpaid(tx: Transaction, { userId }: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
  const rows: { id: string; title_en: string; title_cy: string }[] = await tx.query(
    `SELECT g.id, g.title_en, g.title_cy FROM group_sessions g JOIN experts x ON x.id = g.expert_id
     WHERE x.user_id = $1 AND g.price_minor > 0 AND (g.state = 'cancelled' OR g.ends_at <= $2)
       AND EXISTS (SELECT FROM bookings b WHERE b.group_session_id = g.id)
       AND NOT EXISTS (SELECT FROM group_session_pays p WHERE p.group_session_id = g.id)
     ORDER BY g.starts_at, g.id LIMIT 100`,
    [userId, now.toString()],
  );
  return rows.map(({ id, title_en, title_cy }) => ({
    code: 'unsettled-session',
    detail: `The group session “${title_en}” is not paid yet. That happens by itself once all its seats are settled.`,
    ...{ id, standing: 'unpaid', name: { en: title_en, cy: title_cy } },
    passing: true,
  }));
}
