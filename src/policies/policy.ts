import { z } from 'zod';
import type { UserId } from '../kernel/id.js';
import { chargeOf, money, type Money } from '../kernel/money.js';

const percent = z.number().min(0).max(1000).multipleOf(0.01);
const pence = z.int().min(0).max(10_000_000);
const minutes = z.int().min(0).max(100_000);
const hours = z.int().min(0).max(10_000);

/**
 * The figures that the members decide, by name, each with the shape of its value. None is a constant in code: a rule is
 * given the row that was in force at the instant that it is about.
 */
export const policySchemas = {
  /** Per hour, before on-costs. Source: the Living Wage Foundation, each October. */
  'living-wage': z.strictObject({ uk_minor: pence, london_minor: pence }),
  /** What an hour must bring so that an adviser earns the living wage: on-costs on top, over the share of hours that is paid. */
  floor: z.strictObject({ on_cost_percent: percent, utilisation_percent: percent.min(1).max(100) }),
  /** Added on top of what advisers get; none on solidarity and time credits. */
  'platform-fee': z.strictObject({ percent: percent.max(8) }),
  /** What a client who cancels owes of contact and preparation; both ends of the middle band belong to it. */
  'cancellation-bands': z
    .strictObject({
      free_hours: hours,
      late_hours: hours,
      middle_percent: percent.max(100),
      late_percent: percent.max(100),
    })
    .refine(({ free_hours, late_hours }) => free_hours >= late_hours, {
      path: ['late_hours'],
      error: 'must not exceed free_hours',
    }),
  /**
   * How the members decide on their figures: whether by a vote here, else where a steward records it from; how many organisations must
   * vote, at least and of all; for how long, how long what passed waits, and how long an emergency figure holds.
   */
  decisions: z.strictObject({
    members_vote: z.boolean(),
    quorum_members: z.int().min(1).max(10_000),
    quorum_percent: z.int().min(1).max(100),
    voting_days: z.int().min(1).max(90),
    countdown_days: z.int().min(0).max(90),
    emergency_days: z.int().min(1).max(180),
  }),
  /** Within how long somebody has to act. */
  clocks: z.strictObject({
    hold_minutes: minutes.min(1).max(120),
    request_answer_hours: hours.min(1),
    waiting_list_answer_hours: hours.min(1),
    acceptance_hours: hours.min(1),
    no_show_minutes: minutes.min(1).max(120),
    review_days: z.int().min(1).max(90),
    payment_working_days: z.int().min(1).max(30),
    payment_days: z.int().min(1).max(30),
  }),
  /** What is paid besides contact, unless an offer says more. */
  'paid-work': z.strictObject({
    preparation_minutes: minutes,
    write_up_minutes: minutes,
    travel_time_percent: percent.max(100),
    mileage_minor: pence,
  }),
  /** What takes a barefoot adviser to be a specialist: hours that an overseer countersigned, and hours of learning. */
  'path-to-specialist': z.strictObject({ countersigned_hours: hours, cpd_hours: hours }),
  /**
   * For how many days after its record a session may be disputed, and after how many of an objection its adviser may; within how many
   * working days a mediator is named and mediates, and a panel decides; and for how many days after that either side may appeal.
   */
  disputes: z.strictObject({
    open_days: z.int().min(1).max(90),
    objection_days: z.int().min(1).max(30),
    mediator_working_days: z.int().min(1).max(30),
    panel_working_days: z.int().min(1).max(60),
    appeal_days: z.int().min(1).max(90),
  }),
  /** The standard rate of VAT, and whether Barefoot charges it on its fee. Each adviser's own standing is on their rate card. */
  vat: z.strictObject({ standard_percent: percent.max(100), platform_registered: z.boolean() }),
  /** How long one lasts at most, and how many an adviser gives in a calendar month: what nobody pays for is bounded. */
  'free-introductions': z.strictObject({ minutes: minutes.min(5).max(30), a_month: z.int().min(0).max(1000) }),
  /** When it is decided whether a group session that has too few seats taken takes place. */
  'group-sessions': z.strictObject({ decide_hours_before: hours.min(1).max(720) }),
  /** Minutes: below the least and above the most an account of time credits is flagged to stewards. */
  'time-credits': z.strictObject({
    least_minutes: z.int().min(-100_000).max(0),
    most_minutes: z.int().min(0).max(100_000),
  }),
  /** The Bank of England's Bank Rate, from the day it took effect. Late pay is reckoned from what it was on the last 30 June or 31 December. */
  'base-rate': z.strictObject({ percent }),
  /** What programmes and their vouchers begin with, unless the funder says otherwise; how long appeals, extensions and late moves have. */
  vouchers: z.strictObject({
    commitment_fee_minor: pence.max(100_000),
    offer_days: z.int().min(1).max(90),
    start_days: z.int().min(1).max(365),
    use_months: z.int().min(1).max(36),
    preparation_percent: z.int().min(0).max(100),
    appeal_days: z.int().min(1).max(90),
    extension_days: z.int().min(1).max(365),
    move_grace_days: z.int().min(0).max(90),
  }),
  /**
   * What a rail costs the co-op, as an estimate that is shown before a payer chooses; how much of debits that may be taken back yet
   * the guarantee fund stands behind; and how many working days after it was confirmed a debit counts as money.
   */
  'payment-rails': z.strictObject({
    bank_percent: percent.max(10),
    bank_fixed_minor: pence.max(1000),
    bank_most_minor: pence.max(10_000),
    card_percent: percent.max(10),
    card_fixed_minor: pence.max(1000),
    guarantee_cap_minor: z.int().min(0).max(10_000_000_000),
    clearing_working_days: z.int().min(0).max(30),
  }),
  /**
   * How much of its fee the platform puts into the guarantee fund; how much may be paid or payable to advisers before its money is clear, which
   * refuses new debits and never a payout; from which part of that on stewards are told; and after how many days a session that
   * nobody recorded is looked into.
   */
  pay: z.strictObject({
    guarantee_percent: percent.max(100),
    exposure_cap_minor: z.int().min(0).max(10_000_000_000),
    exposure_alarm_percent: percent.min(1).max(100),
    unrecorded_days: z.int().min(1).max(90),
  }),
  /** Who asks for money in an invoice, and the account that a bank transfer goes to; what is empty is left out. */
  invoices: z.strictObject({
    seller_name: z.string().trim().min(2).max(120),
    seller_address: z.string().trim().max(300),
    seller_registration: z.string().trim().max(60),
    account_name: z.string().trim().max(60),
    sort_code: z.string().regex(/^(\d{2}-\d{2}-\d{2})?$/, 'must be like 12-34-56, or empty'),
    account_number: z.string().regex(/^(\d{8})?$/, 'must be eight digits, or empty'),
  }),
  /**
   * Minimal Financial Assistance: what an enterprise may be given in a financial year and those before it together, for how
   * long records are kept, and above what an award goes to the public database. Source: Subsidy Control Act 2022, ss 33, 36 and 37.
   */
  'subsidy-control': z.strictObject({
    cap_minor: z.int().min(0).max(10_000_000_000),
    earlier_years: z.int().min(0).max(10),
    record_years: z.int().min(3).max(20),
    publish_over_minor: z.int().min(0).max(10_000_000_000),
  }),
  /** For how long things are kept (`RetentionPeriods`). Records of what was sold: no less than the law has it. */
  retention: z.strictObject({
    letter_days: z.int().min(8).max(3650), // longer than a letter is tried
    sign_in_trace_days: z.int().min(1).max(90),
    idempotency_key_days: z.int().min(1).max(30),
    lapsed_hold_days: z.int().min(1).max(730),
    message_days: z.int().min(30).max(3650),
    /** Rows from before these two were asked for do not have them. */
    meeting_days: z.int().min(7).max(365).default(30),
    diagnostic_days: z.int().min(30).max(1825).default(365),
    complaint_years: z.int().min(1).max(20),
    financial_years: z.int().min(6).max(20),
    erasure_grace_days: z.int().min(0).max(28),
  }),
} as const;

