import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { voucherDetailsView, voucherStatementView } from '../../src/vouchers/awards/voucher-details.view.js';
import type { vouchersView } from '../../src/vouchers/awards/voucher.view.js';
import { api } from './api.js';

export type Vouchers = z.output<typeof vouchersView>;
export type Voucher = Vouchers['items'][number];
export type VoucherDetails = z.output<typeof voucherDetailsView>;
export type VoucherStatement = z.output<typeof voucherStatementView>;

export function vouchersOf(organisationId: string) {
  return queryOptions({
    queryKey: ['organisation', organisationId, 'vouchers'],
    queryFn: ({ signal }) => api.get<Vouchers>(`/organisations/${organisationId}/vouchers`, { limit: 50 }, signal),
  });
}

export function voucher(id: string) {
  return queryOptions({
    queryKey: ['voucher', id],
    queryFn: ({ signal }) => api.get<VoucherDetails>(`/vouchers/${id}`, {}, signal),
  });
}

export function voucherStatement(id: string) {
  return queryOptions({
    queryKey: ['voucher', id, 'statement'],
    queryFn: ({ signal }) => api.get<VoucherStatement>(`/vouchers/${id}/statement`, {}, signal),
  });
}
