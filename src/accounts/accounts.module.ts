import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { AccessGuard } from './access.guard.js';
import { AUTH, createAuth } from './auth.js';
import { ChangeMe } from './change-me.action.js';
import { CreateOrganisation } from './create-organisation.action.js';
import { MeController } from './me.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { SendSignInLink } from './send-sign-in-link.action.js';
import { SignInPageController } from './sign-in-page.controller.js';

@Global()
@Module({
  controllers: [MeController, OrganisationsController, SignInPageController],
  providers: [
    SendSignInLink,
    ChangeMe,
    CreateOrganisation,
    AccessGuard,
    {
      provide: AUTH,
      inject: [CONFIG, Database, SendSignInLink],
      useFactory: (config: Config, database: Database, link: SendSignInLink) =>
        createAuth({
          pool: database.pool,
          secret: config.authSecret ?? '',
          baseUrl: config.baseUrl,
          trustedOrigins: config.corsOrigins,
          signInsPerMinute: config.signInsPerMinute,
          sendLink: (to) => link.run(to),
        }),
    },
  ],
  exports: [AUTH, AccessGuard],
})
export class AccountsModule {}
