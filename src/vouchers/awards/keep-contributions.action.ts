import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import { type ContributionId, newId, type VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { inKindCounted } from '../voucher.postings.js';
import { refuseUnless } from './award.js';
import { type Contribution, decideOn, mostContributions } from './contribution.js';
import type { ContributionDecisionRequest, ContributionRequest } from './contribution.request.js';
import { ContributionTable } from './contribution.table.js';
import { decidingAs, lockVoucher } from './voucher-at-hand.js';

/** What a client gives in kind beside a voucher, and whether it counts. */
@Injectable()
export class KeepContributions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Also after the voucher: work is often written down late. Throws `voucher-state`, `contribution-state`, `too-early`, `too-many-entries`. */
  record(actor: Actor, id: VoucherId, request: ContributionRequest): Promise<Contribution> {
    return this.database.transaction(async (tx) => {
      const { standing } = await lockVoucher(tx, actor, id, 'recordContribution');
      const now = this.clock.now();
      refuseUnless(standing, ['active', 'suspended', 'exhausted', 'expired'], now);
      if (standing.match !== 'in-kind')
        throw new Problem('contribution-state', 'Nothing in kind is asked for beside this voucher.');
      if (request.given_on > britishDate(now))
        throw new Problem('too-early', 'Please record what you give on the day that you give it, or later.');
      const contributions = new ContributionTable(tx);
      if ((await contributions.of(id)).length >= mostContributions)
        throw new Problem('too-many-entries', `A voucher has at most ${mostContributions} contributions.`);
      const contribution: Contribution = {
        ...{ id: newId<ContributionId>(), voucherId: id, what: request.what, givenOn: request.given_on },
        ...{ minutes: request.minutes ?? null, valueMinor: request.value.minor, evidence: request.evidence },
        ...{ recordedAt: now, recordedBy: actor.userId },
        ...{ decision: null, decidedAt: null, decidedBy: null, reason: null },
      };
      await contributions.insert(contribution);
      return contribution;
    });
  }

  /** The funder's or a steward's: only what is confirmed counts. Throws `not-found`, `contribution-state`, `not-allowed`, `conflict-of-interest`. */
  decide(
    actor: Actor,
    { id, contributionId }: { readonly id: VoucherId; readonly contributionId: ContributionId },
    { decision, reason }: ContributionDecisionRequest,
  ): Promise<Contribution> {
    return this.database.transaction(async (tx) => {
      const atHand = await lockVoucher(tx, actor, id, 'decideContribution');
      const now = this.clock.now();
      const as = await decidingAs(tx, actor, atHand, now);
      const { programmeId, organisationId, currency } = atHand.standing;
      const contributions = new ContributionTable(tx);
      const by = actor.userId;
      const verdict = { decision, by, reason: reason ?? null };
      const contribution = decideOn(await contributions.find(id, contributionId), verdict, now);
      await contributions.decide(contribution);
      const facts = { contribution_id: contributionId, value_minor: contribution.valueMinor };
      const on = { kind: 'voucher', id } as const;
      await new Audit(tx).write({ at: now, by, as, deed: `contribution-${decision}`, on, organisationId, facts });
      const amount = money(decision === 'confirmed' ? contribution.valueMinor : 0, currency);
      const counted = inKindCounted(
        { id: contributionId, voucherId: id, programmeId, amount },
        { occurredAt: now, by },
      );
      await new Ledger(tx).post([counted], now);
      return contribution;
    });
  }
}
