import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { AccountTotals } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { meansOf } from './means.js';
import { flowsOf, paceSince } from './programme-money.js';
import { ProgrammeMoneyTable } from './programme-money.table.js';
import { viewProgrammeMoney } from './programme-money.view.js';
import { readProgramme } from './relations.js';

@Injectable()
export class ReadProgrammeMoney {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`. */
  run(actor: Actor, id: ProgrammeId) {
    return this.database.transaction(async (tx) => {
      const programme = await readProgramme(tx, actor, id, 'readProgrammeMoney');
      const [now, table, totals] = [this.clock.now(), new ProgrammeMoneyTable(tx), new AccountTotals(tx)];
      const { ids, firstOffer } = await table.vouchers(programme);
      const { since, days } = paceSince(firstOffer, now);
      const { reserved, drawn, drawnSince, offered } = await table.spent(programme, since);
      const inVouchers = await totals.ofAll('voucher', ids, programme.currency);
      const fund = await totals.byCode({ kind: 'programme-fund', owner: id }, programme.currency);
      const flows = flowsOf(fund, programme.currency);
      const means = await meansOf(tx, programme, now);
      const spending = { inVouchers, reserved, drawn };
      const pace = { days, drawn: drawnSince, offered };
      return viewProgrammeMoney({ programme, flows, spending, means, pace }, now);
    });
  }
}
