import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.js';
import { grantSteward } from './accounts/index.js';
import { demoSteward, loadDemo, playDemo } from './demo/index.js';
import { startPaymentSandbox } from './payment-sandbox.js';
import { MovableClock, SystemClock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { appRole, prepareDatabase } from './platform/prepare-database.js';
import { signingKeyOf } from './platform/signing-key.js';

interface Server {
  readonly config: Config;
  readonly stop: () => Promise<void>;
}

interface Prepared {
  readonly url: string;
  readonly role: string | undefined;
  stop(): Promise<void>;
}

/** Brings up the database, the schema, demo data on the embedded default but in production, and the service, in this order. */
export async function serve(asked: Config): Promise<Server> {
  const database = await bringUpDatabase(asked);
  try {
    const clock = asked.movableClock ? new MovableClock() : new SystemClock();
    const { config, stop: stopSandbox } = await startPaymentSandbox(await withSecrets(asked), clock);
    const app = await createApp(config, clock, database);
    const stop = async () => {
      await close(app);
      await stopSandbox();
      await database.stop();
    };
    try {
      if (config.databaseUrl === undefined && !config.production && (await loadDemo(app))) {
        await grantSteward(database.url, demoSteward.email, 'the demo');
        if (config.playground && !config.movableClock) await tryToPlay(app); // whoever moves the clock tells a story of their own
      }
      await app.listen(config.port, config.host).catch((error: unknown) => {
        throw refusalToListen(error, config);
      });
      return { config, stop };
    } catch (error) {
      await close(app);
      await stopSandbox();
      throw error;
    }
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Without its story the demo has people and times all the same, and is worth a look. */
async function tryToPlay(app: NestFastifyApplication): Promise<void> {
  await playDemo(app).catch((error: unknown) => {
    new Logger('Demo').error(`The story of the demo was not told to its end: ${(error as Error).message}`);
  });
}

async function bringUpDatabase({ databaseUrl, databaseOwnerUrl, dataFolder }: Config): Promise<Prepared> {
  const nothing = () => Promise.resolve();
  if (databaseUrl !== undefined && databaseOwnerUrl !== undefined) {
    const login = userOf(databaseUrl);
    const isOwner = login === userOf(databaseOwnerUrl); // who may do everything, and must not serve as that
    await prepareDatabase(databaseOwnerUrl, isOwner ? undefined : login);
    return { url: databaseUrl, role: isOwner ? appRole : undefined, stop: nothing };
  }
  if (databaseUrl !== undefined) {
    await prepareDatabase(databaseUrl);
    return { url: databaseUrl, role: appRole, stop: nothing };
  }
  const postgres = await startEmbeddedPostgres(resolve(dataFolder, 'postgres'));
  await prepareDatabase(postgres.url);
  return { url: postgres.url, role: appRole, stop: () => postgres.stop() };
}

function userOf(address: string): string {
  return decodeURIComponent(new URL(address).username);
}

/**
 * Drains requests, then jobs, then closes connections. A client's connection is closed as soon as it has its answer:
 * else one that is kept for further requests would hold us up for longer than whoever told us to stop waits.
 */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(closing);
}

/** What whoever starts the server can do about an address that it does not get. */
function refusalToListen(error: unknown, { host, port }: Config): unknown {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} of ${host} is in use. Set PORT to another one.`);
    case 'EADDRNOTAVAIL':
      return new Error(`This machine has no address ${host}. Set HOST to one that it has.`);
    case 'EACCES':
      return new Error(`This account may not listen on port ${port}. Set PORT to one above 1023.`);
    default:
      return error;
  }
}

/** On the embedded default secrets are made once and lie beside the data; elsewhere whoever runs it gives them, and keeps them. */
async function withSecrets(config: Config): Promise<Config> {
  const { dataFolder, databaseUrl, production } = config;
  const authSecret =
    config.authSecret ?? (await keptSecret(dataFolder, 'auth-secret', () => randomBytes(32).toString('base64url')));
  if (config.receiptSigningKey || databaseUrl !== undefined || production) return { ...config, authSecret };
  const receiptSigningKey = signingKeyOf(await keptSecret(dataFolder, 'receipt-signing-key', aSigningKey));
  if (!receiptSigningKey)
    throw new Error(
      `receipt-signing-key in ${dataFolder} is no key. Put back the one that was there, or set RECEIPT_SIGNING_KEY.`,
    );
  return { ...config, authSecret, receiptSigningKey };
}

function aSigningKey(): string {
  return generateKeyPairSync('ed25519', { privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
}

async function keptSecret(dataFolder: string, name: string, make: () => string): Promise<string> {
  const file = join(resolve(dataFolder), name);
  await mkdir(resolve(dataFolder), { recursive: true });
  await writeFile(file, make(), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
