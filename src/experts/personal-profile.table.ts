import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { type Entry, type KnownPerson, type Part, PersonalData } from '../platform/personal-data.js';
import { Audit } from '../accounts/index.js';
import type { Expert } from './expert.js';
import { expertSchema, ExpertTable, lockOfProfile, OfferTable } from './expert.table.js';
import { capacityOf } from './oversight/overseers.js';
import { end } from './oversight/oversight.js';
import { OversightTable } from './oversight/oversight.table.js';

/** An adviser's profile and offers. */
@Injectable()
export class PersonalProfile implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'adviser-profile',
      purpose: 'To show in the directory who you are and what you can be booked for.',
      kept: 'Until you ask to be erased.',
      covers: ['experts (user_id)'],
      erased: {
        goes: 'Your profile is taken out of the directory, its texts and choices are blanked, and your offers are retired.',
        stays: 'That an adviser was there, without your name, and the titles and prices of sessions that were booked.',
      },
      lock: {
        what: 'profile',
        take: async (tx, { userId }) => {
          await tx.findOne(expertSchema, { where: { userId }, lock: lockOfProfile });
        },
      },
      export: exportProfile,
      erase: (tx, { userId }, now) => erase(tx, userId, now),
    });
  }
}

function exportProfile(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT x.id, x.kind, x.state, x.state_since, o.name AS overseen_by, x.name, x.headline_en, x.headline_cy, x.about_en, x.about_cy,
       x.topics, x.sectors, x.stages, x.legal_forms, x.languages, x.regions, x.remote, x.access, x.created_at,
       (SELECT coalesce(json_agg(to_jsonb(f) - 'expert_id' ORDER BY f.id), '[]') FROM offers f WHERE f.expert_id = x.id) AS offers
     FROM experts x LEFT JOIN oversights v ON v.id = x.oversight_id LEFT JOIN organisations o ON o.id = v.organisation_id
     WHERE x.user_id = $1 OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

async function erase(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
  const experts = new ExpertTable(tx);
  const expert = await experts.findByUser(userId);
  if (!expert) return;
  await experts.update({ ...expert, ...nobody, ...hidden(expert, now) });
  await endOversight(tx, expert, now);
  const offers = new OfferTable(tx);
  for (const offer of await offers.ofExperts([expert.id])) await offers.update({ ...offer, retiredAt: now });
  await tx.query(
    `UPDATE offers SET title_en = 'Erased offer', title_cy = '', summary_en = '', summary_cy = '' WHERE expert_id = $1`,
    [expert.id],
  );
}

/** Out of the directory, and out of the stewards’ queue. */
function hidden({ state }: Expert, now: Temporal.Instant): Partial<Expert> {
  if (state === 'live') return { state: 'paused', stateSince: now };
  if (state === 'submitted') return { state: 'draft', stateSince: now };
  return {};
}

/** Whoever answers for somebody is told so by the audit log: a letter would name whom it must not. */
async function endOversight(tx: Transaction, { id, userId }: Expert, now: Temporal.Instant): Promise<void> {
  const oversights = new OversightTable(tx);
  const standing = await oversights.standing(id);
  if (!standing) return;
  const ended = end(standing, { by: userId, reason: '[erased]', side: 'adviser' }, now);
  await oversights.update(ended);
  await new Audit(tx).write({
    at: now,
    by: userId,
    deed: ended.state === 'ended' ? 'oversight-ended' : 'oversight-withdrawn',
    on: { kind: 'adviser', id },
    ...capacityOf(standing),
    as: 'adviser',
    about: userId,
    facts: { oversight: standing.id, erased: true },
  });
}

const nobody = {
  oversightId: null,
  name: 'Erased person',
  headlineEn: '',
  headlineCy: '',
  aboutEn: '',
  aboutCy: '',
  topics: [],
  sectors: [],
  stages: [],
  legalForms: [],
  languages: ['en'],
  regions: [],
  access: [],
} as const;
