import { exchange, refused } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { check, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import type { Programme } from './answers.js';
import { readVoucher } from './bookings.js';
import { readMoney } from './programme-money.js';
import type { Funded, Story } from './story.js';

export async function letItExpire({ cast, news }: Story, { matched, whole }: Funded): Promise<void> {
  const { ania, samir } = cast;
  step('The time to use a voucher is over');
  const expiry = Temporal.Instant.from(matched.voucher.expires_at ?? '');
  const before = await readMoney(samir, matched.programme);
  check('£93.47 of it was not needed', before.vouchers.in_vouchers.minor === 9347, before);
  await moveClock(ania, expiry.add({ minutes: 1 }));
  const ended = await readVoucher(ania, matched.voucher.id);
  check(
    'the voucher has expired, and has nothing any more',
    ended.state === 'expired' && ended.left.minor === 0,
    ended,
  );
  await news.of([ania, 'voucher-expired']);
  const after = await readMoney(samir, matched.programme);
  check('which went back to the programme', after.fund.left.minor === before.fund.left.minor + 9347, after);
  const other = await readVoucher(ania, whole.voucher.id);
  check('of the other £226.78 is drawn; it ended with the rest', other.drawn.minor === 2 * 11_339, other);
}

/** What nobody needed goes back to the bank. */
export async function settleWithTheFunder({ cast }: Story, { id }: Programme): Promise<void> {
  const { steward, samir } = cast;
  step('The programme closes, and its funder gets back what is left');
  const path = `/programmes/${id}` as const;
  const reason = { reason: 'The programme is over.' };
  await refused(steward, `POST ${path}/fund-returns`, '409 programme-state', reason);
  await exchange<Programme>(samir, `PUT ${path}/state`, { body: { state: 'closed' }, tell: ({ state }) => state });
  const returned = await exchange<{ amount: Amount }>(steward, `POST ${path}/fund-returns`, {
    body: reason,
    status: 201,
    tell: ({ amount }) => `${pounds(amount)} to the Halfpenny Common Fund`,
  });
  check('£1000.00 came in, £206.53 was drawn, and £793.47 goes back', returned.amount.minor === 79_347, returned);
}
