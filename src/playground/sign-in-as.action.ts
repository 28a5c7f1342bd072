import { Inject, Injectable } from '@nestjs/common';
import { makeSignature } from 'better-auth/crypto';
import { AUTH, type Auth } from '../accounts/index.js';
import { Database } from '../platform/database.js';
import { DemoAccountTable } from './demo-account.table.js';

interface SignedInAs {
  readonly token: string;
  readonly cookie: string;
}

@Injectable()
export class SignInAs {
  constructor(
    private readonly database: Database,
    @Inject(AUTH) private readonly auth: Auth,
  ) {}

  /** A bearer token for somebody, without the letter, and the cookie that a browser keeps it in. Throws `not-found`. */
  async run(email: string): Promise<SignedInAs> {
    const userId = await this.database.transaction((tx) => new DemoAccountTable(tx).idOf(email));
    const context = await this.auth.$context;
    const session = await context.internalAdapter.createSession(userId);
    const token = `${session.token}.${await makeSignature(session.token, context.secret)}`;
    const { name, attributes } = context.authCookies.sessionToken;
    const isSecure = attributes.secure === true;
    return {
      token,
      cookie: `${name}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
    };
  }
}
