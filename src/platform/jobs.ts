import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type JobResult, type JobWithMetadata, PgBoss, type Queue } from 'pg-boss';
import { Database, type Transaction } from './database.js';

type Handler = (data: never) => Promise<void>;

/**
 * Work that outlives a request, on pg-boss: sent within the transaction whose fact it follows, retried until done,
 * safe in any number of replicas. Handlers must bear being called twice.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly queues = new Map<string, Handler>();
  private readonly sweeps = new Map<string, { cron: string; sweep: () => Promise<void> }>();

  constructor(private readonly database: Database) {
    this.boss = new PgBoss({
      ...this.database.connection, // connections of its own: one listens, and knows of work as soon as it is committed
      max: 4,
      application_name: 'barefoot-jobs',
      useListenNotify: true,
      migrate: false,
      createSchema: false,
      reindex: false, // needs the tables' owner
    });
    this.boss.on('error', (error) => this.logger.error(error));
    this.database.beforeClosing(() => this.stop());
  }

  /** Names who does the work of a queue; call it while modules start. */
  handle<Data extends object>(queue: string, handler: (data: Data) => Promise<void>): void {
    this.queues.set(queue, handler);
  }

  /**
   * Sends work that happens if and only if the transaction commits.
   * @param subject what the work is about, such as an id: while work about it waits or runs, no more is sent
   */
  async send(tx: Transaction, queue: string, data: object, subject: string): Promise<void> {
    const db = { executeSql: (text: string, values?: unknown[]) => runIn(tx, text, values) };
    await this.boss.send(queue, data, { db, singletonKey: subject });
  }

  /** The same for many subjects of one queue, in one statement. */
  async sendAll(
    tx: Transaction,
    queue: string,
    works: readonly { readonly data: object; readonly subject: string }[],
  ): Promise<void> {
    if (works.length === 0) return;
    const db = { executeSql: (text: string, values?: unknown[]) => runIn(tx, text, values) };
    await this.boss.insert(
      queue,
      works.map(({ data, subject }) => ({ data, singletonKey: subject })),
      { db },
    );
  }

  /** Names a sweep that does whatever our own clock says is due; the database's clock only wakes it. */
  every(name: string, cron: string, sweep: () => Promise<void>): void {
    this.sweeps.set(name, { cron, sweep });
  }

  /** Does all that is due now, for whoever moved the clock. A sweep that fails holds up no other; what it threw is thrown in the end. */
  async sweepNow(): Promise<void> {
    const failures: Error[] = [];
    for (const [name, { sweep }] of this.sweeps)
      await this.swept(name, sweep).catch((error: unknown) => failures.push(error as Error));
    const [failure] = failures;
    if (failure)
      throw failures.length > 1 ? new AggregateError(failures, `${failures.length} sweeps failed.`) : failure;
  }

  /** Does a sweep's work for one after the other. Who cannot be served is logged, and holds up nobody else. */
  async forEachDue<Id extends string>(
    sweep: string,
    ids: readonly Id[],
    work: (id: Id) => Promise<void>,
  ): Promise<void> {
    for (const id of ids) {
      try {
        await work(id);
      } catch (error) {
        this.logger.error(`${sweep} failed for ${id} (${whatFailed(error)}) and goes on`);
      }
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    const known = new Map((await this.boss.getQueues()).map((queue) => [queue.name, queue]));
    const name = async (queue: string, how: Omit<Queue, 'name'>) => {
      if (!known.has(queue)) await this.boss.createQueue(queue, { ...how, notify: true });
      else if (!known.get(queue)?.notify) await this.boss.updateQueue(queue, { notify: true });
    };
    for (const [queue, handler] of this.queues) {
      const retries = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 };
      await name(queue, { policy: 'exclusive', ...retries });
      const options = {
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 5, // for retries, and where a notice was lost
        batchSize: 1, // a batch ends with its slowest job: one that hangs is to hold up no other
        localConcurrency: 5,
        burstWhenBatchFull: true,
        perJobResults: true,
        includeMetadata: true,
      } as const;
      await this.boss.work(queue, options, (jobs) => Promise.all(jobs.map((job) => this.attempt(handler, job))));
    }
    const schedules = new Map((await this.boss.getSchedules()).map(({ name, cron }) => [name, cron]));
    for (const [queue, { cron, sweep }] of this.sweeps) {
      await name(queue, { policy: 'short', retryLimit: 0 });
      const often = { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 30 };
      await this.boss.work(queue, often, () => this.swept(queue, sweep));
      if (schedules.get(queue) !== cron) await this.boss.schedule(queue, cron);
    }
  }

  private async swept(name: string, sweep: () => Promise<void>): Promise<void> {
    try {
      await sweep();
    } catch (error) {
      this.logger.error(`${name} failed (${whatFailed(error)}) and will run again when it is due`);
      throw error;
    }
  }

  /** One job that fails takes none of its batch with it. */
  private async attempt(handler: Handler, job: JobWithMetadata<unknown>): Promise<JobResult> {
    try {
      await handler(job.data as never);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      // What a mail server says may hold an address: it is kept with the job and not logged.
      const what = `${job.name} ${job.id} failed (${whatFailed(error)})`;
      if (job.retryCount < job.retryLimit) this.logger.warn(`${what} and will be tried again`);
      else this.logger.error(`${what} at the last of ${job.retryLimit + 1} tries and is given up`);
      return { id: job.id, status: 'failed', output: { message: String(error) } };
    }
  }

  /** Lets running work finish; the rest waits for the next start. */
  private async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000, close: true });
  }
}

/** A failure's name and code. Its words may hold what belongs to a person. */
export function whatFailed(thrown: unknown): string {
  const failure = (thrown as { driverError?: unknown } | null)?.driverError ?? thrown;
  const { name = 'Error', code = 'no code' } = failure as { name?: string; code?: string };
  return `${name}, ${code}`;
}

async function runIn(tx: Transaction, text: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
  const result = (await tx.queryRunner?.query(text, values, true)) as { records: unknown[] };
  return { rows: result.records };
}
