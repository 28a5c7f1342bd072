import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  voucherDetailsView,
  voucherOfferView,
  voucherStatementView,
} from '../../src/vouchers/awards/voucher-details.view.js';
import type { subsidyConfirmationRequest } from '../../src/vouchers/awards/voucher.request.js';
import type { vouchersView, voucherWithCodeView } from '../../src/vouchers/awards/voucher.view.js';
import { api } from './api.js';

export type Vouchers = z.output<typeof vouchersView>;
export type Voucher = Vouchers['items'][number];
export type VoucherDetails = z.output<typeof voucherDetailsView>;
export type VoucherStatement = z.output<typeof voucherStatementView>;
export type VoucherOffer = z.output<typeof voucherOfferView>;
export type VoucherWithCode = z.output<typeof voucherWithCodeView>;
export type SubsidyConfirmation = z.input<typeof subsidyConfirmationRequest>;

export function vouchersOf(organisationId: string) {
  return queryOptions({
    queryKey: ['organisation', organisationId, 'vouchers'],
    queryFn: ({ signal }) => api.get<Vouchers>(`/organisations/${organisationId}/vouchers`, { limit: 50 }, signal),
  });
}

/** What there is below a voucher is kept beside it. */
function below<Answer>(id: string, path: string) {
  return queryOptions({
    queryKey: ['voucher', id, path],
    queryFn: ({ signal }) => api.get<Answer>(`/vouchers/${id}${path}`, {}, signal),
  });
}

export const voucher = (id: string) => below<VoucherDetails>(id, '');
export const voucherOffer = (id: string) => below<VoucherOffer>(id, '/offer');
export const voucherStatement = (id: string) => below<VoucherStatement>(id, '/statement');
