import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import { type Money, money, sum } from '../../kernel/money.js';
import type { KeptAccount, KeptTransfer, StatementLine, TrialBalanceLine } from '../../ledger/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { CheckedBooks } from './books-checks.table.js';
import { depositIdOf, type Party, type TracedDeposit, type TracedMovement } from './fund-provenance.js';

const accountView = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({ description: 'What it is for, such as voucher.' }),
    owner: z.string().meta({ description: 'The id of whose it is; empty where it is the platform’s own.' }),
    least: moneyView.nullable().meta({ description: 'What it never goes under; null for an open account.' }),
    balance: moneyView.meta({
      description: 'Above zero: owed to its owner. Below: what they owe, or what lies elsewhere.',
    }),
    opened_at: instantView,
  })
  .meta({ id: 'LedgerAccount' });

export const accountsView = z
  .object({ items: z.array(accountView), next_cursor: z.string().nullable() })
  .meta({ id: 'LedgerAccounts' });

export const statementView = z
  .object({
    account: accountView,
    from: instantView,
    to: instantView,
    opening: moneyView,
    closing: moneyView,
    items: z.array(
      z.object({
        transfer_id: z.uuid(),
        code: z.string(),
        reference: z.string(),
        occurred_at: instantView,
        recorded_at: instantView,
        amount: moneyView,
        balance: moneyView.meta({ description: 'After it.' }),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'LedgerStatement' });

export const trialBalanceView = z
  .object({
    at: instantView,
    lines: z.array(
      z.object({
        kind: z.string(),
        accounts: z.int().meta({ description: 'How many have been used.' }),
        balance: moneyView,
      }),
    ),
    totals: z.array(moneyView).meta({ description: 'One for each currency, and each of nothing.' }),
  })
  .meta({ id: 'TrialBalance' });

const partyView = z.object({ account_id: z.uuid(), kind: z.string(), owner: z.string() });

const depositIdView = z.uuid().nullable().meta({
  description: 'As the programme lists its deposits. Null for what is none, such as what the platform made good.',
});

const movementView = z.object({
  deposit_id: depositIdView,
  transfer_id: z.uuid().meta({ description: 'The transfer that brought the money into the fund.' }),
  from: partyView,
  to: partyView,
  amount: moneyView,
  drawn: z.boolean().meta({ description: 'Paid out for what was delivered.' }),
});

export const transferView = z
  .object({
    id: z.uuid(),
    code: z.string(),
    reference: z.string(),
    occurred_at: instantView,
    recorded_at: instantView,
    by_user_id: z.uuid().nullable(),
    reverses: z.uuid().nullable(),
    postings: z.array(partyView.extend({ amount: moneyView })),
    paid_by: z
      .array(movementView)
      .meta({ description: 'Which deposits its money was, first in, first out; none where it is nobody’s deposit.' }),
  })
  .meta({ id: 'LedgerTransfer' });

export const provenanceView = z
  .object({
    account: accountView,
    drawn: moneyView.meta({ description: 'What has been paid out of all deposits for what was delivered.' }),
    deposits: z.array(
      z.object({
        deposit_id: depositIdView,
        transfer_id: z.uuid(),
        code: z.string(),
        reference: z.string(),
        recorded_at: instantView,
        amount: moneyView,
        left: moneyView,
        awarded: moneyView.meta({ description: 'On vouchers, and not reserved for a session.' }),
        reserved: moneyView,
        drawn: moneyView,
        returned: moneyView.meta({ description: 'To whoever deposited it.' }),
        reversed: moneyView.meta({ description: 'Undone, as it was recorded wrongly.' }),
      }),
    ),
    items: z.array(
      z.object({
        transfer_id: z.uuid(),
        code: z.string(),
        reference: z.string(),
        recorded_at: instantView,
        movements: z.array(movementView),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'LedgerProvenance' });

export const checksView = z
  .object({
    checked_at: instantView,
    sound: z.boolean(),
    checks: z.array(
      z.object({
        name: z.string(),
        says: z.string(),
        looked: z.int().meta({ description: 'How many things were looked at.' }),
        wrong: z.int(),
        ids: z.array(z.string()).meta({ description: 'Of the first hundred that are wrong.' }),
      }),
    ),
  })
  .meta({ id: 'BooksChecks' });

export function viewAccount({ id, kind, owner, currency, least, balance, openedAt }: KeptAccount) {
  return {
    ...{ id, kind, owner, balance },
    least: least === null ? null : money(least, currency),
    opened_at: openedAt.toString(),
  };
}

export function viewStatementLine(line: StatementLine) {
  return {
    transfer_id: line.transferId,
    code: line.code,
    reference: line.reference,
    occurred_at: line.occurredAt.toString(),
    recorded_at: line.recordedAt.toString(),
    amount: line.amount,
    balance: line.balance,
  };
}

export function viewTrialBalance(
  at: Temporal.Instant,
  lines: readonly TrialBalanceLine[],
): z.output<typeof trialBalanceView> {
  const totals: Money[] = [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, same]) =>
    sum(
      same.map(({ balance }) => balance),
      currency,
    ),
  );
  return {
    at: at.toString(),
    lines: lines.map(({ kind, accounts, balance }) => ({ kind, accounts, balance })),
    totals,
  };
}

export function viewTransfer(transfer: KeptTransfer, paidBy: readonly TracedMovement[]): z.output<typeof transferView> {
  return {
    id: transfer.id,
    ...viewFact(transfer),
    occurred_at: transfer.occurredAt.toString(),
    by_user_id: transfer.byUser,
    reverses: transfer.reverses,
    postings: transfer.postings.map(({ amount, ...party }) => ({ ...viewParty(party), amount })),
    paid_by: paidBy.map(viewMovement),
  };
}

export function viewDeposit({ transfer, ...parts }: TracedDeposit) {
  const { amount, left, awarded, reserved, drawn, returned, reversed } = parts;
  return {
    ...{ deposit_id: depositIdOf(transfer), transfer_id: transfer.id, ...viewFact(transfer) },
    ...{ amount, left, awarded, reserved, drawn, returned, reversed },
  };
}

export function viewTraced(transfer: KeptTransfer, movements: readonly TracedMovement[]) {
  return { transfer_id: transfer.id, ...viewFact(transfer), movements: movements.map(viewMovement) };
}

function viewFact({ code, reference, recordedAt }: KeptTransfer) {
  return { code, reference, recorded_at: recordedAt.toString() };
}

function viewMovement({ lot, from, to, amount, drawn }: TracedMovement) {
  return {
    ...{ deposit_id: depositIdOf(lot), transfer_id: lot.id },
    ...{ from: viewParty(from), to: viewParty(to), amount, drawn },
  };
}

function viewParty({ accountId, kind, owner }: Party) {
  return { account_id: accountId, kind, owner };
}

export function viewChecks(at: Temporal.Instant, checks: readonly CheckedBooks[]): z.output<typeof checksView> {
  return {
    checked_at: at.toString(),
    sound: checks.every(({ wrong }) => wrong === 0),
    checks: checks.map(({ ids, ...check }) => ({ ...check, ids: [...ids] })),
  };
}
