import { z } from 'zod';
import { railRequest } from '../payments/session-payment.request.js';
import type { VoucherNamed } from './voucher-to-use.js';

const voucherId = z.uuid().meta({ description: 'For finance and admins of its organisation.' });
const voucherCode = z
  .string()
  .trim()
  .min(8)
  .max(64)
  .meta({ description: 'For all who book for its organisation; instead of its id.' });
const twice = {
  error: 'must not be given with voucher_id: name the voucher by the one or the other',
  path: ['voucher_code'],
};
const described = {
  description: 'At most so much of the voucher, in pence; left out, all that it pays of this session.',
};
const voucherPays = z.int().min(1).max(100_000_000).meta(described);
const voucherPaysText = z.coerce.number().int().min(1).max(100_000_000).meta(described);

export const fundBookingRequest = z
  .strictObject({
    quote_hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be the hash of the quote')
      .meta({ description: 'Of the quote that is agreed to: GET …/quote has it.' }),
    voucher_id: voucherId.optional(),
    voucher_code: voucherCode.optional(),
    voucher_pays_minor: voucherPays.optional(),
    rail: railRequest.optional(),
  })
  .refine(isNamedOnce, twice)
  .refine(
    ({ voucher_id, voucher_code, voucher_pays_minor }) =>
      voucher_pays_minor === undefined || voucher_id !== undefined || voucher_code !== undefined,
    { error: 'must not be given without a voucher', path: ['voucher_pays_minor'] },
  )
  .meta({ id: 'FundBooking' });
export type FundBookingRequest = z.output<typeof fundBookingRequest>;

export const fundingPreviewRequest = z
  .strictObject({
    voucher_id: voucherId.optional(),
    voucher_code: voucherCode.optional(),
    voucher_pays_minor: voucherPaysText.optional(),
  })
  .refine(isNamedOnce, twice);
export type FundingPreviewRequest = z.output<typeof fundingPreviewRequest>;

export const recordClientPaymentRequest = z
  .strictObject({
    reason: z.string().trim().min(3).max(500).meta({ description: 'How you know that it is paid; kept for good.' }),
  })
  .meta({ id: 'RecordClientPayment' });
export type RecordClientPaymentRequest = z.output<typeof recordClientPaymentRequest>;

function isNamedOnce({ voucher_id, voucher_code }: VoucherNamed): boolean {
  return voucher_id === undefined || voucher_code === undefined;
}
