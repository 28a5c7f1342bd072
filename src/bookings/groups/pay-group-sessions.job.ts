import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../../diary/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { accountOf, Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyTable } from '../../policies/index.js';
import { groupGapGuaranteed, groupPayOf, groupSessionPaid, solidarityPool } from '../funding/booking.postings.js';
import { writeGroupEarning } from '../earnings/write-earning.js';
import { paidAndBorne } from './group-effective.js';
import { type GroupPay, payNow, vatOf, wholePayOf } from './group-pay.js';
import { GroupPayTable } from './group-pay.table.js';
import type { GroupSession } from './group-session.js';
import { GroupSessionTable } from './group-session.table.js';

/** Pays the adviser of a group session once, when it is known what is due of every seat, or some days after it (policy). */
@Injectable()
export class PayGroupSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('pay-group-sessions', '*/5 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      return new GroupPayTable(tx).due(now, await payDaysAt(tx, now));
    });
    await this.jobs.forEachDue('pay-group-sessions', due, (id) => this.pay(id));
  }

  /** Looks again under the locks: another replica may have paid it, and a seat may have come to its end meanwhile. */
  private pay(id: GroupSessionId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      await Diary.lock(tx, (await sessions.find(id)).expertId);
      const pays = new GroupPayTable(tx);
      const seats = await pays.lockSeats(id);
      const now = this.clock.now();
      if (await pays.find(id)) return;
      const session = await sessions.find(id);
      const ledger = new Ledger(tx);
      await ledger.lock([groupPayOf(id), solidarityPool, accountOf('adviser-payable', session.expertId)], now);
      const [earned, pool] = [await ledger.balanceOf(groupPayOf(id)), await ledger.balanceOf(solidarityPool)];
      const pay = payNow(session, seats, { earned, pool, now, payDays: await payDaysAt(tx, now) });
      if (!pay) return;
      await pays.insert(pay);
      const when = { occurredAt: now };
      const gap = groupGapGuaranteed({ sessionId: id, amount: pay.fromGuarantee }, when);
      const { expertId, endsAt: endedAt } = session;
      await ledger.post([gap, groupSessionPaid({ ...pay, expertId }, when)], now);
      const toAdviser = { sessionId: id, expertId, amount: pay.adviser, vat: vatOf(session, pay) };
      await writeGroupEarning(tx, { ...toAdviser, work: workOf(session, pay), settledAt: now, endedAt }, now);
    });
  }
}

/** Of a part no hour is known. */
function workOf(session: GroupSession, { adviser }: GroupPay): { readonly pay: Money; readonly costs: Money } | null {
  const [pay, costs] = paidAndBorne(session);
  return wholePayOf(session)?.minor === adviser.minor ? { pay, costs } : null;
}

async function payDaysAt(tx: Transaction, now: Temporal.Instant): Promise<number> {
  return (await new PolicyTable(tx).inForce('clocks', now)).payment_days;
}
