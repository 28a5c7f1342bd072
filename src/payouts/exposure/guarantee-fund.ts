import { money, type Money } from '../../kernel/money.js';
import { AccountTotals, Ledger, platformAccount } from '../../ledger/index.js';
import { exposedOf, type Exposure, exposureCaps, type ExposureCaps, exposureNow } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { hundredths, PolicyTable } from '../../policies/index.js';

/** How much the platform stands behind, against what it may. */
export interface GuaranteeFund extends Exposure, ExposureCaps {
  /** What was put into it, less what it laid out and nobody owes. */
  readonly fund: Money;
  /** Of the debits that may be taken back yet, those that have not come. */
  readonly reliedOn: Money;
  readonly exposure: Money;
  readonly alarmPercent: number;
}

export async function guaranteeFundNow(tx: Transaction, now: Temporal.Instant): Promise<GuaranteeFund> {
  const exposure = await exposureNow(tx);
  const { exposure_alarm_percent: alarmPercent } = await new PolicyTable(tx).inForce('pay', now);
  const relied = await new AccountTotals(tx).ofKind('debits-relied-on');
  return {
    ...{ ...exposure, ...(await exposureCaps(tx, now)), exposure: exposedOf(exposure), alarmPercent },
    fund: await new Ledger(tx).balanceOf(platformAccount('guarantee-fund')),
    reliedOn: money(0 - relied.minor), // in the books what is to come is below zero
  };
}

/** In hundredths of a percent, rounded down; null where nothing may be exposed. */
export function shareOfCap({ exposure, exposureCap }: Pick<GuaranteeFund, 'exposure' | 'exposureCap'>): number | null {
  if (exposureCap.minor === 0) return null;
  return Number((BigInt(exposure.minor) * 10_000n) / BigInt(exposureCap.minor));
}

/** Whether stewards are to be told. */
export function isAlarming(fund: Pick<GuaranteeFund, 'exposure' | 'exposureCap' | 'alarmPercent'>): boolean {
  if (fund.exposure.minor === 0) return false;
  const share = shareOfCap(fund);
  return share === null || share >= hundredths(fund.alarmPercent);
}
