import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { EventHandlers, type Outgoing, OUTGOING_RAILS, type OutgoingRails } from '../../payments/index.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { payoutReference } from '../payout-reference.js';
import { DuePayTable } from './due-pay.table.js';
import { type SeenOfPayout, WritePayout } from './write-payout.js';

/** How often a payout is looked at again that somebody else changed meanwhile. */
const mostLooks = 10;

@Injectable()
export class RefreshPayout implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly writePayout: WritePayout,
    private readonly events: EventHandlers,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  onModuleInit(): void {
    this.events.tell('stripe', ['transfer'], ({ subject }) => this.told('stripe', subject));
    this.events.tell('gocardless', ['outbound_payments'], ({ subject }) => this.told('gocardless', subject));
  }

  /**
   * Asks the provider how a payout stands, and writes down what follows from that. What was asked before somebody else's change is asked
   * again. One that goes by a file, or was never asked for, stays as it is. Throws `not-found`, `payments-off` and `ProviderUnavailable`.
   */
  async run(id: AdviserPayoutId): Promise<AdviserPayout> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const { payout, outgoing } = await this.database.transaction((tx) => findPayout(tx, id));
      if (payout.rail === 'bank-file' || !outgoing) return payout;
      const seen = await this.rails.of(payout.rail).look(outgoing);
      if (!seen) return payout;
      const after = await this.write(payout, seen);
      if (after) return after;
    }
    throw new Error(`Payout ${id} changed ${mostLooks} times while it was looked at.`);
  }

  /** Undefined where it is not as it was. */
  write(before: AdviserPayout, seen: SeenOfPayout): Promise<AdviserPayout | undefined> {
    return this.database.transaction((tx) => this.writePayout.run(tx, before, seen));
  }

  /** What a provider tells of something, by its own id. Throws `not-found` where no payout of ours is known by that yet. */
  async told(rail: 'stripe' | 'gocardless', subject: string | null): Promise<void> {
    const id = await this.database.transaction((tx) => new AdviserPayoutTable(tx).idOfExternal(rail, subject ?? ''));
    await this.run(id);
  }
}

async function findPayout(
  tx: Transaction,
  id: AdviserPayoutId,
): Promise<{ payout: AdviserPayout; outgoing: Outgoing | null }> {
  const payout = await new AdviserPayoutTable(tx).find(id);
  return { payout, outgoing: payout.askedAt ? await outgoingOf(tx, payout, payout.askedAt) : null };
}

/**
 * What its provider is asked for. Throws an Error for a place that no provider knows; where that was forgotten since, what was made is looked
 * at by its own id.
 */
export async function outgoingOf(tx: Transaction, payout: AdviserPayout, askedAt: Temporal.Instant): Promise<Outgoing> {
  const { id, amount, externalId, destinationId } = payout;
  const payee = await new DuePayTable(tx).payeeOf(destinationId);
  if (payee === null && externalId === null)
    throw new Error(`Payout ${id} goes to a place that its provider has no id of.`);
  return { id, amount, externalId, payee: payee ?? '', reference: payoutReference(id), askedAt };
}
