import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database.js';
import type { Policy, PolicyName } from './policy.js';

/** Somebody or something that a change of a figure would touch, and how. */
export interface Touched {
  readonly what: string;
  readonly id: string;
  readonly name: string;
  readonly effect: string;
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
