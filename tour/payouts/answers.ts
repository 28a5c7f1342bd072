import type { Amount } from '../money.js';

/** The parts of answers that this tour reads; /api/v1/openapi.json describes all of them. */

export interface Destination {
  readonly id: string;
  readonly rail: string;
  readonly state: string;
  readonly next: string;
  readonly account_number: string | null;
  readonly name_check: string | null;
  readonly name_at_bank: string | null;
  readonly broken_because: string | null;
}

export interface RunPreview {
  readonly through: string;
  readonly items: readonly {
    readonly expert_id: string;
    readonly name: string;
    readonly amount: Amount;
    readonly due_on: string;
    readonly rail: string | null;
    readonly held_back: string | null;
  }[];
}

export interface Payout {
  readonly id: string;
  readonly expert_id: string;
  readonly rail: string;
  readonly amount: Amount;
  readonly state: string;
  readonly reference: string;
  readonly paid_on: string | null;
  readonly failure: string | null;
  readonly tries: number;
}

export interface DetailedPayout extends Payout {
  readonly items: readonly { readonly kind: string; readonly amount: Amount }[];
}

export interface Earning {
  readonly id: string;
  readonly amount: Amount;
  readonly due_on: string;
  readonly state: string;
  readonly payout_id: string | null;
  readonly paid_on: string | null;
  readonly late: {
    readonly since: string;
    readonly rate_percent: number;
    readonly interest: Amount;
    readonly compensation: Amount;
  } | null;
}

export interface ToApprove {
  readonly payouts: readonly {
    readonly payout_id: string;
    readonly adviser_name: string;
    readonly amount: Amount;
    readonly is_ready: boolean;
    readonly name_check: string | null;
  }[];
  readonly sum: Amount;
  readonly float: { readonly balance: Amount; readonly promised: Amount };
  readonly missing: Amount;
}

export interface Approvals {
  readonly payouts: readonly {
    readonly outcome: string;
    readonly reason: string | null;
    readonly detail: string | null;
  }[];
}

export interface Float {
  readonly held: { readonly balance: Amount };
  readonly in_books: Amount;
  readonly under_way: Amount;
  readonly missing: Amount;
}

export interface BankFile {
  readonly id: string;
  readonly state: string;
  readonly sha256: string;
  readonly amount: Amount;
  readonly lines: readonly {
    readonly payout_id: string;
    readonly expert_name: string;
    readonly reference: string;
    readonly amount: Amount;
    readonly state: string;
    readonly account: { readonly name: string; readonly sort_code: string; readonly ending: string } | null;
  }[];
}

export interface BankResults {
  readonly results: readonly { readonly outcome: string; readonly mismatch: string | null }[];
  readonly matched: number;
}

export interface LateList {
  readonly items: readonly {
    readonly expert: { readonly name: string };
    readonly amount: Amount;
    readonly due_on: string;
    readonly late_since: string;
    readonly percent: number;
    readonly days: number;
    readonly interest: Amount;
    readonly compensation: Amount;
  }[];
}

export interface DatedPolicies {
  readonly items: readonly {
    readonly name: string;
    readonly value: { readonly percent?: number };
    readonly in_force_from: string;
  }[];
}

export interface Receipt {
  readonly kind: string;
  readonly number: number;
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
}

export interface ReceiptBody {
  readonly previous_hash: string | null;
  readonly payout: { readonly amount_minor: number; readonly paid_on: string };
  readonly lines: readonly {
    readonly days_to_pay: number;
    readonly days_late: number;
    readonly interest: { readonly amount_minor: number } | null;
    readonly compensation_minor: number;
  }[];
}

export interface GuaranteeFund {
  readonly fund: Amount;
  readonly exposure: Amount;
  readonly cap: Amount;
  readonly is_alarming: boolean;
}

export interface FloatChecks {
  readonly items: readonly {
    readonly checked_on: string;
    readonly theirs_minor: number;
    readonly ours_minor: number;
    readonly differences: readonly object[];
  }[];
}
