import { chargeOf, money, type Money, plus } from '../../kernel/money.js';
import { type Exposure, type ExposureCaps, hasRoomFor, type Rail } from '../../payments/index.js';

/** What the members' policy says of rails: percents as such, amounts in pence. */
export interface RailFigures {
  readonly bank_percent: number;
  readonly bank_fixed_minor: number;
  readonly bank_most_minor: number;
  readonly card_percent: number;
  readonly card_fixed_minor: number;
}

export const optionRefusals = ['payments-off', 'nothing-owed', 'too-small', 'no-mandate', 'guarantee-full'] as const;
export type OptionRefusal = (typeof optionRefusals)[number];

/** A way to pay, at the same price as every other. */
export interface PaymentOption {
  readonly rail: Rail;
  readonly amount: Money;
  /** To the co-op and without VAT; an estimate. */
  readonly cost: Money;
  readonly refusal: OptionRefusal | null;
}

/** What decides whether somebody can pay by a rail now. */
export interface Means {
  /** Whether the time is held and its client owes something for it. */
  readonly isOwed: boolean;
  readonly switchedOn: readonly Rail[];
  readonly hasMandate: boolean;
  /** What the guarantee fund stands behind already, and how much of that it may. */
  readonly exposure: Exposure;
  readonly caps: ExposureCaps;
}

/** What costs co-ops less comes first. */
const inOrder: readonly Rail[] = ['bank', 'debit', 'card'];

/** No provider takes less. */
const leastMinor = 30;

export function paymentOptions(amount: Money, figures: RailFigures, means: Means): PaymentOption[] {
  return inOrder.map((rail) => ({
    rail,
    amount,
    cost: costOf(rail, amount, figures),
    refusal: refusalOf(rail, amount, means),
  }));
}

function refusalOf(rail: Rail, amount: Money, means: Means): OptionRefusal | null {
  if (!means.switchedOn.includes(rail)) return 'payments-off';
  if (!means.isOwed) return 'nothing-owed';
  if (amount.minor < leastMinor) return 'too-small';
  if (rail !== 'debit') return null;
  if (!means.hasMandate) return 'no-mandate';
  return hasRoomFor(amount, means.exposure, means.caps) ? null : 'guarantee-full';
}

/** Percents have up to two decimals. */
function costOf(rail: Rail, amount: Money, figures: RailFigures): Money {
  const percentOf = (percent: number) => chargeOf(amount, Math.round(percent * 100), 10_000);
  if (rail === 'card') return plus(percentOf(figures.card_percent), money(figures.card_fixed_minor, amount.currency));
  const cost = plus(percentOf(figures.bank_percent), money(figures.bank_fixed_minor, amount.currency));
  return cost.minor < figures.bank_most_minor ? cost : money(figures.bank_most_minor, amount.currency);
}
