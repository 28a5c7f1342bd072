import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ColumnNames } from './column-names.js';

/** What every table is built from: a statement outside a transaction cannot be written. */
export type Transaction = EntityManager;

export interface DatabaseOptions {
  readonly url: string;
  /** Taken on by every connection; left out where the login role is the restricted one already. */
  readonly role?: string | undefined;
  readonly connections?: number;
}

/** Whole numbers as numbers (they throw past 2^53, not round), dates as text; the rest as pg has it. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (type, format): unknown => {
    if (type === pg.types.builtins.INT8) return safeInteger;
    if (type === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(type, format);
  },
};

/**
 * What one request may keep from all others, in milliseconds: Postgres ends a statement, a transaction that does nothing and
 * a wait for a lock that last longer. Migrations have a connection of their own, and all the time they need.
 */
const patience = {
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
  lock_timeout: 10_000,
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${text}`);
  return value;
}

export function openDataSource(options: DatabaseOptions, entities: EntitySchema[]): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities,
    namingStrategy: new ColumnNames(),
    applicationName: 'barefoot',
    poolErrorHandler: () => undefined, // pg drops the connection; the next query opens another
    extra: {
      max: options.connections ?? 20,
      connectionTimeoutMillis: 15_000,
      idleTimeoutMillis: 300_000, // a new connection has to learn all tables and statements anew
      types: typeParsers,
      onConnect: outliveItsEnd,
      ...patience,
      ...(options.role ? { options: `-c role=${options.role}` } : {}),
    },
  }).initialize();
}

/**
 * Whoever uses a connection that Postgres ends is told by the statement that fails. That it ended is told besides, as an
 * event, and one that nobody listens to would end the process.
 */
function outliveItsEnd(client: pg.PoolClient): void {
  client.on('error', () => undefined);
}

/** The way to Postgres: one transaction a use case, and no network inside it. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly surrounding = new AsyncLocalStorage<Transaction>();
  private readonly users: (() => Promise<void>)[] = [];
  private readonly lastDeeds: ((tx: Transaction) => Promise<void>)[] = [];

  constructor(private readonly source: DataSource) {}

  /** Runs the work in a transaction (READ COMMITTED), or in the one that is already open around it. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const surrounding = this.surrounding.getStore();
    if (surrounding) return work(surrounding);
    return this.source.transaction((tx) =>
      this.surrounding.run(tx, async () => {
        const result = await work(tx);
        for (const deed of this.lastDeeds) await deed(tx);
        return result;
      }),
    );
  }

  /** Names what is done at the end of every transaction, in it: call it while modules start. */
  beforeCommitting(deed: (tx: Transaction) => Promise<void>): void {
    this.lastDeeds.push(deed);
  }

  /** How to connect as the service does, for what needs connections of its own. */
  get connection(): pg.ClientConfig {
    const settings = this.source.options as PostgresDataSourceOptions;
    const { options } = settings.extra as pg.ClientConfig;
    return { connectionString: settings.url, ...(options && { options }), ...patience };
  }

  /** For what shares the connections but keeps its own statements: sign-in. */
  get pool(): pg.Pool {
    return (this.source.driver as PostgresDriver).master as pg.Pool;
  }

  /** Names what has to come to its end before the connections close. */
  beforeClosing(end: () => Promise<void>): void {
    this.users.push(end);
  }

  /** Runs when the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    for (const end of this.users) await end();
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** Runs a hot statement as a named one, so that Postgres plans it once a connection. */
export async function prepared<Row>(tx: Transaction, name: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
  const { rows } = await client.query({ name, text, values });
  return rows as Row[];
}

/** The sentence that names the constraint a statement broke, or undefined where it broke none. */
export function brokenConstraint(error: unknown): string | undefined {
  const driverError = (error as { driverError?: unknown }).driverError ?? error;
  const { code, constraint } = driverError as { code?: string; constraint?: string };
  return code?.startsWith('23') ? constraint : undefined;
}
