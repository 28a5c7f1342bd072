import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RefundId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { nextTryAfter } from '../../platform/next-try.js';
import type { Payment } from '../payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { PaymentTable } from '../payment.table.js';
import { ProviderUnavailable, RefundNotYet, type SeenRefund } from '../provider.js';
import { notYet, type Refund, refundedBefore } from './refund.js';
import { outcomeOfRefund } from './refund-outcome.js';
import { RefundTable } from './refund.table.js';
import { RefreshRefund } from './refresh-refund.action.js';

/** After so many tries that brought nothing about, and the provider has nothing of it, a refund has failed. */
const mostTries = 24;

/** How long what was sent is not asked about: its provider tells by itself. */
const patience = Temporal.Duration.from({ hours: 24 });

interface Asked {
  readonly payment: Payment;
  readonly refund: Refund;
  /** Whether the provider was asked for it before, so that it may have it. */
  readonly isAgain: boolean;
}

/** Asks providers for the refunds that are planned, and how those stand of which they have said nothing for long. */
@Injectable()
export class SendRefunds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshRefund,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('send-refunds', '* * * * *', () => this.sweep());
    this.jobs.every('look-at-refunds', '20 * * * *', () => this.lookAgain());
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new RefundTable(tx).due(this.clock.now()));
    await this.jobs.forEachDue('send-refunds', due, (id) => this.run(id));
  }

  /** Asks for one refund. What became of it stays unknown where there is no answer: it is looked for before it is asked for again. */
  async run(id: RefundId): Promise<void> {
    const asked = await this.database.transaction((tx) => this.claim(tx, id));
    if (!asked) return;
    const { refund } = asked;
    const seen = await this.ask(asked);
    if (!seen) return;
    const written = await this.refresh.write(refund, (standing, paid, now) =>
      outcomeOfRefund(standing, paid, seen, now),
    );
    if (!written) await this.refresh.run(id);
  }

  /** Written before it is asked for, with the total that the provider counts: what failed meanwhile counts no more. */
  private async claim(tx: Transaction, id: RefundId): Promise<Asked | undefined> {
    const refunds = new RefundTable(tx);
    const payment = await new PaymentTable(tx).lock((await refunds.find(id)).paymentId);
    const standing = await refunds.lock(id);
    const now = this.clock.now();
    const isDue = !standing.nextTryAt || Temporal.Instant.compare(standing.nextTryAt, now) <= 0;
    if (standing.state !== 'planned' || !isDue) return undefined;
    const total = refundedBefore(standing, await refunds.of(payment.id));
    const tries = standing.tries + 1;
    const refund = { ...standing, total, tries, askedAt: standing.askedAt ?? now, nextTryAt: nextTryAfter(tries, now) };
    await refunds.update(refund);
    return { payment, refund: await refunds.find(id), isAgain: standing.askedAt !== null };
  }

  /** Undefined where nothing is to be written of it. */
  private async ask({ payment, refund, isAgain }: Asked): Promise<SeenRefund | undefined> {
    const provider = this.providers.of(payment.provider);
    const found = isAgain ? await provider.lookAtRefund(payment, refund) : null;
    if (found) return found;
    if (payment.state === 'reversed') return this.giveUp(refund, 'the payment was taken back');
    try {
      return await provider.refund(payment, refund);
    } catch (error) {
      if (error instanceof RefundNotYet) return this.wait(refund);
      const isOver = isAgain && refund.tries >= mostTries && !(error instanceof ProviderUnavailable);
      if (isOver) return this.giveUp(refund, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  private async giveUp(refund: Refund, failure: string): Promise<undefined> {
    await this.refresh.refuse(refund, failure);
    return undefined;
  }

  private async wait(refund: Refund): Promise<undefined> {
    await this.database.transaction((tx) => new RefundTable(tx).update(notYet(refund, this.clock.now())));
    return undefined;
  }

  private async lookAgain(): Promise<void> {
    const before = this.clock.now().subtract(patience);
    const unheard = await this.database.transaction((tx) => new RefundTable(tx).unheardOf(before));
    await this.jobs.forEachDue('look-at-refunds', unheard, async (id) => {
      await this.refresh.run(id);
    });
  }
}
