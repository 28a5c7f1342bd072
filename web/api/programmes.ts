import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { mandatesView, startedMandateView } from '../../src/payments/mandates/mandate.view.js';
import type { contributionsView } from '../../src/vouchers/awards/voucher-details.view.js';
import type { vouchersView } from '../../src/vouchers/awards/voucher.view.js';
import type { issueInvoiceRequest } from '../../src/vouchers/invoices/invoice.request.js';
import type { invoicesView, invoiceView, issuedInvoiceView } from '../../src/vouchers/invoices/invoice.view.js';
import type { startStandingDepositRequest } from '../../src/vouchers/invoices/standing-deposit.request.js';
import type { standingDepositsView } from '../../src/vouchers/invoices/standing-deposit.view.js';
import type { depositsView } from '../../src/vouchers/programmes/deposit.view.js';
import type { fundersView } from '../../src/vouchers/programmes/funder.view.js';
import type { programmeMoneyView } from '../../src/vouchers/programmes/programme-money.view.js';
import type {
  addPackageRequest,
  changeProgrammeRequest,
  createProgrammeRequest,
} from '../../src/vouchers/programmes/programme.request.js';
import type {
  openingPreviewView,
  programmesView,
  programmeView,
} from '../../src/vouchers/programmes/programme.view.js';
import { api } from './api.js';

export type Programme = z.output<typeof programmeView>;
export type Package = Programme['packages'][number];
export type ProgrammeWritten = z.input<typeof createProgrammeRequest>;
export type ProgrammeChange = z.input<typeof changeProgrammeRequest>;
export type PackageWritten = z.input<typeof addPackageRequest>;
export type ProgrammeMoney = z.output<typeof programmeMoneyView>;
export type Deposit = z.output<typeof depositsView>['items'][number];
export type Invoice = z.output<typeof invoicesView>['items'][number];
export type InvoiceWritten = z.input<typeof issueInvoiceRequest>;
export type IssuedInvoice = z.output<typeof issuedInvoiceView>;
export type StandingDeposit = z.output<typeof standingDepositsView>['items'][number];
export type StandingDepositWritten = z.input<typeof startStandingDepositRequest>;
export type Mandate = z.output<typeof mandatesView>['items'][number];
export type StartedMandate = z.output<typeof startedMandateView>;
export type AwardedVoucher = z.output<typeof vouchersView>['items'][number];
export type Contribution = z.output<typeof contributionsView>['items'][number];
type ProgrammesPage = z.output<typeof programmesView>;

type Asked = Readonly<Record<string, string | number | null | undefined>>;
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

const mostPages = 10;

/** Every page of a list that people read whole, and that is short enough for it: a thousand at most. */
export async function wholeList<Item>(path: string, asked: Asked, signal: AbortSignal): Promise<readonly Item[]> {
  const found: Item[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < mostPages && cursor !== null; page++) {
    const answer: Page<Item> = await api.get(path, { ...asked, limit: 100, cursor }, signal);
    found.push(...answer.items);
    cursor = answer.next_cursor;
  }
  return found;
}

/** Those that take applications now, what closes first coming first. */
export function openProgrammes(asked: Asked) {
  return queryOptions({
    queryKey: ['programmes', 'open', asked],
    queryFn: ({ signal }) => wholeList<Programme>('/programmes', asked, signal),
  });
}

/** Drafts too, the newest first. */
export function programmesOfFunder(funderId: string) {
  return queryOptions({
    queryKey: ['programmes', 'of', funderId],
    queryFn: async ({ signal }) =>
      (await api.get<ProgrammesPage>(`/funders/${funderId}/programmes`, { limit: 100 }, signal)).items,
  });
}

/** For stewards. */
export const funders = queryOptions({
  queryKey: ['funders'],
  queryFn: ({ signal }) => wholeList<z.output<typeof fundersView>['items'][number]>('/funders', {}, signal),
});

export function programme(id: string) {
  return queryOptions({
    queryKey: ['programme', id],
    queryFn: ({ signal }) => api.get<Programme>(`/programmes/${id}`, {}, signal),
  });
}

/** What there is below a programme is kept beside it, so that whatever changes it has all of it read again. */
function below<Answer>(id: string, path: string) {
  return queryOptions({
    queryKey: ['programme', id, path],
    queryFn: ({ signal }) => api.get<Answer>(`/programmes/${id}/${path}`, {}, signal),
  });
}

function listBelow<Item>(id: string, path: string) {
  return queryOptions({
    queryKey: ['programme', id, path],
    queryFn: ({ signal }) => wholeList<Item>(`/programmes/${id}/${path}`, {}, signal),
  });
}

export const openingPreview = (id: string) => below<z.output<typeof openingPreviewView>>(id, 'opening-preview');
export const programmeMoney = (id: string) => below<ProgrammeMoney>(id, 'money');
export const deposits = (id: string) => listBelow<Deposit>(id, 'deposits');
export const invoices = (id: string) => listBelow<Invoice>(id, 'invoices');
export const standingDeposits = (id: string) => listBelow<StandingDeposit>(id, 'standing-deposits');
export const programmeVouchers = (id: string) => listBelow<AwardedVoucher>(id, 'vouchers');

export function invoice(id: string) {
  return queryOptions({
    queryKey: ['invoice', id],
    queryFn: ({ signal }) => api.get<z.output<typeof invoiceView>>(`/invoices/${id}`, {}, signal),
  });
}

/** The newest first. */
export function mandates(organisationId: string) {
  return queryOptions({
    queryKey: ['organisation', organisationId, 'mandates'],
    queryFn: ({ signal }) => wholeList<Mandate>(`/organisations/${organisationId}/mandates`, {}, signal),
  });
}

export function contributions(voucherId: string) {
  return queryOptions({
    queryKey: ['voucher', voucherId, 'contributions'],
    queryFn: async ({ signal }) =>
      (await api.get<z.output<typeof contributionsView>>(`/vouchers/${voucherId}/contributions`, {}, signal)).items,
  });
}
