import type { Account } from './transfer.js';

interface AccountKind {
  /** What its balance never goes under, in minor units; an open account has no such bound. */
  readonly least: number | null;
  /** Whose it is: the kind of id that its owner is, or nobody's where it is the platform's own. */
  readonly owner:
    | (
        | 'programme'
        | 'voucher'
        | 'booking'
        | 'expert'
        | 'organisation'
        | 'group-session'
        | 'party'
        | 'payment'
        | 'refund'
        | 'adviser-payout'
      )
    | null;
}

/**
 * The chart of accounts. A balance above zero is what the platform owes or keeps for the owner; below zero, what it has or is
 * owed. docs/money.md says what each means, and which transfers touch it.
 */
export const chart = {
  bank: { least: null, owner: null },
  stripe: { least: null, owner: null },
  gocardless: { least: null, owner: null },
  'payouts-under-way': { least: null, owner: null },
  'gocardless-float': { least: null, owner: null },
  'debits-relied-on': { least: null, owner: null },
  payment: { least: 0, owner: 'payment' },
  refund: { least: 0, owner: 'refund' },
  'provider-fees': { least: null, owner: null },
  'programme-fund': { least: 0, owner: 'programme' },
  'programme-receivable': { least: 0, owner: 'programme' },
  voucher: { least: 0, owner: 'voucher' },
  escrow: { least: 0, owner: 'booking' },
  'adviser-payable': { least: 0, owner: 'expert' },
  'adviser-payout': { least: 0, owner: 'adviser-payout' },
  'pay-to-recover': { least: null, owner: 'expert' },
  disputed: { least: 0, owner: 'booking' },
  'client-credit': { least: 0, owner: 'organisation' },
  'client-debt': { least: null, owner: 'organisation' },
  'platform-fee': { least: null, owner: null },
  vat: { least: null, owner: null },
  'guarantee-fund': { least: null, owner: null },
  'late-pay': { least: null, owner: null },
  'solidarity-pool': { least: 0, owner: null },
  'group-pay': { least: 0, owner: 'group-session' },
  'in-kind-given': { least: null, owner: 'voucher' },
  'in-kind-counted': { least: null, owner: 'programme' },
  /** In minutes, of an organisation or an adviser (their ids are never the same): mutual credit, so it goes under zero. */
  'time-credits': { least: null, owner: 'party' },
  'community-pot': { least: 0, owner: null },
} as const satisfies Record<string, AccountKind>;

export type AccountKindName = keyof typeof chart;
type Owned = { [Name in AccountKindName]: (typeof chart)[Name]['owner'] extends null ? never : Name }[AccountKindName];

/** The platform's own account of a kind. */
export function platformAccount(kind: Exclude<AccountKindName, Owned>): Account {
  return { kind, owner: '', least: chart[kind].least };
}

/** The account of a kind that is somebody's, or some thing's. */
export function accountOf(kind: Owned, owner: string): Account {
  return { kind, owner, least: chart[kind].least };
}
