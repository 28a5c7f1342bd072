import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
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
      db: { executeSql: (text, values) => this.database.pool.query(text, values) },
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

  /** Sends work that happens if and only if the transaction commits. */
  async send(tx: Transaction, queue: string, data: object): Promise<void> {
    await this.boss.send(queue, data, { db: { executeSql: (text, values) => runIn(tx, text, values) } });
  }

  /** Names a sweep that does whatever our own clock says is due; the database's clock only wakes it. */
  every(name: string, cron: string, sweep: () => Promise<void>): void {
    this.sweeps.set(name, { cron, sweep });
  }

  /** Does all that is due now, for whoever moved the clock. */
  async sweepNow(): Promise<void> {
    for (const { sweep } of this.sweeps.values()) await sweep();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const [queue, handler] of this.queues) {
      await this.boss.createQueue(queue, { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 });
      const options = {
        pollingIntervalSeconds: 0.5,
        batchSize: 20,
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const;
      await this.boss.work(queue, options, (jobs) => Promise.all(jobs.map((job) => this.attempt(handler, job))));
    }
    for (const [name, { cron, sweep }] of this.sweeps) {
      await this.boss.createQueue(name, { policy: 'short', retryLimit: 0 });
      await this.boss.work(name, { pollingIntervalSeconds: 5 }, () => sweep());
      await this.boss.schedule(name, cron);
    }
  }

  /** One job that fails takes none of its batch with it. */
  private async attempt(handler: Handler, job: Job<unknown>): Promise<JobResult> {
    try {
      await handler(job.data as never);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      // What a mail server says may hold an address: it is kept with the job and not logged.
      const { code = 'no code' } = error as { code?: string };
      this.logger.warn(`${job.name} ${job.id} failed (${code}) and will be tried again`);
      return { id: job.id, status: 'failed', output: { message: String(error) } };
    }
  }

  /** Lets running work finish; the rest waits for the next start. */
  private async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000, close: false });
  }
}

async function runIn(tx: Transaction, text: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
  const result = (await tx.queryRunner?.query(text, values, true)) as { records: unknown[] };
  return { rows: result.records };
}
