import { ExpertTable } from '../../experts/index.js';
import {
  type BookingId,
  type EarningId,
  type ExpertId,
  type GroupSessionId,
  newId,
  type VoucherId,
} from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { nationOf } from '../../kernel/working-days.js';
import {
  dueOn,
  type Earning,
  type EarningFacts,
  type EarningKind,
  type EarningMinutes,
  type EarningShare,
  EarningTable,
} from '../../payouts/index.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { SharedDue, ShareSource } from '../funding/share.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { floorOfQuote } from '../quotes/floor-of-quote.js';
import { EarningFactsTable } from './earning-facts.table.js';
import { effectiveOfWork, effectivePay } from './effective-pay.js';

interface Pay {
  readonly expertId: ExpertId;
  /** With VAT. */
  readonly amount: Money;
  readonly vat: Money;
  /** When it became known what is due, and when the session ended. */
  readonly settledAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
}

/** What no share pays the guarantee fund lays out. */
interface PartPaid {
  readonly source: ShareSource | 'guarantee-fund';
  readonly voucherId: VoucherId | null;
  readonly amount: Money;
}

interface SessionPay extends Pay {
  readonly kind: Exclude<EarningKind, 'group-session'>;
  readonly bookingId: BookingId;
  /** The booking, or its dispute. */
  readonly reference: string;
  readonly shares: readonly PartPaid[];
}

/** Who pays which part of what is due. */
export function partsOf({ shares, debt }: SharedDue): PartPaid[] {
  const parts = shares.map(({ source, voucherId, due: amount }) => ({ source, voucherId, amount }));
  return debt.minor === 0 ? parts : [...parts, { source: 'guarantee-fund', voucherId: null, amount: debt }];
}

/** What an adviser has earned by a session, in the transaction that posts it; nothing where it is nothing. */
export async function writeEarning(tx: Transaction, pay: SessionPay, now: Temporal.Instant): Promise<void> {
  if (pay.amount.minor === 0) return;
  const facts = await new EarningFactsTable(tx).ofBooking(pay.bookingId);
  const shares = await sharesOf(tx, pay.shares);
  const effective = await effectiveOf(tx, pay, facts.minutes);
  await insert(tx, pay, { kind: pay.kind, reference: pay.reference, facts: { ...facts, ...effective, shares } }, now);
}

/** Only of a session that took place and is paid for in whole: of a part no hour is known. */
async function effectiveOf(
  tx: Transaction,
  { kind, bookingId }: SessionPay,
  minutes: EarningMinutes | null,
): Promise<Pick<EarningFacts, 'effective_hourly_minor' | 'effective'>> {
  const quoted = kind === 'session' ? await new BookingQuoteTable(tx).find(bookingId) : null;
  const floor = quoted && (await floorOfQuote(tx, quoted));
  return factsOf(floor && effectivePay(quoted, minutes, floor.livingWage));
}

function factsOf(found: ReturnType<typeof effectivePay>): Pick<EarningFacts, 'effective_hourly_minor' | 'effective'> {
  return { effective_hourly_minor: found?.hourly.minor ?? null, effective: found?.facts ?? null };
}

interface GroupPay extends Pay {
  readonly sessionId: GroupSessionId;
  /** Net, without what is paid back, and what the adviser bears; null unless it is paid in whole. */
  readonly work: { readonly pay: Money; readonly costs: Money } | null;
}

/** The same of a session for a group, which is paid as one. */
export async function writeGroupEarning(tx: Transaction, pay: GroupPay, now: Temporal.Instant): Promise<void> {
  if (pay.amount.minor === 0) return;
  const { sessionId, work } = pay;
  const facts = await new EarningFactsTable(tx).ofGroup(sessionId);
  const seat = work && (await new EarningFactsTable(tx).quotedSeatOf(sessionId));
  const quoted = seat ? await new BookingQuoteTable(tx).find(seat) : null;
  const floor = quoted && (await floorOfQuote(tx, quoted));
  const bounds = floor && { livingWage: floor.livingWage, floor: floor.hourly };
  const effective = factsOf(work && bounds && effectiveOfWork(work, facts.minutes, bounds));
  await insert(tx, pay, { kind: 'group-session', reference: sessionId, facts: { ...facts, ...effective } }, now);
}

type Earned = Pick<Earning, 'kind' | 'reference' | 'facts'>;

async function insert(tx: Transaction, pay: Pay, earned: Earned, now: Temporal.Instant): Promise<void> {
  const { expertId, amount, vat } = pay;
  const clocks = await new PolicyTable(tx).inForce('clocks', now);
  const nation = nationOf((await new ExpertTable(tx).find(expertId)).regions);
  const earning = { id: newId<EarningId>(), ...earned, expertId, amount, vat };
  await new EarningTable(tx).insert({ ...earning, earnedAt: now, dueOn: dueOn({ ...pay, nation }, clocks) });
}

async function sharesOf(tx: Transaction, parts: readonly PartPaid[]): Promise<EarningShare[]> {
  const vouchers = parts.flatMap(({ voucherId }) => (voucherId ? [voucherId] : []));
  const funders = await new EarningFactsTable(tx).fundersOf(vouchers);
  return parts.map(({ source, voucherId, amount }) => ({
    ...{ source, voucher_id: voucherId, amount_minor: amount.minor },
    name: voucherId ? (funders.get(voucherId) ?? null) : null,
  }));
}
