import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database.js';
import { type Hindrance, type KnownPerson, PersonalData } from '../../platform/personal-data.js';
import { OversightTable } from '../oversight/oversight.table.js';

/** What an adviser claimed, who answers for whom, and what was decided about it; of stewards what they decided. */
@Injectable()
export class PersonalStanding implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfCredentials();
    this.tellOfCoops();
    this.tellOfOversights();
    this.tellOfDecisions();
  }

  private tellOfCredentials(): void {
    this.personalData.tell({
      name: 'credentials',
      purpose: 'To show what you are qualified and insured for, once somebody has looked at the evidence.',
      kept: 'Until you ask to be erased; withdrawn, refused and expired ones too, since sessions took place meanwhile.',
      covers: ['credentials (decided_by)'],
      erased: {
        goes: 'All that you claimed, with the evidence.',
        stays: 'That you verified or refused those of others.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT c.id, x.user_id = $1 AS mine, c.decided_by = $1 AS decided_by_me, c.kind, c.title, c.issuer, c.state, c.issued_on,
             c.expires_on, CASE WHEN x.user_id = $1 THEN c.evidence_url END AS evidence_url,
             CASE WHEN x.user_id = $1 THEN c.evidence_note END AS evidence_note, c.claimed_at, c.decided_at, c.reason, c.withdrawn_at
           FROM credentials c JOIN experts x ON x.id = c.expert_id
           WHERE x.user_id = $1 OR c.decided_by = $1 ORDER BY c.claimed_at, c.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        await tx.query('SELECT erase_standing_of($1, $2)', [userId, now.toString()]);
      },
    });
  }

  private tellOfCoops(): void {
    this.personalData.tell({
      name: 'coop-memberships',
      purpose: 'To show which co-ops you belong to.',
      kept: 'Until you remove it, or ask to be erased.',
      covers: [],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT m.id, m.name, m.organisation_id, m.role, m.since, m.until, m.added_at
           FROM coop_memberships m JOIN experts x ON x.id = m.expert_id
           WHERE x.user_id = $1 ORDER BY m.since, m.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM coop_memberships WHERE expert_id IN (SELECT id FROM experts WHERE user_id = $1)', [
          userId,
        ]);
      },
    });
  }

  private tellOfOversights(): void {
    this.personalData.tell({
      name: 'oversights',
      purpose: 'To know who answers for a barefoot adviser, and since when.',
      kept: 'For good, as who answered for whom when; what was written with it until one of you asks to be erased.',
      covers: ['oversights (answered_by)', 'oversights (ended_by)'],
      erased: {
        goes: 'Nobody answers for you any more, and what you wrote to whoever did, or they about you, goes.',
        stays: 'Who answered for whom and when, without your name.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT v.id, x.user_id = $1 AS of_me, s.user_id = $1 AS by_me, v.organisation_id, v.state,
             CASE WHEN x.user_id = $1 THEN v.note END AS note, v.asked_at, v.answered_at, v.answered_by = $1 AS answered_by_me,
             v.ended_at, v.ended_by = $1 AS ended_by_me, v.reason
           FROM oversights v JOIN experts x ON x.id = v.expert_id LEFT JOIN experts s ON s.id = v.specialist_id
           WHERE $1 IN (x.user_id, s.user_id, v.answered_by, v.ended_by) ORDER BY v.asked_at, v.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // the standing one with the profile, texts with the credentials
      hindrances: findOverseen,
    });
  }

  private tellOfDecisions(): void {
    this.personalData.tell({
      name: 'profile-decisions',
      purpose: 'So that stewards answer for whom they let in, suspend and promote.',
      kept: 'For good: decisions are only ever added to.',
      covers: ['profile_decisions (decided_by)'],
      erased: {
        stays: 'What stewards decided about an adviser and why, without a name: it can be asked of them later.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.id, x.user_id = $1 AS about_me, d.decided_by = $1 AS by_me, d.decision, d.reasons, d.decided_at
           FROM profile_decisions d JOIN experts x ON x.id = d.expert_id
           WHERE x.user_id = $1 OR d.decided_by = $1 ORDER BY d.decided_at, d.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}

/** Whoever alone answers for others hands that over first: without an overseer those would be taken out of the directory. */
async function findOverseen(tx: Transaction, { userId }: KnownPerson): Promise<Hindrance[]> {
  const rows = await new OversightTable(tx).onlyOf(userId);
  return rows.map(({ id, name }) => ({
    code: 'overseer',
    detail: `You answer for ${name}. End that first, so that they can find somebody else.`,
    ...{ id, name: { en: name, cy: name } },
  }));
}
