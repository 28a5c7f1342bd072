import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Voucher } from '../voucher.js';
import { isForPublication, refuseBeyondCap, subsidyYears } from './subsidy.js';
import { SubsidyTable } from './subsidy.table.js';
import { VoucherNewsTable } from './voucher-news.table.js';

/**
 * Awards a voucher of public money, once the enterprise has confirmed what it was given before. Its organisation is locked:
 * what else it was awarded from here since it confirmed counts as well. Source: Subsidy Control Act 2022, s 37.
 * Throws `subsidy-order`, `subsidy-cap`.
 */
export async function awardSubsidy(tx: Transaction, voucher: Voucher, now: Temporal.Instant): Promise<void> {
  const subsidies = new SubsidyTable(tx);
  const rules = await new PolicyTable(tx).inForce('subsidy-control', now);
  const { from } = subsidyYears(now, rules);
  const confirmation = await subsidies.confirmation(voucher.id);
  if (confirmation?.countedFrom !== from)
    throw new Problem(
      'subsidy-order',
      'This voucher is public money. Before you accept it, confirm what you were given as Minimal Financial Assistance in this financial year and the two before: POST /api/v1/vouchers/{id}/subsidy-confirmation.',
      { counted_from: from },
    );
  const own = await subsidies.ownSince(voucher.organisationId, from);
  const value = money(voucher.valueMinor, voucher.currency);
  refuseBeyondCap({ declared: money(confirmation.declaredMinor), own, value }, rules);
  await subsidies.award(confirmation, { forPublication: isForPublication(value, rules), now });
  await new VoucherNewsTable(tx).note({ voucherId: voucher.id, kind: 'subsidy-awarded', about: now });
}
