import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Programme } from '../programme.js';

/** Throws `programme-state`, `vouchers-outstanding` or `nothing-to-return` where nothing can go back to a funder yet. */
export function refuseReturn({ state }: Programme, outstanding: number, fund: Money): void {
  if (state !== 'closed') {
    throw new Problem('programme-state', `This programme is ${state}. Close it first: then what is left goes back.`, {
      state,
    });
  }
  if (outstanding > 0) {
    throw new Problem(
      'vouchers-outstanding',
      `${outstanding === 1 ? 'A voucher of this programme stands' : `${outstanding} vouchers of this programme stand`} still, ` +
        'or has sessions ahead. What is left goes back once they have ended.',
      { outstanding },
    );
  }
  if (fund.minor === 0) throw new Problem('nothing-to-return', 'There is nothing left in this programme’s fund.');
}