export type PolicyName = keyof typeof policySchemas;
export type PolicyValue<Name extends PolicyName> = z.output<(typeof policySchemas)[Name]>;

/** A figure from an instant on, until a later row of its name: with the decision behind it, and never edited. */
export interface Policy<Name extends PolicyName = PolicyName> {
  readonly id: string;
  readonly name: Name;
  readonly value: PolicyValue<Name>;
  readonly inForceFrom: Temporal.Instant;
  /** Of one that was set in an emergency: until then, when the one before it is in force again. */
  readonly endsAt: Temporal.Instant | null;
  /** The members' decision, or the law or publication that the figure is taken from. */
  readonly decision: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId | null;
}

export const wageAreas = ['uk', 'london'] as const;
export type WageArea = (typeof wageAreas)[number];

/** What an hour of an adviser's work must cost at least: living wage × on-costs ÷ utilisation, in pence, half up. */
export function floorOf(wage: PolicyValue<'living-wage'>, floor: PolicyValue<'floor'>, area: WageArea): Money {
  const hourly = money(area === 'london' ? wage.london_minor : wage.uk_minor);
  return chargeOf(hourly, hundredths(floor.on_cost_percent), hundredths(floor.utilisation_percent));
}

/** A percentage of at most two decimals as a whole number of hundredths, so that money is never multiplied by a float. */
export function hundredths(percentage: number): number {
  return Math.round(percentage * 100);
}
