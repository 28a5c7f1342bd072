import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MandateId, StandingDepositId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { activeMandateOf, OpenCheckout, planPayment } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { InvoicePost } from './invoice.post.js';
import { changed, monthDue, type StandingDeposit } from './standing-deposit.js';
import { StandingDepositTable } from './standing-deposit.table.js';
import { writeInvoice } from './write-invoice.js';

/** For how long a debit may be asked of the provider, should that not answer. */
const hoursToBegin = 7 * 24;
/** Until a debit has come: two days of notice, and the bank's days. */
const daysUntilDue = 10;

/** Asks each month for what is given each month: an invoice and a Direct Debit for it, once a month however often this runs. */
@Injectable()
export class MakeStandingDeposits implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: InvoicePost,
    private readonly openCheckout: OpenCheckout,
  ) {}

  onModuleInit(): void {
    this.jobs.every('make-standing-deposits', '15 5 * * *', () => this.makeAll());
    this.jobs.every('collect-standing-deposits', '*/10 * * * *', () => this.collectAll());
  }

  async makeAll(): Promise<void> {
    const now = this.clock.now();
    const active = await this.database.transaction((tx) => new StandingDepositTable(tx).active());
    const due = active.filter((standing) => monthDue(standing, now) !== null).map(({ id }) => id);
    await this.jobs.forEachDue('make-standing-deposits', due, (id) => this.make(id));
    await this.collectAll();
  }

  /** What was planned, and the provider may not know of yet. */
  private async collectAll(): Promise<void> {
    const planned = await this.database.transaction((tx) => new StandingDepositTable(tx).planned());
    await this.jobs.forEachDue('collect-standing-deposits', planned, async (id) => {
      await this.openCheckout.run(null, id, 'en');
    });
  }

  private make(id: StandingDepositId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const table = new StandingDepositTable(tx);
      const programme = await new ProgrammeTable(tx).lock((await table.find(id)).programmeId);
      const [now, standing] = [this.clock.now(), await table.find(id)];
      const month = monthDue(standing, now);
      if (month === null || (await table.isInvoiced(id, month))) return;
      if (programme.state === 'closed') return table.update(changed(standing, { state: 'ended', by: null }, now));
      const mandate = await activeMandateOf(tx, programme.funderId);
      if (mandate) return this.ask(tx, programme, { ...standing, month, mandateId: mandate.id }, now);
      await table.update(changed(standing, { state: 'paused', by: null, because: 'no-mandate' }, now));
      await this.post.sendPaused(tx, standing);
    });
  }

  private async ask(tx: Transaction, programme: Programme, due: Due, now: Temporal.Instant): Promise<void> {
    const { id, amount, buyerReference, month, mandateId } = due;
    const dueOn = britishDate(now.add({ hours: 24 * daysUntilDue }));
    const wanted = { programme, amount, dueOn, buyerReference, by: null, standing: { depositId: id, month } };
    const invoice = await writeInvoice(tx, wanted, now);
    const expiresAt = now.add({ hours: hoursToBegin });
    const paid = { purpose: 'invoice', reference: invoice.id, organisationId: programme.funderId } as const;
    await planPayment(tx, { ...paid, rail: 'debit', amount, mandateId, plannedBy: null, expiresAt }, now);
    await this.post.send(tx, 'issued', invoice);
  }
}

interface Due extends StandingDeposit {
  readonly month: string;
  readonly mandateId: MandateId;
}
