import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type OperationId, permit } from '../access.js';
import { AccountTable } from '../account.table.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { acknowledge, type Complaint, relationsToComplaint, resolve } from './complaint.js';
import { complaintLetter } from './complaint.letter.js';
import type { ResolveComplaintRequest } from './complaint.request.js';
import { ComplaintTable, type KeptComplaint } from './complaint.table.js';

@Injectable()
export class HandleComplaint {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** A steward takes it up. Throws `not-found`, `not-allowed`, `complaint-state`. */
  acknowledge(actor: Actor, id: ComplaintId): Promise<KeptComplaint> {
    return this.change(actor, id, 'acknowledgeComplaint', (standing) => acknowledge(standing, this.clock.now()));
  }

  /** A steward says how it ended. Throws `not-found`, `not-allowed`, `complaint-state`. */
  resolve(actor: Actor, id: ComplaintId, { outcome }: ResolveComplaintRequest): Promise<KeptComplaint> {
    return this.change(actor, id, 'resolveComplaint', (standing) => resolve(standing, outcome, this.clock.now()));
  }

  private change(
    actor: Actor,
    id: ComplaintId,
    operation: OperationId,
    decide: (standing: KeptComplaint) => Complaint,
  ): Promise<KeptComplaint> {
    return this.database.transaction(async (tx) => {
      const complaints = new ComplaintTable(tx);
      permit(operation, relationsToComplaint(actor, await complaints.find(id)), 'complaint'); // no stranger makes it wait
      await complaints.lock(id);
      const changed = decide(await complaints.find(id));
      await complaints.update(changed);
      await this.tell(tx, actor, changed);
      return complaints.find(id);
    });
  }

  /** In the history, to the complainant, and in the audit log. */
  private async tell(tx: Transaction, actor: Actor, complaint: Complaint): Promise<void> {
    const news = complaint.state === 'resolved' ? 'resolved' : 'acknowledged';
    const at = complaint.resolvedAt ?? complaint.acknowledgedAt ?? this.clock.now();
    await new ComplaintTable(tx).record(complaint.id, news, actor.userId, at);
    await new Audit(tx).write({
      at,
      by: actor.userId,
      as: 'steward',
      deed: `complaint-${news}`,
      on: { kind: 'complaint', id: complaint.id },
      about: complaint.userId,
      facts: { about: complaint.about },
    });
    const person = await new AccountTable(tx).person(complaint.userId);
    await this.mail.post(tx, {
      kind: `complaint-${news}`,
      to: { name: person.name, address: person.email },
      ...complaintLetter(news, complaint, person),
    });
  }
}
