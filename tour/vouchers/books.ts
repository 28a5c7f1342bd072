import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { pounds } from '../money.js';
import type { Person } from '../people.js';
import { check, say, show, step } from '../print.js';
import { clockTime, day } from '../times.js';
import type { Checks, Deposit, Programme, Provenance, Statement, Transfer, TrialBalance, Voucher } from './answers.js';
import { accountOf, table } from './ledger.js';
import { readMoney } from './programme-money.js';
import type { Accepted, Story } from './story.js';

/** First in, first out: £200 came before £800. */
export async function followThePounds({ cast }: Story, { programme, voucher }: Accepted): Promise<void> {
  const { steward, samir, tudur } = cast;
  step('Which deposit paid for what');
  const money = await readMoney(samir, programme);
  check('£85.04 + £36.45 + £85.04 = £206.53 is drawn', money.vouchers.drawn.minor === 20_653, money);
  const fund = await accountOf(samir, 'programme-fund', programme.id);
  await refused(tudur, `GET /ledger/accounts/${fund.id}/provenance`, '404 not-found');
  const { deposits } = await readProvenance(samir, fund.id, programme);
  // Of £200 all was reserved but £29.92 when the third session came; what was called off gave £48.59 of it back.
  check(
    '£151.41 of it was of the £200, and £55.12 of the £800',
    deposits.map(({ drawn }) => drawn.minor).join() === '15141,5512',
    deposits,
  );
  await lookAtTheLast(steward, voucher, deposits);
}

type Deposits = Provenance['deposits'];

async function lookAtTheLast(steward: Person, { id }: Voucher, deposits: Deposits): Promise<void> {
  say('The third session, which was set aside last:');
  const account = await accountOf(steward, 'voucher', id);
  const { items } = await exchangeQuietly<Statement>(steward, `GET /ledger/accounts/${account.id}/statement?limit=100`);
  const last = items.findLast(({ code }) => code === 'voucher-reserved')?.transfer_id ?? '';
  const transfer = await exchange<Transfer>(steward, `GET /ledger/transfers/${last}`, {
    tell: ({ code, postings, paid_by: paid }) => [
      code,
      ...postings.map(({ kind, amount }) => `${kind} ${pounds(amount)}`),
      ...paid.map(({ deposit_id: of, amount }) => `${pounds(amount)} of the deposit ${sizeOf(deposits, of)}`),
    ],
  });
  check(
    'it is the end of the £200 and the beginning of the £800',
    transfer.paid_by.map(({ amount }) => amount.minor).join() === '2992,5512',
    transfer,
  );
}

function sizeOf(deposits: Deposits, id: string): string {
  return `of ${pounds(deposits.find(({ deposit_id: of }) => of === id)?.amount)}`;
}

async function readProvenance(reader: Person, account: string, { id }: Programme): Promise<Provenance> {
  const { items } = await exchangeQuietly<List<Deposit>>(reader, `GET /programmes/${id}/deposits`);
  const nameOf = new Map(items.map((deposit) => [deposit.id, deposit.bank_reference]));
  const provenance = await exchange<Provenance>(reader, `GET /ledger/accounts/${account}/provenance`);
  show(
    ...table([
      ['deposit', 'amount', 'left', 'awarded', 'reserved', 'drawn', 'returned'],
      ...provenance.deposits.map((one) => [
        nameOf.get(one.deposit_id) ?? one.deposit_id,
        ...[one.amount, one.left, one.awarded, one.reserved, one.drawn, one.returned].map(pounds),
      ]),
    ]),
  );
  const whole = provenance.deposits.every(
    ({ amount, left, awarded, reserved, drawn, returned, reversed }) =>
      amount.minor === [left, awarded, reserved, drawn, returned, reversed].reduce((sum, { minor }) => sum + minor, 0),
  );
  check('each deposit is all accounted for', whole, provenance.deposits);
  return provenance;
}

export async function readTheFund({ cast }: Story, programme: Programme): Promise<void> {
  const { samir } = cast;
  step('The statement of a programme’s fund');
  const fund = await accountOf(samir, 'programme-fund', programme.id);
  const statement = await exchange<Statement>(samir, `GET /ledger/accounts/${fund.id}/statement?limit=100`);
  const { items } = statement;
  show(
    ...table([
      ['', 'amount', 'balance'],
      ['opening', '', pounds(statement.opening)],
      ...items.map(({ code, occurred_at: at, amount, balance }) => [
        `${day(at)}, ${clockTime(at)}: ${code}`,
        pounds(amount),
        pounds(balance),
      ]),
      ['closing', '', pounds(statement.closing)],
    ]),
  );
  const moved = items.reduce((sum, { amount }) => sum + amount.minor, 0);
  check(
    'what came and went adds up to what is there, which is nothing',
    moved === 0 && statement.closing.minor === 0,
    statement,
  );
  const { deposits } = await readProvenance(samir, fund.id, programme);
  check(
    'nothing of a deposit is left over',
    deposits.every(({ left }) => left.minor === 0),
    deposits,
  );
}

export async function checkTheBooks({ cast }: Story): Promise<void> {
  const { steward } = cast;
  step('The books');
  const { lines, totals } = await exchange<TrialBalance>(steward, 'GET /ledger/trial-balance');
  show(
    ...table([
      ['kind', 'accounts', 'balance'],
      ...lines.map(({ kind, accounts, balance }) => [kind, String(accounts), pounds(balance)]),
      ['together', '', pounds(totals[0])],
    ]),
  );
  const inTheBank = lines.find(({ kind }) => kind === 'bank')?.balance.minor;
  // Deposits of £2000.00, three shares of £28.35, less £793.47 that went back; below zero, as what the platform has is.
  check('in the bank lies what came in, less what went back: £1291.58', inTheBank === -129_158, lines);
  check('all accounts together have nothing', totals.length > 0 && totals.every(({ minor }) => minor === 0), totals);
  const checks = await exchange<Checks>(steward, 'GET /ledger/checks', {
    tell: ({ sound, checks: all }) => [
      sound ? 'sound' : 'not sound',
      ...all.map(({ says, looked, wrong }) => `${String(looked).padStart(3)} looked at, ${wrong} wrong: ${says}`),
    ],
  });
  check('every session, voucher and programme agrees with the books', checks.sound, checks);
}
