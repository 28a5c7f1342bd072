import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Database } from '../../platform/database.js';
import { groupPayOf } from '../funding/booking.postings.js';
import { groupEffective } from './group-effective.js';
import { GroupPayTable } from './group-pay.table.js';
import { viewGroupPay } from './group-pay.view.js';
import { GroupSessionTable } from './group-session.table.js';
import { termsOfSeats } from './hold-seat.js';
import { relationsToGroupSession } from './read-group-sessions.action.js';

@Injectable()
export class ReadGroupPay {
  constructor(private readonly database: Database) {}

  /** What its adviser is paid for the whole, what an hour brings by that, and what its seats have brought of it. */
  run(actor: Actor, id: GroupSessionId) {
    return this.database.transaction(async (tx) => {
      const session = await new GroupSessionTable(tx).find(id);
      permit('readGroupSessionPay', await relationsToGroupSession(tx, actor, session), 'group session');
      const pay = await new GroupPayTable(tx).find(id);
      const earned = pay?.earned ?? (await new Ledger(tx).balanceOf(groupPayOf(id)));
      const seat = (await termsOfSeats(tx, session)).prices.quoteAt(session.startsAt);
      return viewGroupPay(session, { earned, pay, effective: groupEffective(session, seat) });
    });
  }
}
