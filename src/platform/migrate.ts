import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings the schema up to date, as its owner: each file in `migrations/` once, in order of name, in a transaction of its own.
 * Throws when a file that has run was changed since. Replicas that start together are kept apart by the caller.
 * @returns the names of the files that ran
 */
export async function migrate(owner: Client): Promise<string[]> {
  await owner.query(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())',
  );
  const { rows } = await owner.query<{ name: string; hash: string }>('SELECT name, hash FROM migrations');
  const ran = new Map(rows.map((row) => [row.name, row.hash]));
  const fresh: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const sql = await readFile(join(folder, name), 'utf8');
    const hash = createHash('sha256').update(sql).digest('hex');
    if (ran.has(name)) {
      if (ran.get(name) !== hash)
        throw new Error(`Migration ${name} was changed after it ran: write a new one instead.`);
      continue;
    }
    await runOne(owner, name, sql, hash);
    fresh.push(name);
  }
  return fresh;
}

async function runOne(owner: Client, name: string, sql: string, hash: string): Promise<void> {
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    await owner.query('INSERT INTO migrations (name, hash) VALUES ($1, $2)', [name, hash]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
