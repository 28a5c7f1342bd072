import type * as gocardless from 'gocardless-nodejs';
import * as z from 'zod';
import type { Rows } from '../routes.js';
import { londonDay } from '../timetable.js';
import { date, finds, lists, page, pageOf, parse, type Endpoint } from './endpoints.js';
import { byGoCardless, type Kept, type World } from './world.js';

const stated = z.strictObject({
  value_date_from: date,
  value_date_to: date,
  direction: z.enum(['credit', 'debit']).optional(),
  after: page.after,
  before: page.before,
  limit: page.limit,
});

/** The account that money goes out of, and what has moved on it. */
export function paymentAccountEndpoints(world: World): Rows<Endpoint> {
  return {
    'GET /payment_accounts/:id': finds(world, 'payment_accounts'),
    'GET /payment_accounts': lists(world, 'payment_accounts'),
    'GET /payment_accounts/:id/transactions': { answer: (asked, id) => ({ body: statement(world, asked, id) }) },
    'GET /payment_account_transactions/:id': finds(world, 'payment_account_transactions'),
  };
}

/** The newest first, by the day on which it counts. */
function statement(world: World, parameters: unknown, account: string): object {
  world.get('payment_accounts', account);
  const asked = parse(stated, parameters, 'payment_account_transactions');
  const found = world
    .all('payment_account_transactions')
    .filter(({ value_date: on = '' }) => on >= asked.value_date_from && on <= asked.value_date_to)
    .filter(({ direction }) => asked.direction === undefined || direction === asked.direction);
  return pageOf('payment_account_transactions', found, asked);
}

interface Movement {
  readonly reference: string;
  readonly links: gocardless.PaymentAccountTransactionLinks;
}

/** Money comes into it: from the bank, or back from whom it was sent to. */
export function credit(world: World, amount: number, movement: Movement): Kept<'payment_accounts'> {
  return move(world, 'credit', { amount, ...movement });
}

/** Money leaves it. */
export function debit(world: World, amount: number, movement: Movement): Kept<'payment_accounts'> {
  return move(world, 'debit', { amount, ...movement });
}

function move(
  world: World,
  direction: 'credit' | 'debit',
  { amount, reference, links }: Movement & { readonly amount: number },
): Kept<'payment_accounts'> {
  const { paymentAccount } = world;
  const balance = (paymentAccount.account_balance ?? 0) + (direction === 'credit' ? amount : -amount);
  paymentAccount.account_balance = balance;
  const { id } = world.put('payment_account_transactions', {
    id: world.newId('payment_account_transactions'),
    ...{ amount, balance_after_transaction: balance, currency: 'GBP', direction, reference },
    ...{ counterparty_name: 'SANDBOX BANK', description: reference },
    links: { payment_bank_account: paymentAccount.id, ...links },
    value_date: londonDay(world.timetable.now()).toString(),
  });
  world.tell(
    'payment_account_transactions',
    'created',
    { payment_account_transaction: id },
    byGoCardless('payment_account_transaction_created', `A ${direction} of the payment account.`),
  );
  return paymentAccount;
}
