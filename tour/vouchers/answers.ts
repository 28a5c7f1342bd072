import type { InBothLanguages, List } from '../answers.js';
import type { Amount } from '../money.js';

/** The parts of answers that this tour reads; /api/v1/openapi.json describes all of them. */

export interface Programme {
  readonly id: string;
  readonly name: InBothLanguages;
  readonly state: string;
  readonly decision: string;
  readonly funder_percent: number;
  readonly subsidy_controlled: boolean;
  readonly packages: readonly { readonly id: string; readonly title: InBothLanguages; readonly value: Amount }[];
}

export interface OpeningPreview {
  readonly ready: boolean;
  readonly missing: readonly { readonly code: string; readonly detail: string }[];
}

export interface Deposit {
  readonly id: string;
  readonly amount: Amount;
  readonly bank_reference: string;
}

export interface ProgrammeMoney {
  readonly fund: Readonly<Record<'deposited' | 'offered' | 'came_back' | 'returned_to_funder' | 'left', Amount>>;
  readonly vouchers: Readonly<Record<'committed' | 'in_vouchers' | 'reserved' | 'drawn', Amount>>;
}

export interface Diagnostic {
  readonly id: string;
  readonly proposal: {
    readonly kind: { readonly code: string; readonly reason: InBothLanguages };
    readonly topics: readonly (InBothLanguages & { readonly code: string })[];
    readonly programmes: readonly {
      readonly id: string;
      readonly name: InBothLanguages;
      readonly say: readonly string[];
    }[];
  };
}

export interface Application {
  readonly id: string;
  readonly state: string;
  readonly score: number | null;
  readonly unmet: readonly { readonly rule: string; readonly label: InBothLanguages }[];
}

export interface Panel {
  readonly criteria: readonly { readonly code: string; readonly label: InBothLanguages }[];
  readonly score: number | null;
  readonly scorers: readonly {
    readonly person: { readonly name: string };
    readonly of_funder: boolean;
    readonly score: { readonly total: number } | null;
  }[];
}

export interface Voucher {
  readonly id: string;
  readonly state: string;
  readonly programme: { readonly id: string };
  readonly value: Amount;
  readonly left: Amount;
  readonly reserved: Amount;
  readonly drawn: Amount;
  readonly offer_lapses_at: string;
  readonly expires_at: string | null;
  readonly end: { readonly reason: string } | null;
}

export interface VoucherOffer {
  readonly declarations: readonly { readonly code: string; readonly version: number; readonly text: InBothLanguages }[];
  readonly subsidy: {
    readonly cap: Amount;
    readonly confirmation: { readonly total: Amount } | null;
  } | null;
}

interface Share {
  readonly source: string;
  readonly amount: Amount;
}

interface SharedDue {
  readonly shares: readonly { readonly source: string; readonly due: Amount; readonly returned: Amount }[];
}

export interface FundingPreview {
  readonly quote_hash: string;
  readonly total: Amount;
  readonly shares: readonly Share[];
  readonly cancellation: readonly ({ readonly band: string; readonly due: Amount } & SharedDue)[];
}

export interface Funding {
  readonly state: string;
  readonly total: Amount;
  readonly shares: readonly Share[];
  readonly owed: Amount;
  readonly lapses_at: string | null;
}

export interface CancellationPreview extends SharedDue {
  readonly band: string;
  readonly due: Amount;
  readonly returned: Amount;
}

export interface CancelledSession {
  readonly state: string;
  readonly settlement: CancellationPreview | null;
}

export interface Account {
  readonly id: string;
  readonly kind: string;
  readonly owner: string;
  readonly balance: Amount;
}

export interface Statement {
  readonly opening: Amount;
  readonly closing: Amount;
  readonly items: readonly {
    readonly transfer_id: string;
    readonly code: string;
    readonly occurred_at: string;
    readonly amount: Amount;
    readonly balance: Amount;
  }[];
  readonly next_cursor: string | null;
}

export interface Transfer {
  readonly code: string;
  readonly postings: readonly { readonly kind: string; readonly amount: Amount }[];
  readonly paid_by: readonly { readonly deposit_id: string; readonly amount: Amount; readonly drawn: boolean }[];
}

export interface Provenance {
  readonly drawn: Amount;
  readonly deposits: readonly (Readonly<
    Record<'amount' | 'left' | 'awarded' | 'reserved' | 'drawn' | 'returned' | 'reversed', Amount>
  > & { readonly deposit_id: string })[];
  readonly items: List<unknown>['items'];
}

export interface TrialBalance {
  readonly lines: readonly {
    readonly kind: string;
    readonly accounts: number;
    readonly balance: Amount & { readonly currency: string };
  }[];
  readonly totals: readonly (Amount & { readonly currency: string })[];
}

export interface Checks {
  readonly sound: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly says: string;
    readonly looked: number;
    readonly wrong: number;
  }[];
}

export interface Report {
  readonly programme: { readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly locked: { readonly version: number; readonly hash: string } | null;
  readonly rows: readonly {
    readonly voucher_id: string;
    readonly cells: Readonly<Record<string, { readonly text: string }>>;
  }[];
  readonly totals: readonly {
    readonly code: string;
    readonly label: string;
    readonly text: string;
  }[];
}

export interface RowMoney {
  readonly transfers: readonly {
    readonly code: string;
    readonly amount: Amount;
    readonly drawn: boolean;
    readonly deposits: readonly { readonly amount: Amount }[];
  }[];
}

export interface LockedReport {
  readonly id: string;
  readonly versions: readonly {
    readonly version: number;
    readonly changed_totals: readonly { readonly label: string; readonly before: number; readonly after: number }[];
  }[];
}
