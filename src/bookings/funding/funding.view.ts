import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import type { VoucherLeft, VoucherShare } from '../../vouchers/index.js';
import { type Booking, bookingStates, stateAt } from '../booking.js';
import { type Band, bands } from '../cancellation-bands.js';
import { paidAnew, payAnewView, viewPaidAnew } from '../payments/pay-anew.js';
import { sessionPaymentsView, viewSessionPayments } from '../payments/session-payment.view.js';
import { FundingTable } from './funding.table.js';
import { owedOf, type Share, type SharedDue, shareSources } from './share.js';
import { ShareTable } from './share.table.js';
import { sharedDueFields, shareView, viewShare, viewSharedDue } from './share.view.js';

export const bookingFundingView = z
  .object({
    booking_id: z.uuid(),
    state: z.enum(bookingStates),
    total: moneyView,
    shares: z
      .array(shareView.extend({ voucher_id: z.uuid().nullable() }))
      .max(10)
      .meta({ description: 'They add up to exactly the total; none before it is fixed who pays.' }),
    owed: moneyView.meta({ description: 'What is to be paid still, before the session is confirmed.' }),
    funded_at: instantView.nullable(),
    lapses_at: instantView.nullable().meta({ description: 'Until when the time is kept for that.' }),
    payments: sessionPaymentsView.meta({ description: 'What was paid, or is to be, by bank or card.' }),
    pay_anew: payAnewView.nullable().meta({
      description:
        'What the client owes by now, where what was paid for the session was taken back: paying all of it in time keeps the session.',
    }),
  })
  .meta({ id: 'BookingFunding' });

export const fundingPreviewView = z
  .object({
    booking_id: z.uuid(),
    quote_hash: z.string().meta({ description: 'What to fund it with.' }),
    total: moneyView,
    shares: z.array(z.object({ source: z.enum(shareSources), amount: moneyView })).max(10),
    match_minutes: z.int().meta({ description: 'Time credits that the client gives beside the voucher.' }),
    voucher: z
      .object({
        left: moneyView,
        minutes_left: z.int().nullable().meta({ description: 'Of paid work; null where it is not bounded.' }),
        minutes: z.int().meta({ description: 'What this session takes of them.' }),
      })
      .nullable()
      .meta({ description: 'What is left of the voucher before this session; null where none is named.' }),
    cancellation: z
      .array(z.object({ band: z.enum(bands), due: moneyView, ...sharedDueFields }))
      .max(3)
      .meta({ description: 'What calling it off would then cost each, by when: see the quote.' }),
  })
  .meta({ id: 'FundingPreview' });

export async function viewFunding(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<z.output<typeof bookingFundingView>> {
  const shares = await new ShareTable(tx).of(booking.id);
  const funding = await new FundingTable(tx).find(booking.id);
  return {
    booking_id: booking.id,
    state: stateAt(booking, now),
    total: booking.price,
    shares: shares.map((share) => ({ ...viewShare(share), voucher_id: share.voucherId })),
    owed: owedOf(shares, booking.price),
    funded_at: funding?.at.toString() ?? null,
    lapses_at: booking.lapsesAt?.toString() ?? null,
    payments: await viewSessionPayments(tx, booking.id),
    pay_anew: viewPaidAnew(await paidAnew(tx, booking)),
  };
}

export interface FundingPreview {
  readonly booking: Booking;
  readonly hash: string;
  readonly shares: readonly Share[];
  readonly voucher: (VoucherShare & VoucherLeft) | null;
  readonly cancellation: readonly ({ readonly band: Band; readonly due: Money } & { readonly shared: SharedDue })[];
}

export function viewFundingPreview(preview: FundingPreview): z.output<typeof fundingPreviewView> {
  const { booking, hash, shares, voucher, cancellation } = preview;
  return {
    booking_id: booking.id,
    quote_hash: hash,
    total: booking.price,
    shares: shares.map(({ source, amount }) => ({ source, amount })),
    match_minutes: voucher?.matchMinutes ?? 0,
    voucher: voucher && { left: voucher.left, minutes_left: voucher.minutesLeft, minutes: voucher.minutes },
    cancellation: cancellation.map(({ band, due, shared }) => ({ band, due, ...viewSharedDue(shared) })),
  };
}
