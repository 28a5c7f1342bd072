import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
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
        after: placeAfter(cursor),
        count: limit + 1,
      }),
    );
    const { items, next_cursor } = pageOf(found, limit, ({ dueAt, id }) => ({ at: dueAt, id }));
    return { items: items.map((complaint) => this.view(complaint)), next_cursor };
  }
}
