import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ComplaintId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { permit } from '../access.js';
import type { Actor } from '../actor.js';
import { relationsToComplaint } from './complaint.js';
import type { ListComplaintsRequest } from './complaint.request.js';
import { ComplaintTable, type KeptComplaint } from './complaint.table.js';
import { viewComplaint } from './complaint.view.js';

@Injectable()
export class ReadComplaints {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  view(complaint: KeptComplaint) {
    return viewComplaint(complaint, this.clock.now());
  }

  /** Throws `not-found`. */
  async one(actor: Actor, id: ComplaintId) {
    const complaint = await this.database.transaction((tx) => new ComplaintTable(tx).find(id));
    permit('readComplaint', relationsToComplaint(actor, complaint), 'complaint');
    return this.view(complaint);
  }

  async mine(actor: Actor) {
    const own = await this.database.transaction((tx) => new ComplaintTable(tx).ofPerson(actor.userId));
    return { items: own.map((complaint) => this.view(complaint)) };
  }

  /** The register, what is due first coming first. Throws `not-found` to whoever is no steward. */
  async list(actor: Actor, { state, about, overdue, limit, cursor }: ListComplaintsRequest) {
    permit('listComplaints', actor.steward ? ['steward'] : [], 'register');
    const found = await this.database.transaction((tx) =>
      new ComplaintTable(tx).list({
        state,
        about,
        overdue: overdue === undefined ? undefined : overdue === 'true',
        now: this.clock.now(),
        after: cursor === undefined ? undefined : placeOf(cursor),
        count: limit + 1,
      }),
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items: page.map((complaint) => this.view(complaint)), next_cursor: last ? cursorOf(last) : null };
  }
}

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorOf({ dueAt, id }: KeptComplaint): string {
  return Buffer.from(JSON.stringify([dueAt.toString(), id])).toString('base64url');
}

function placeOf(cursor: string): { due: string; id: string } {
  try {
    const [due, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { due, id };
  } catch {
    throw new Problem('invalid-request', 'This cursor is not one of ours. Start again without it.', {
      errors: [{ parameter: 'cursor', detail: 'must be the next_cursor of a page' }],
    });
  }
}
