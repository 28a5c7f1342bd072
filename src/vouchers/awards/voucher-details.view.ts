import { z } from 'zod';
import { money, plus } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { moneyView } from '../../platform/http/money.js';
import { bearerOf } from './clawback.js';
import { type Contribution, contributionDecisions } from './contribution.js';
import type { DeclarationText } from './declaration.js';
import type { Clawback } from './end-voucher.action.js';
import type { DeclaredSubsidy, SubsidyConfirmation } from './subsidy.js';
import type { SubsidyAward } from './subsidy.table.js';
import type { UseOfVoucher } from './award.table.js';
import { voucherDecisions } from './voucher-decision.table.js';
import { voucherView } from './voucher.view.js';

/** What is read of one voucher besides itself. */
export const voucherDetailsView = voucherView
  .extend({
    uses: z
      .array(
        z.object({
          booking_id: z.uuid(),
          starts_at: instantView,
          amount: moneyView,
          minutes: z.int(),
          match_minutes: z.int(),
          drawn: moneyView.nullable().meta({ description: 'Null while it is set aside.' }),
          returned: moneyView.nullable(),
          returned_to: z.enum(['voucher', 'programme']).nullable(),
          late: z.boolean().meta({ description: 'Called off late, or nobody came.' }),
        }),
      )
      .meta({ description: 'The latest session first; at most 200.' }),
    decisions: z.array(z.object({ kind: z.enum(voucherDecisions), at: instantView, reason: z.string() })),
  })
  .meta({ id: 'VoucherDetails' });

export function viewUse(use: UseOfVoucher, currency: string): z.output<typeof voucherDetailsView>['uses'][number] {
  return {
    booking_id: use.bookingId,
    starts_at: use.startsAt.toString(),
    amount: money(use.amountMinor, currency),
    minutes: use.minutes,
    match_minutes: use.matchMinutes,
    drawn: use.drawnMinor === null ? null : money(use.drawnMinor, currency),
    returned: use.returnedMinor === null ? null : money(use.returnedMinor, currency),
    returned_to: use.returnedTo,
    late: use.late,
  };
}

export const voucherStatementView = z
  .object({
    items: z.array(
      z.object({
        transfer_id: z.uuid(),
        code: z.string().meta({ description: 'Why: voucher-offered, voucher-reserved, returned-to-voucher, ...' }),
        reference: z.string().meta({ description: 'Of the voucher or the booking.' }),
        occurred_at: instantView,
        amount: moneyView.meta({ description: 'What the voucher got; below zero, what left it.' }),
        balance: moneyView,
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'VoucherStatement' });

export function viewLine(line: StatementLine) {
  const { transferId, code, reference, occurredAt, amount, balance } = line;
  return { transfer_id: transferId, code, reference, occurred_at: occurredAt.toString(), amount, balance };
}

const declarationView = z.object({
  code: z.string(),
  version: z.int(),
  text: z.object({ en: z.string(), cy: z.string() }),
});

export function viewDeclaration({ code, version, textEn, textCy }: DeclarationText): z.output<typeof declarationView> {
  return { code, version, text: { en: textEn, cy: textCy } };
}

export const voucherOfferView = z
  .object({
    voucher: voucherView,
    declarations: z.array(declarationView).meta({ description: 'What whoever accepts declares, or has declared.' }),
    subsidy: z
      .object({
        counted_from: dateView.meta({ description: 'What was given from this day on counts.' }),
        cap: moneyView,
        notified_at: instantView.nullable(),
        confirmation: z
          .object({
            confirmed_at: instantView,
            declared: moneyView,
            own: moneyView.meta({ description: 'Vouchers from here.' }),
            total: moneyView.meta({ description: 'With this voucher.' }),
            given: z.array(z.object({ giver: z.string(), given_on: dateView, amount: moneyView })),
          })
          .nullable(),
      })
      .nullable()
      .meta({ description: 'Null unless it is public money. The steps: notified, confirmed, then accepted.' }),
  })
  .meta({ id: 'VoucherOffer' });

export function viewConfirmation(one: SubsidyConfirmation, given: readonly DeclaredSubsidy[]) {
  const [declared, own, value] = [money(one.declaredMinor), money(one.ownMinor), money(one.valueMinor)];
  return {
    ...{ confirmed_at: one.confirmedAt.toString(), declared, own, total: plus(plus(declared, own), value) },
    given: given.map(({ giver, givenOn, amountMinor }) => ({ giver, given_on: givenOn, amount: money(amountMinor) })),
  };
}

export const clawbackView = z
  .object({
    voucher_id: z.uuid(),
    borne_by: z.enum(Object.values(bearerOf)).meta({ description: 'Who bears what was drawn.' }),
    left: moneyView.meta({ description: 'Goes back to the programme.' }),
    reserved: moneyView.meta({ description: 'Stays for sessions; borne likewise once it is drawn.' }),
    drawn: moneyView,
  })
  .meta({ id: 'VoucherClawback' });

export function viewClawback({ voucher, borneBy, leftMinor, reservedMinor, drawnMinor }: Clawback) {
  const amount = (minor: number) => money(minor, voucher.currency);
  const figures = { left: amount(leftMinor), reserved: amount(reservedMinor), drawn: amount(drawnMinor) };
  return { voucher_id: voucher.id, borne_by: borneBy, ...figures };
}

export const contributionView = z
  .object({
    id: z.uuid(),
    what: z.string(),
    given_on: dateView,
    minutes: z.int().nullable(),
    value: moneyView,
    evidence: z.string(),
    recorded_at: instantView,
    decision: z
      .object({ decision: z.enum(contributionDecisions), at: instantView, reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'The funder’s or a steward’s. Only what is confirmed counts.' }),
  })
  .meta({ id: 'Contribution' });

export const contributionsView = z.object({ items: z.array(contributionView) }).meta({ id: 'Contributions' });

export function viewContribution(one: Contribution): z.output<typeof contributionView> {
  const { decision, decidedAt, reason } = one;
  return {
    id: one.id,
    what: one.what,
    given_on: one.givenOn,
    minutes: one.minutes,
    value: money(one.valueMinor),
    evidence: one.evidence,
    recorded_at: one.recordedAt.toString(),
    decision: decision && decidedAt && { decision, at: decidedAt.toString(), reason },
  };
}

export const subsidyAwardsView = z
  .object({
    items: z.array(
      z.object({
        voucher_id: z.uuid(),
        organisation: z.object({ id: z.uuid(), name: z.string(), registration_number: z.string().nullable() }),
        programme: z.string(),
        awarded_at: instantView,
        value: moneyView,
        for_publication: z.boolean(),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'SubsidyAwards' });

export function viewSubsidyAward(award: SubsidyAward) {
  const { organisationId: id, organisationName: name, registrationNumber: registration_number } = award;
  return {
    voucher_id: award.voucherId,
    organisation: { id, name, registration_number },
    programme: award.programmeName,
    awarded_at: award.awardedAt.toString(),
    value: money(award.valueMinor),
    for_publication: award.forPublication,
  };
}
