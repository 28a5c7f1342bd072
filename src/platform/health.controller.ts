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
      await this.database.pool.query('SELECT 1');
    } catch {
      throw new Problem('unavailable', 'The database does not answer.');
    }
    return { status: 'ready' };
  }
}
