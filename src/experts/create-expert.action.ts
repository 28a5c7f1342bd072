import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/index.js';
import { Diary } from '../diary/index.js';
import { type ExpertId, newId } from '../kernel/id.js';
import { ianaZone } from '../kernel/zone.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Expert } from './expert.js';
import type { CreateExpertRequest } from './expert.request.js';
import { ExpertTable } from './expert.table.js';
import { withChanges } from './profile.js';

@Injectable()
export class CreateExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A draft profile and its empty diary. Throws `already-an-expert`, `unknown-zone`. */
  run(actor: Actor, request: CreateExpertRequest): Promise<Expert> {
    const { kind, zone, ...profile } = request;
    const now = this.clock.now();
    const expert = withChanges(
      {
        ...emptyProfile,
        id: newId<ExpertId>(),
        userId: actor.userId,
        kind,
        name: request.name,
        stateSince: now,
        createdAt: now,
      },
      profile,
      now,
    );
    return this.database.transaction(async (tx) => {
      await Diary.open(tx, expert.id, { userId: actor.userId, zone: ianaZone(zone) });
      await new ExpertTable(tx).insert(expert);
      return expert;
    });
  }
}

const emptyProfile = {
  state: 'draft',
  approvedAt: null,
  suspendedAt: null,
  interestsDeclaredAt: null,
  oversightId: null,
  countersignedMinutes: 0,
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
  remote: true,
  access: [],
} as const satisfies Partial<Expert>;
