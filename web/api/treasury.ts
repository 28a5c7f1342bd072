import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { paymentProblemsView } from '../../src/payments/events/payment-problem.view.js';
import type { approvalsView, payoutsToApproveView } from '../../src/payouts/approvals/approval.view.js';
import type { bankResultsRequest } from '../../src/payouts/bank-files/bank-file.request.js';
import type {
  bankFilePreviewView,
  bankFilesView,
  bankFileView,
  bankResultsView,
} from '../../src/payouts/bank-files/bank-file.view.js';
import type { guaranteeFundView } from '../../src/payouts/exposure/guarantee-fund.view.js';
import type { recordTopUpRequest } from '../../src/payouts/float/float.request.js';
import type { floatChecksView, floatView, topUpsView } from '../../src/payouts/float/float.view.js';
import type { latePayView } from '../../src/payouts/late/late-pay.view.js';
import type { payoutRunPreviewView, payoutRunView } from '../../src/payouts/run/payout-run.view.js';
import type { payoutsView } from '../../src/payouts/run/payout.view.js';
import type { reconciledView, reconciliationsView } from '../../src/reports/reconciliation/reconciliations.view.js';
import type { bankStatementPreviewView } from '../../src/vouchers/invoices/bank-statement.view.js';
import { api } from './api.js';
import { pages } from './pages.js';
import { stewardKey } from './steward.js';

export type Problem = z.output<typeof paymentProblemsView>['items'][number];
export type Reconciliation = z.output<typeof reconciliationsView>['items'][number];
export type ReconciledLine = z.output<typeof reconciledView>['items'][number];
export type StatementLine = z.output<typeof bankStatementPreviewView>['lines'][number];
export type Due = z.output<typeof payoutRunPreviewView>['items'][number];
export type RunDone = z.output<typeof payoutRunView>;
export type ToApprove = z.output<typeof payoutsToApproveView>;
export type Approvals = z.output<typeof approvalsView>;
export type FloatStanding = z.output<typeof floatView>;
export type TopUp = z.output<typeof topUpsView>['items'][number];
export type TopUpRecorded = z.input<typeof recordTopUpRequest>;
export type BankFile = z.output<typeof bankFilesView>['items'][number];
export type BankFilePreview = z.output<typeof bankFilePreviewView>;
export type BankResults = z.output<typeof bankResultsView>;
export type BankResultsGiven = z.input<typeof bankResultsRequest>;
export type Payout = z.output<typeof payoutsView>['items'][number];
export type LatePay = z.output<typeof latePayView>['items'][number];

function read<Answer>(path: string, query: Parameters<typeof api.get>[1] = {}) {
  return queryOptions({
    queryKey: [...stewardKey, path, query],
    queryFn: ({ signal }) => api.get<Answer>(path, query, signal),
  });
}

const below = (path: string) => [...stewardKey, path];

/** What was told of payments and could not be handled, the longest parked first. */
export const problems = pages<z.output<typeof paymentProblemsView>>(below('problems'), '/payment-problems');

/** Days of providers, the last day first. */
export const reconciliations = pages<z.output<typeof reconciliationsView>>(
  below('reconciliations'),
  '/reconciliations',
  { limit: 20 },
);

/** Lines of a day; only those of one state where it is named. */
export function reconciledLines(day: string, provider: string, state: ReconciledLine['state'] | undefined) {
  const path = `/reconciliations/${day}/${provider}`;
  return pages<z.output<typeof reconciledView>>(below(path), path, { state });
}

/** Who would be paid what by a run now. */
export const due = pages<z.output<typeof payoutRunPreviewView>>(below('due'), '/payouts/runs/preview');
export const toApprove = read<ToApprove>('/payouts/approvals');
export const float = read<FloatStanding>('/payouts/float');
export const floatChecks = pages<z.output<typeof floatChecksView>>(below('checks'), '/payouts/float-checks', {
  limit: 10,
});
export const topUps = pages<z.output<typeof topUpsView>>(below('top-ups'), '/payouts/float-top-ups', { limit: 10 });
export const bankFilePreview = read<BankFilePreview>('/payouts/bank-files/preview');
export const bankFiles = pages<z.output<typeof bankFilesView>>(below('bank-files'), '/payouts/bank-files', {
  limit: 10,
});
export const bankFile = (id: string) => read<z.output<typeof bankFileView>>(`/payouts/bank-files/${id}`);

/** Payouts that have been under way for longer than they should. */
export const payoutsWaiting = pages<z.output<typeof payoutsView>>(below('payouts'), '/payouts', { waiting: 'true' });
export const guaranteeFund = read<z.output<typeof guaranteeFundView>>('/guarantee-fund');
export const latePay = pages<z.output<typeof latePayView>>(below('late'), '/payouts/late');
