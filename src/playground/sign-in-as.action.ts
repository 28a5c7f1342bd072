import { Inject, Injectable } from '@nestjs/common';
import { makeSignature } from 'better-auth/crypto';
import { AUTH, type Auth } from '../accounts/index.js';
import { Database } from '../platform/database.js';
import { DemoAccountTable } from './demo-account.table.js';

@Injectable()
export class SignInAs {
  constructor(
    private readonly database: Database,
    @Inject(AUTH) private readonly auth: Auth,
  ) {}

  /** A bearer token for somebody, without the letter. Throws `not-found`. */
  async run(email: string): Promise<string> {
    const userId = await this.database.transaction((tx) => new DemoAccountTable(tx).idOf(email));
    const context = await this.auth.$context;
    const session = await context.internalAdapter.createSession(userId);
    return `${session.token}.${await makeSignature(session.token, context.secret)}`;
  }
}
