import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { newId, type VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import { SupportEvents } from '../support-events.table.js';
import { refuseUnless } from './award.js';
import { type DeclaredSubsidy, declaredWithin, refuseBeyondCap, subsidyYears } from './subsidy.js';
import { SubsidyTable } from './subsidy.table.js';
import { lockVoucher } from './voucher-at-hand.js';

@Injectable()
export class ConfirmSubsidy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The enterprise confirms all the Minimal Financial Assistance that it was given, besides that from here, and that the cap
   * is not exceeded with this voucher. It may do so anew until it accepts. Source: Subsidy Control Act 2022, s 37(3).
   * Throws `voucher-state`, `subsidy-order`, `subsidy-date`, `subsidy-cap`.
   */
  run(actor: Actor, id: VoucherId, given: readonly DeclaredSubsidy[]): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { standing } = await lockVoucher(tx, actor, id, 'confirmSubsidy');
      const now = this.clock.now();
      refuseUnless(standing, ['offered'], now);
      const subsidies = new SubsidyTable(tx);
      const notifiedAt = await subsidies.notifiedAt(id);
      if (!notifiedAt) throw notNotified(standing.subsidyControlled);
      const rules = await new PolicyTable(tx).inForce('subsidy-control', now);
      const years = subsidyYears(now, rules);
      const declared = declaredWithin(given, years);
      const own = await subsidies.ownSince(standing.organisationId, years.from);
      const value = money(standing.valueMinor, standing.currency);
      refuseBeyondCap({ declared, own, value }, rules);
      const figures = { declaredMinor: declared.minor, ownMinor: own.minor, valueMinor: value.minor };
      const confirmed = { notifiedAt, confirmedAt: now, countedFrom: years.from, capMinor: rules.cap_minor };
      await subsidies.confirm({ id: newId(), voucherId: id, ...confirmed, ...figures }, given, actor.userId);
      const event = {
        subject: 'voucher',
        subjectId: id,
        kind: 'subsidy-confirmed',
        at: now,
        by: actor.userId,
      } as const;
      await new SupportEvents(tx).record({ ...event, facts: { declared_minor: declared.minor, own_minor: own.minor } });
    });
  }
}

function notNotified(subsidyControlled: boolean): Problem {
  return new Problem(
    'subsidy-order',
    subsidyControlled
      ? 'You are notified of this subsidy in writing first. The letter goes out within minutes; please wait for it.'
      : 'This voucher is no public money: there is nothing to confirm, and you can accept it as it is.',
  );
}
