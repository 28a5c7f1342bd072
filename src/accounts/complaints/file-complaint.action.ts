import { Injectable } from '@nestjs/common';
import { type ComplaintId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { dueAfter, mostOpenComplaints } from './complaint.js';
import { complaintLetter } from './complaint.letter.js';
import type { FileComplaintRequest } from './complaint.request.js';
import { ComplaintTable, type KeptComplaint } from './complaint.table.js';

@Injectable()
export class FileComplaint {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** The clock of thirty days begins, and a letter says so. Throws `complaint-limit`. */
  run(actor: Actor, { about, text, booking_reference }: FileComplaintRequest): Promise<KeptComplaint> {
    return this.database.transaction(async (tx) => {
      const complaints = new ComplaintTable(tx);
      await complaints.lockPerson(actor.userId);
      if ((await complaints.countOpen(actor.userId)) >= mostOpenComplaints) {
        const detail = `${mostOpenComplaints} complaints of yours are open. Please wait until one is resolved, or add to one by letter.`;
        throw new Problem('complaint-limit', detail);
      }
      const now = this.clock.now();
      const id = newId<ComplaintId>();
      await complaints.insert({
        ...{ id, userId: actor.userId, about, body: text, bookingReference: booking_reference ?? null },
        ...{ state: 'received', receivedAt: now, dueAt: dueAfter(now) },
        ...{ acknowledgedAt: null, resolvedAt: null, outcome: null },
      });
      await complaints.record(id, 'received', actor.userId, now);
      const complaint = await complaints.find(id);
      await this.mail.post(tx, {
        kind: 'complaint-received',
        to: { name: actor.name, address: actor.email },
        ...complaintLetter('received', complaint, actor),
      });
      return complaint;
    });
  }
}
