import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { onboardingView } from '../../src/payments/payout-accounts/payout-account.view.js';
import type { choosePayoutDestinationRequest } from '../../src/payouts/destinations/payout-destination.request.js';
import type { payoutDestinationView } from '../../src/payouts/destinations/payout-destination.view.js';
import type { receiptsView } from '../../src/payouts/receipts/receipt.view.js';
import type { earningsView } from '../../src/payouts/run/earning.view.js';
import type { payStatementView } from '../../src/payouts/statements/pay-statement.view.js';
import type { tradingDetailsRequest } from '../../src/payouts/supplies/trading.request.js';
import type { authorityView, tradingDetailsView } from '../../src/payouts/supplies/trading.view.js';
import { api } from './api.js';
import { orNull } from './work.js';

export type Earning = z.output<typeof earningsView>['items'][number];
export type Receipt = z.output<typeof receiptsView>['items'][number];
export type PayStatement = z.output<typeof payStatementView>;
export type Destination = z.output<typeof payoutDestinationView>;
export type DestinationChosen = z.input<typeof choosePayoutDestinationRequest>;
export type Onboarding = z.output<typeof onboardingView>;
export type TradingDetails = z.output<typeof tradingDetailsView>;
export type TradingDetailsWritten = z.input<typeof tradingDetailsRequest>;
export type Authority = z.output<typeof authorityView>;

/** What is due last comes first. */
export function earnings(expertId: string) {
  return infiniteQueryOptions({
    queryKey: ['earnings', expertId],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.output<typeof earningsView>>(
        `/experts/${expertId}/earnings`,
        { limit: 100, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

/** The newest first. */
export function receipts(expertId: string) {
  return infiniteQueryOptions({
    queryKey: ['receipts', expertId],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.output<typeof receiptsView>>(`/experts/${expertId}/receipts`, { limit: 20, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

export function payStatement(expertId: string, year: number) {
  return queryOptions({
    queryKey: ['pay-statement', expertId, year],
    queryFn: ({ signal }) => api.get<PayStatement>(`/experts/${expertId}/statements/${year}`, {}, signal),
  });
}

/** Null until one is chosen; looked at again while a bank is being asked. */
export function destination(expertId: string) {
  return queryOptions({
    queryKey: ['payout-destination', expertId],
    queryFn: ({ signal }) => orNull(api.get<Destination>(`/experts/${expertId}/payout-destination`, {}, signal)),
    refetchInterval: ({ state }) => (state.data?.next === 'wait' ? 10_000 : false),
  });
}

export function tradingDetails(expertId: string) {
  return queryOptions({
    queryKey: ['trading-details', expertId],
    queryFn: ({ signal }) => orNull(api.get<TradingDetails>(`/experts/${expertId}/trading-details`, {}, signal)),
  });
}

export function authority(expertId: string) {
  return queryOptions({
    queryKey: ['invoicing-authority', expertId],
    queryFn: ({ signal }) => api.get<Authority>(`/experts/${expertId}/invoicing-authority`, {}, signal),
  });
}
