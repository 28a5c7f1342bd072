import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem } from '../kernel/problem.js';
import { Database } from './database.js';
import { Operation } from './http/operation.js';

/** For whoever keeps the process running: `live` says that it answers, `ready` that it can do its work. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @Operation({ id: 'live', summary: 'Is the process alive?' })
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @Operation({ id: 'ready', summary: 'Can it do its work?' })
  async ready() {
    try {
      await withinTwoSeconds(this.database.pool.query('SELECT 1'));
    } catch {
      throw new Problem('unavailable', 'The database does not answer.');
    }
    return { status: 'ready' };
  }
}

/** Whoever probes is told in time, also where the database takes a question and never answers. */
async function withinTwoSeconds(answer: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const tooLate = setTimeout(2000, undefined, { signal: ended.signal }).then(() => {
    throw new Error('too late');
  });
  try {
    await Promise.race([answer, tooLate]);
  } finally {
    ended.abort();
    for (const late of [answer, tooLate]) late.catch(() => undefined);
  }
}
