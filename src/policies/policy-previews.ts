import { Injectable } from '@nestjs/common';
import type { Money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { Policy, PolicyName } from './policy.js';

export const ratesLifted = ['contact', 'preparation', 'write-up', 'travel'] as const;

/** Somebody whom a change of a figure would touch, and how: as a sentence, and as what another language says it by. */
export interface Touched {
  readonly what: 'adviser';
  readonly id: string;
  readonly name: string;
  readonly effect: string;
  readonly code: 'rates-lifted';
  readonly from: Temporal.Instant;
  /** What an hour of each costs until then, and from then on. */
  readonly rates: readonly {
    readonly of: (typeof ratesLifted)[number];
    readonly now: Money;
    readonly then: Money;
  }[];
}

type Proposal = Pick<Policy, 'name' | 'value' | 'inForceFrom'>;
type Preview = (tx: Transaction, proposal: Proposal) => Promise<Touched[]>;

/** What a change would touch, told by the modules whose things it touches: this one knows none of them. */
@Injectable()
export class PolicyPreviews {
  private readonly previews = new Map<PolicyName, Preview[]>();

  /** Call it while modules start. */
  tell(names: readonly PolicyName[], preview: Preview): void {
    for (const name of names) this.previews.set(name, [...(this.previews.get(name) ?? []), preview]);
  }

  async touchedBy(tx: Transaction, proposal: Proposal): Promise<Touched[]> {
    const touched: Touched[] = [];
    for (const preview of this.previews.get(proposal.name) ?? []) touched.push(...(await preview(tx, proposal)));
    return touched;
  }
}
