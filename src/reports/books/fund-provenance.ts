import {
  type AccountId,
  type AccountKindName,
  type KeptTransfer,
  type Movement,
  movementsOf,
} from '../../ledger/index.js';
import { money, type Money, plus, sum } from '../../kernel/money.js';

/** Through which kinds of account a funder's money goes until it is drawn; what leaves them has been paid out. */
export const onTheWay = ['programme-fund', 'voucher', 'escrow', 'disputed'] as const satisfies AccountKindName[];

export interface Party {
  readonly accountId: AccountId;
  readonly kind: string;
  readonly owner: string;
}

/** So much of a deposit went from one account to another. */
export interface TracedMovement {
  readonly transfer: KeptTransfer;
  /** The transfer that brought the money into the fund. */
  readonly lot: KeptTransfer;
  readonly from: Party;
  readonly to: Party;
  readonly amount: Money;
  /** Paid out for what was delivered. */
  readonly drawn: boolean;
}

/** Where a deposit's money is now. The six parts add up to its amount. */
export interface TracedDeposit {
  readonly transfer: KeptTransfer;
  readonly amount: Money;
  readonly left: Money;
  readonly awarded: Money;
  readonly reserved: Money;
  readonly drawn: Money;
  /** To whoever deposited it. */
  readonly returned: Money;
  /** Undone with a deposit that was recorded wrongly. */
  readonly reversed: Money;
}

/** What became of each deposit of a fund, by all transfers that its money took (`Books.transfersFrom`). */
export function provenanceOf(
  fund: AccountId,
  transfers: readonly KeptTransfer[],
): { readonly deposits: readonly TracedDeposit[]; readonly movements: readonly TracedMovement[] } {
  const byId = new Map<string, KeptTransfer>(transfers.map((transfer) => [transfer.id, transfer]));
  const parties = new Map<string, Party>(
    transfers.flatMap(({ postings }) => postings.map((posting) => [posting.accountId, posting])),
  );
  const followed = new Set([...parties.values()].filter(isOnTheWay).map(({ accountId }) => accountId));
  const ofFund = movementsOf(transfers.map(flowOf), followed).filter(({ lot }) => lot.to === fund);
  const movements = ofFund.flatMap((moved) => {
    const [transfer, lot] = [byId.get(moved.flow), byId.get(moved.lot.flow)];
    const [from, to] = [parties.get(moved.from), parties.get(moved.to)];
    if (!transfer || !lot || !from || !to) return [];
    const [amount, drawn] = [
      money(moved.minor, currencyOf(transfer)),
      isOnTheWay(from) && !isOnTheWay(to) && !moved.back,
    ];
    return [{ transfer, lot, from, to, amount, drawn }];
  });
  const lots = Map.groupBy(ofFund, ({ lot }) => lot.flow);
  const deposits = [...lots].flatMap(([id, of]) => {
    const transfer = byId.get(id);
    return transfer ? [depositOf(transfer, of, { parties, byId })] : [];
  });
  return { deposits, movements };
}

/** The id of the deposit that a transfer brought into a fund. Null where it is none, such as what the platform made good. */
export function depositIdOf({ code, reference }: KeptTransfer): string | null {
  return code === 'deposit-received' || code === 'deposit-paid' ? reference : null;
}

function depositOf(transfer: KeptTransfer, movements: readonly Movement[], known: Known): TracedDeposit {
  const { parties } = known;
  const currency = currencyOf(transfer);
  const lying = (kind: string) => {
    const here = ({ from, to }: Movement, minor: number) =>
      (parties.get(to)?.kind === kind ? minor : 0) - (parties.get(from)?.kind === kind ? minor : 0);
    return money(
      movements.reduce((all, moved) => all + here(moved, moved.minor), 0),
      currency,
    );
  };
  const [came, ...went] = [isFirst, isReturn, isDraw, isReversal].map((of) =>
    sum(
      movements.filter((moved) => of(moved, known)).map(({ minor }) => money(minor, currency)),
      currency,
    ),
  );
  const [returned, drawn, reversed] = went;
  const nothing = money(0, currency);
  return {
    ...{ transfer, amount: came ?? nothing, returned: returned ?? nothing, drawn: drawn ?? nothing },
    reversed: reversed ?? nothing,
    ...{ left: lying('programme-fund'), awarded: lying('voucher'), reserved: plus(lying('escrow'), lying('disputed')) },
  };
}

interface Known {
  readonly parties: ReadonlyMap<string, Party>;
  readonly byId: ReadonlyMap<string, KeptTransfer>;
}

type Of = (moved: Movement, known: Known) => boolean;
const isFirst: Of = ({ flow, lot }) => flow === lot.flow;
const leaves: Of = ({ flow, to, lot }, { parties }) => flow !== lot.flow && !isOnTheWay(parties.get(to));
const isUndone: Of = ({ flow }, { byId }) => byId.get(flow)?.code === 'deposit-received-reversed';
const isReturn: Of = (moved, known) => leaves(moved, known) && moved.back && !isUndone(moved, known);
const isReversal: Of = (moved, known) => leaves(moved, known) && moved.back && isUndone(moved, known);
const isDraw: Of = (moved, known) => leaves(moved, known) && !moved.back;

function isOnTheWay(party: Party | undefined): boolean {
  return onTheWay.some((kind) => kind === party?.kind);
}

const outside = ['bank', 'payment'];

/**
 * What a client pays into escrow comes from the bank, or by a payment, and goes back as their credit; what a funder deposits comes so too,
 * and goes back to it by the bank.
 */
function flowOf({ id, reverses, postings }: KeptTransfer) {
  const ofSession = postings.some(({ kind }) => kind === 'escrow');
  const ofFund = postings.some(({ kind }) => kind === 'programme-fund');
  return {
    ...{ id, reverses },
    postings: postings.map(({ accountId, kind, amount }) => {
      const isClients = ofSession && (outside.includes(kind) || kind === 'client-credit');
      const isFunders = ofFund && outside.includes(kind);
      const party = isClients ? 'client' : isFunders ? 'funder' : undefined;
      return { account: accountId, minor: amount.minor, ...(party ? { party } : {}) };
    }),
  };
}

function currencyOf({ postings }: KeptTransfer): string {
  return postings[0]?.amount.currency ?? 'GBP';
}
