import { exchange } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import type { Person } from '../people.js';
import { say, show } from '../print.js';
import type { Programme, ProgrammeMoney } from './answers.js';
import { table } from './ledger.js';

/** Where a programme's money is, as a table. */
export async function readMoney(reader: Person, { id, name }: Programme): Promise<ProgrammeMoney> {
  say(`Where the money of “${name.en}” is:`);
  const money = await exchange<ProgrammeMoney>(reader, `GET /programmes/${id}/money`);
  const { fund, vouchers } = money;
  const lines: readonly (readonly [what: string, amount: Amount])[] = [
    ['deposited', fund.deposited],
    ['offered on vouchers', fund.offered],
    ['came back', fund.came_back],
    ['returned to the funder', fund.returned_to_funder],
    ['left in the fund', fund.left],
    ['on vouchers', vouchers.in_vouchers],
    ['set aside for sessions', vouchers.reserved],
    ['drawn', vouchers.drawn],
  ];
  show(...table(lines.map(([what, amount]) => [what, pounds(amount)])));
  return money;
}
