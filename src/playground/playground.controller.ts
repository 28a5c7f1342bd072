import { Body, Controller, Get, Post, Put, Query, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { demoVoucher } from '../demo/index.js';
import { Mail } from '../mail/index.js';
import { Database } from '../platform/database.js';
import { Operation } from '../platform/http/operation.js';
import { instantText } from '../platform/http/parameters.js';
import { DemoAccountTable } from './demo-account.table.js';
import { LoopbackHost } from './loopback-host.guard.js';
import { MoveClock } from './move-clock.action.js';
import { SignInAs } from './sign-in-as.action.js';

const sessionRequest = z.strictObject({ email: z.email() });
const clockRequest = z.strictObject({ now: instantText });

/** Short cuts for a machine of one's own; the module that holds them is not loaded anywhere else. */
@ApiExcludeController()
@Controller('dev')
@UseGuards(LoopbackHost)
export class PlaygroundController {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly signInAs: SignInAs,
    private readonly moveClock: MoveClock,
  ) {}

  @Get('mail')
  @Operation({ id: 'devMail', summary: 'What was mailed, newest first' })
  async readMail(@Query('to') to?: string) {
    return { items: await this.mail.newest(to) };
  }

  @Get('accounts')
  @Operation({ id: 'devAccounts', summary: 'Who one can sign in as' })
  async accounts() {
    const found = await this.database.transaction((tx) => new DemoAccountTable(tx).list(demoVoucher.hash));
    return {
      items: found.map(({ has_voucher: has, ...account }) => ({ ...account, ...(has && { code: demoVoucher.code }) })),
    };
  }

  @Post('sessions')
  @Operation({ id: 'devSession', summary: 'Sign in as somebody, without the letter', status: 201 })
  async signIn(
    @Body({ schema: sessionRequest }) { email }: z.output<typeof sessionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { token, cookie } = await this.signInAs.run(email);
    void reply.header('set-cookie', cookie);
    return { token };
  }

  @Put('clock')
  @Operation({ id: 'devClock', summary: 'Move the clock (CLOCK=movable), and do what is due then' })
  async setClock(@Body({ schema: clockRequest }) { now }: z.output<typeof clockRequest>) {
    return { now: (await this.moveClock.run(now)).toString() };
  }
}
