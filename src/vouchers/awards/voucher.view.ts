import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { codesOf, topics } from '../../kernel/taxonomy.js';
import { instantView } from '../../platform/http/parameters.js';
import { moneyView } from '../../platform/http/money.js';
import { adviserKinds, matchKinds } from '../programme.js';
import { clawbackCauses, type Voucher, voucherStateAt, voucherStates } from '../voucher.js';
import type { Award } from './award.table.js';

const words = z.object({ en: z.string(), cy: z.string() });

export const voucherView = z
  .object({
    id: z.uuid(),
    programme: z.object({ id: z.uuid(), name: words, funder_id: z.uuid() }),
    package: z.object({ id: z.uuid(), title: words }),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    application_id: z.uuid(),
    state: z.enum(voucherStates),
    state_since: instantView,
    value: moneyView,
    left: moneyView.meta({ description: 'What can still be set aside for sessions.' }),
    reserved: moneyView.meta({ description: 'Set aside for sessions that are not accepted yet.' }),
    drawn: moneyView.meta({ description: 'Earned by advisers, with fee and VAT.' }),
    minutes: z
      .object({ most: z.int(), used: z.int() })
      .nullable()
      .meta({ description: 'Of paid work of every kind; null where money alone bounds it.' }),
    preparation_most: moneyView,
    funder_percent: z.int(),
    match: z.enum(matchKinds),
    match_minutes_an_hour: z.int().nullable(),
    in_kind_confirmed: moneyView,
    pays_fee_and_vat: z.boolean(),
    topics: z.array(z.enum(codesOf(topics))).meta({ description: 'Empty: all.' }),
    adviser_kinds: z.array(z.enum(adviserKinds)).meta({ description: 'Empty: all.' }),
    subsidy_controlled: z.boolean().meta({ description: 'Public money: Minimal Financial Assistance.' }),
    commitment_fee: moneyView,
    offered_at: instantView,
    offer_lapses_at: instantView,
    accepted_at: instantView.nullable(),
    active_at: instantView.nullable(),
    start_by: instantView.nullable().meta({ description: 'The first session starts before it.' }),
    expires_at: instantView.nullable().meta({ description: 'All sessions start before it.' }),
    extended_at: instantView.nullable(),
    suspension: z.object({ at: instantView, reason: z.string() }).nullable(),
    end: z.object({ at: instantView, reason: z.string() }).nullable(),
    clawback_cause: z.enum(clawbackCauses).nullable(),
    has_code: z.boolean(),
  })
  .meta({ id: 'Voucher' });

export const vouchersView = z
  .object({ items: z.array(voucherView), next_cursor: z.string().nullable() })
  .meta({ id: 'Vouchers' });

export const voucherWithCodeView = voucherView
  .extend({
    code: z.string().nullable().meta({
      description: 'For those who book with it. Shown this once: null when the same request is answered again.',
    }),
  })
  .meta({ id: 'VoucherWithCode' });

/** As it is at an instant: an offer that has lapsed is shown so, written down or not. */
export function viewVoucher(award: Award, now: Temporal.Instant): z.output<typeof voucherView> {
  const { voucher } = award;
  const amount = (minor: number) => money(minor, voucher.currency);
  return {
    id: voucher.id,
    programme: {
      id: voucher.programmeId,
      name: { en: award.programmeEn, cy: award.programmeCy },
      funder_id: award.funderId,
    },
    package: { id: voucher.packageId, title: { en: award.packageEn, cy: award.packageCy } },
    organisation: { id: voucher.organisationId, name: award.organisationName },
    application_id: voucher.applicationId,
    state: voucherStateAt(voucher, now),
    state_since: voucher.stateSince.toString(),
    value: amount(voucher.valueMinor),
    left: amount(award.leftMinor),
    reserved: amount(award.reservedMinor),
    drawn: amount(award.drawnMinor),
    minutes: voucher.minutes === null ? null : { most: voucher.minutes, used: award.minutesUsed },
    ...viewTerms(voucher),
    in_kind_confirmed: amount(award.inKindMinor),
    ...viewDates(voucher),
    has_code: voucher.codeHash !== null,
  };
}

function viewTerms(voucher: Voucher) {
  const { currency } = voucher;
  return {
    preparation_most: money(voucher.preparationMostMinor, currency),
    funder_percent: voucher.funderPercent,
    match: voucher.match,
    match_minutes_an_hour: voucher.matchMinutesAnHour,
    pays_fee_and_vat: voucher.paysFeeAndVat,
    topics: [...voucher.topics],
    adviser_kinds: [...voucher.adviserKinds],
    subsidy_controlled: voucher.subsidyControlled,
    commitment_fee: money(voucher.commitmentFeeMinor, currency),
  };
}

function viewDates(voucher: Voucher) {
  const { suspendedAt, suspensionReason, endedAt, endReason } = voucher;
  return {
    offered_at: voucher.offeredAt.toString(),
    offer_lapses_at: voucher.offerLapsesAt.toString(),
    accepted_at: voucher.acceptedAt?.toString() ?? null,
    active_at: voucher.activeAt?.toString() ?? null,
    start_by: voucher.startBy?.toString() ?? null,
    expires_at: voucher.expiresAt?.toString() ?? null,
    extended_at: voucher.extendedAt?.toString() ?? null,
    suspension: suspendedAt && { at: suspendedAt.toString(), reason: suspensionReason ?? '' },
    end: endedAt && { at: endedAt.toString(), reason: endReason ?? '' },
    clawback_cause: voucher.clawbackCause,
  };
}
