import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { dumpSchema } from './platform/dump-schema.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { prepareDatabase } from './platform/prepare-database.js';

// Writes schema.sql, from a server that is there for as long as this takes.
const folder = mkdtempSync(join(tmpdir(), 'barefoot-schema-'));
chmodSync(folder, 0o755); // else root's server could not enter it
try {
  const postgres = await startEmbeddedPostgres(folder);
  try {
    await prepareDatabase(postgres.url);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    writeFileSync('schema.sql', await dumpSchema(client));
    await client.end();
  } finally {
    await postgres.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
