import { Body, Controller, Get, Inject, Post, Put, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { makeSignature } from 'better-auth/crypto';
import { z } from 'zod';
import { AUTH, type Auth } from '../accounts/index.js';
import { notFound } from '../kernel/problem.js';
import { Mail } from '../mail/index.js';
import { Clock, MovableClock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Operation } from '../platform/http/operation.js';
import { instantText } from '../platform/http/parameters.js';
import { Jobs } from '../platform/jobs.js';

const sessionRequest = z.strictObject({ email: z.email() });
const clockRequest = z.strictObject({ now: instantText });

/** Short cuts for a machine of one's own; the module that holds them is not loaded anywhere else. */
@ApiExcludeController()
@Controller('dev')
export class PlaygroundController {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(AUTH) private readonly auth: Auth,
  ) {}

  @Get('mail')
  @Operation({ id: 'devMail', summary: 'What was mailed, newest first' })
  async readMail(@Query('to') to?: string) {
    return { items: await this.mail.newest(to) };
  }

  @Get('accounts')
  @Operation({ id: 'devAccounts', summary: 'Who one can sign in as' })
  async accounts() {
    const items: unknown[] = await this.database.transaction((tx) =>
      tx.query(`
        SELECT u.name, u.email, array(
          SELECT 'steward' FROM stewards s WHERE s.user_id = u.id
          UNION ALL SELECT e.kind || ' adviser, ' || e.state FROM experts e WHERE e.user_id = u.id
          UNION ALL SELECT m.role || ' of ' || o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id WHERE m.user_id = u.id
        ) AS roles
        FROM "user" u ORDER BY u.name, u.id LIMIT 500`),
    );
    return { items };
  }

  @Post('sessions')
  @Operation({ id: 'devSession', summary: 'Sign in as somebody, without the letter', status: 201 })
  async signIn(@Body({ schema: sessionRequest }) { email }: z.output<typeof sessionRequest>) {
    const rows: { id: string }[] = await this.database.transaction((tx) =>
      tx.query('SELECT id FROM "user" WHERE email = lower($1)', [email]),
    );
    if (!rows[0]) throw notFound('account');
    const context = await this.auth.$context;
    const session = await context.internalAdapter.createSession(rows[0].id);
    return { token: `${session.token}.${await makeSignature(session.token, context.secret)}` };
  }

  @Put('clock')
  @Operation({ id: 'devClock', summary: 'Move the clock (CLOCK=movable), and do what is due then' })
  async moveClock(@Body({ schema: clockRequest }) { now }: z.output<typeof clockRequest>) {
    if (!(this.clock instanceof MovableClock)) throw notFound('clock');
    this.clock.moveTo(now);
    await this.jobs.sweepNow();
    return { now: this.clock.now().toString() };
  }
}
