import type { Amount } from '../money.js';
import type { Funding } from '../vouchers/answers.js';

/** The parts of answers that this tour reads; /api/v1/openapi.json describes all of them. */

export interface PaymentOptions {
  readonly items: readonly {
    readonly rail: string;
    readonly amount: Amount;
    readonly costs_the_co_op: Amount;
    readonly can_be_used: boolean;
    readonly why_not: string | null;
  }[];
}

interface Refund {
  readonly amount: Amount;
  readonly why: string;
  readonly state: string;
  readonly waits_for_payment: boolean;
}

export interface SessionFunding extends Funding {
  readonly payments: readonly {
    readonly id: string;
    readonly rail: string;
    readonly state: string;
    readonly expires_at: string;
    readonly taken_back: readonly {
      readonly kind: string;
      readonly pay_by: string | null;
      readonly outcome: string | null;
    }[];
    readonly refunds: readonly Refund[];
  }[];
}

export interface Payment {
  readonly id: string;
  readonly rail: string;
  readonly amount: Amount;
  readonly state: string;
  readonly is_direct_debit: boolean;
  readonly is_secured: boolean;
  readonly reversals: readonly { readonly kind: string; readonly amount: Amount; readonly is_owed: boolean }[];
  readonly refunds: readonly Refund[];
}

export interface Checkout {
  readonly url: string | null;
  readonly payment: Payment;
}

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly gross: Amount;
  readonly bank_reference: string;
  readonly paid: { readonly payment_id: string | null } | null;
}

export interface StatementPreview {
  readonly lines: readonly {
    readonly line: number;
    readonly amount: Amount;
    readonly reference: string;
    readonly invoice: { readonly number: string } | null;
    readonly mismatch: string | null;
  }[];
}

export interface Debts {
  readonly owed: Amount;
  readonly items: readonly { readonly code: string; readonly amount: Amount }[];
}

export interface Policies {
  readonly items: readonly { readonly name: string; readonly value: object; readonly standing: string }[];
}

interface Compared {
  readonly provider_says: Amount;
  readonly books_say: Amount;
}

export interface Reconciliation {
  readonly provider: string;
  readonly day: string;
  readonly agrees: boolean;
  readonly lines: number;
  readonly differences: number;
  readonly held: Compared | null;
}

export interface ReconciledDay {
  readonly items: readonly ({ readonly kind: string; readonly state: string } & Compared)[];
}
