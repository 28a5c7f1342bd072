import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { CreateApiKey } from './api-keys/create-api-key.action.js';
import { RevokeApiKey } from './api-keys/revoke-api-key.action.js';
import { AuditController } from './audit/audit.controller.js';
import { ListAudit } from './audit/list-audit.action.js';
import { AUTH, createAuth } from './auth.js';
import { ChangeMe } from './change-me.action.js';
import { CreateOrganisation } from './create-organisation.action.js';
import { AcceptInvitation } from './invitations/accept-invitation.action.js';
import { InvitationAcceptanceController } from './invitations/invitation-acceptance.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { Invite } from './invitations/invite.action.js';
import { WithdrawInvitation } from './invitations/withdraw-invitation.action.js';
import { MeController } from './me.controller.js';
import { ChangeMemberRole } from './members/change-member-role.action.js';
import { MembersController } from './members/members.controller.js';
import { RemoveMember } from './members/remove-member.action.js';
import { NotificationPreferencesController } from './notifications/notification-preferences.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { AddPasskey } from './passkeys/add-passkey.action.js';
import { NotePasskeyUse } from './passkeys/note-passkey-use.action.js';
import { PasskeyPost } from './passkeys/passkey.post.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { RemovePasskey } from './passkeys/remove-passkey.action.js';
import { SendSignInLink } from './send-sign-in-link.action.js';
import { ForgetSignIns } from './sessions/forget-sign-ins.job.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInPageController } from './sign-in-page.controller.js';

@Global()
@Module({
  controllers: [
    MeController,
    NotificationPreferencesController,
    ApiKeysController,
    SessionsController,
    PasskeysController,
    OrganisationsController,
    MembersController,
    InvitationsController,
    InvitationAcceptanceController,
    AuditController,
    SignInPageController,
  ],
  providers: [
    SendSignInLink,
    ChangeMe,
    CreateOrganisation,
    ChangeMemberRole,
    RemoveMember,
    Invite,
    AcceptInvitation,
    WithdrawInvitation,
    ListAudit,
    CreateApiKey,
    RevokeApiKey,
    PasskeyPost,
    AddPasskey,
    RemovePasskey,
    NotePasskeyUse,
    ForgetSignIns,
    AccessGuard,
    {
      provide: AUTH,
      inject: [CONFIG, Database, SendSignInLink, AddPasskey, NotePasskeyUse],
      useFactory: (config: Config, database: Database, link: SendSignInLink, add: AddPasskey, use: NotePasskeyUse) =>
        createAuth({
          pool: database.pool,
          secret: config.authSecret ?? '',
          baseUrl: config.baseUrl,
          trustedOrigins: config.corsOrigins,
          signInsPerMinute: config.signInsPerMinute,
          passkeys: { keep: (passkey) => add.run(passkey), noteUse: (id) => use.run(id) },
          sendLink: (to) => link.run(to),
        }),
    },
  ],
  exports: [AUTH, AccessGuard],
})
export class AccountsModule {}
