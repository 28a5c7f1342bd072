import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { Jobs } from '../../platform/jobs.js';
import type { PaymentProblem } from './payment-problem.js';
import type { ListPaymentProblemsRequest } from './payment-problem.request.js';
import { PaymentProblemTable } from './payment-problem.table.js';

/** What is parked, for stewards, who see why and have it tried again once that is mended. */
@Injectable()
export class PaymentProblems {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  list(actor: Actor, { limit, cursor }: ListPaymentProblemsRequest) {
    permit('listPaymentProblems', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new PaymentProblemTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      return pageOf(found, limit, ({ parkedAt, id }) => ({ at: parkedAt, id }));
    });
  }

  /** Throws `not-found`, also where somebody else has just had it tried again. */
  redrive(actor: Actor, id: string): Promise<void> {
    permit('redrivePaymentProblem', actor.steward ? ['steward'] : [], 'payment problem');
    return this.database.transaction(async (tx) => {
      const problems = new PaymentProblemTable(tx);
      const problem = await problems.lock(id);
      if (!problem) throw notFound('payment problem');
      const now = this.clock.now();
      await problems.redrive(problem, now);
      await this.send(tx, problem);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'payment-problem-redriven' },
        on: { kind: 'payment-problem', id },
        facts: { source: problem.source, provider: problem.provider, kind: problem.kind },
      });
    });
  }

  private send(tx: Transaction, { id, source }: PaymentProblem): Promise<void> {
    return source === 'event'
      ? this.jobs.send(tx, 'handle-event', { eventId: id }, id)
      : this.jobs.send(tx, 'tell-of-payment', { newsId: id }, id);
  }
}
