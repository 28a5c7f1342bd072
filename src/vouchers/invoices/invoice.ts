import type {
  DepositId,
  InvoiceId,
  OrganisationId,
  PaymentId,
  ProgrammeId,
  StandingDepositId,
  UserId,
} from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import type { Programme } from '../programme.js';

/** It is paid as a whole or not at all; what is reversed of that opens it again. */
export const invoiceStates = ['issued', 'paid', 'cancelled'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export interface Cancellation {
  readonly year: number;
  readonly sequence: number;
  readonly cancelledAt: Temporal.Instant;
  readonly cancelledBy: UserId;
  readonly reason: string;
}

/** What a funder is asked to deposit for a programme. It is never changed. */
export interface Invoice {
  readonly id: InvoiceId;
  readonly programmeId: ProgrammeId;
  /** The funder. What it and the programme are called is as it was when this was issued. */
  readonly organisationId: OrganisationId;
  readonly programmeEn: string;
  /** Empty where it had no Welsh name yet. */
  readonly programmeCy: string;
  readonly buyerName: string;
  readonly buyerRegistration: string | null;
  /** Its own, such as the number of an order. */
  readonly buyerReference: string | null;
  readonly year: number;
  readonly sequence: number;
  readonly net: Money;
  readonly vatPercent: number;
  readonly vat: Money;
  /** A grant buys nothing from whoever keeps it, so it is outside the scope of VAT. */
  readonly vatReason: 'grant';
  /** By it a bank transfer is known. */
  readonly bankReference: string;
  readonly issuedAt: Temporal.Instant;
  /** Null: by itself, for a standing deposit. */
  readonly issuedBy: UserId | null;
  /** On a British calendar. */
  readonly dueOn: string;
  readonly standing: { readonly depositId: StandingDepositId; readonly month: string } | null;
}

export interface KeptInvoice extends Invoice {
  readonly number: string;
  readonly gross: Money;
  readonly paid: {
    readonly depositId: DepositId;
    readonly paymentId: PaymentId | null;
    readonly at: Temporal.Instant;
  } | null;
  readonly cancellation: (Cancellation & { readonly number: string }) | null;
}

export function invoiceState({ paid, cancellation }: Pick<KeptInvoice, 'paid' | 'cancellation'>): InvoiceState {
  if (cancellation) return 'cancelled';
  return paid ? 'paid' : 'issued';
}

/** Throws `invoice-state` unless it is to be paid still. */
export function refuseUnlessOpen(invoice: KeptInvoice, what: string): void {
  const state = invoiceState(invoice);
  if (state === 'issued') return;
  const said =
    state === 'paid' ? 'is paid already' : `was cancelled by the credit note ${invoice.cancellation?.number}`;
  throw new Problem('invoice-state', `${what}: the invoice ${invoice.number} ${said}.`, { state });
}

/** Throws `invoice-amount`: an invoice is paid by one deposit of exactly what it asks for. */
export function refuseOtherAmount(invoice: KeptInvoice, amount: Money): void {
  if (amount.minor === invoice.gross.minor && amount.currency === invoice.gross.currency) return;
  throw new Problem(
    'invoice-amount',
    `Nothing was recorded: the invoice ${invoice.number} asks for ${inPounds(invoice.gross)}, and this is ${inPounds(amount)}. If that is ` +
      'what came in, record it with "invoice_id": null as a deposit without an invoice, then cancel the invoice and issue one for the rest.',
    { invoice_id: invoice.id, wanted: invoice.gross, amount },
  );
}

/** Nothing new is asked for a programme that is over. Throws `programme-state`. */
export function refuseForClosed({ state }: Pick<Programme, 'state'>): void {
  if (state !== 'closed') return;
  throw new Problem('programme-state', 'Nothing was asked for: this programme is closed, and takes no deposits.', {
    state,
  });
}

const furthestDays = 366;

/** Throws `window-out-of-range`. */
export function refuseOddDueDate(dueOn: string, today: string): void {
  const [due, now] = [Temporal.PlainDate.from(dueOn), Temporal.PlainDate.from(today)];
  const days = now.until(due).days;
  if (days >= 0 && days <= furthestDays) return;
  const most = now.add({ days: furthestDays }).toString();
  throw new Problem('window-out-of-range', 'Nothing was issued: an invoice is due today or within a year.', {
    errors: [
      { pointer: '/due_on', detail: `must be from ${today} to ${most}`, rule: 'out-of-range', least: today, most },
    ],
  });
}

/** A funder may give more than a budget, but no voucher may promise it. */
export function warningOf(amount: Money, { budgetMinor }: Pick<Programme, 'budgetMinor'>): string | null {
  if (amount.minor <= budgetMinor) return null;
  const budget = inPounds({ minor: budgetMinor, currency: amount.currency });
  return `This asks for ${inPounds(amount)}, and the programme’s budget is ${budget}: no voucher can promise what is above it until the budget is raised.`;
}
