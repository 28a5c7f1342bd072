import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeyPost } from './api-keys/api-key.post.js';
import { CreateApiKey } from './api-keys/create-api-key.action.js';
import { RevokeApiKey } from './api-keys/revoke-api-key.action.js';
import { AuditController } from './audit/audit.controller.js';
import { ListAudit } from './audit/list-audit.action.js';
import { AUTH, createAuth } from './auth.js';
import { ChangeMe } from './change-me.action.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { FileComplaint } from './complaints/file-complaint.action.js';
import { HandleComplaint } from './complaints/handle-complaint.action.js';
import { PersonalComplaints } from './complaints/personal-complaints.table.js';
import { ReadComplaints } from './complaints/read-complaints.action.js';
import { WatchComplaints } from './complaints/watch-complaints.job.js';
import { CreateOrganisation } from './create-organisation.action.js';
import { PersonalRelations } from './conflicts/personal-relations.table.js';
import { DeclareInterest } from './interests/declare-interest.action.js';
import { InterestsController } from './interests/interests.controller.js';
import { PersonalInterests } from './interests/personal-interests.table.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { KeepEnterprise } from './enterprises/keep-enterprise.action.js';
import { PersonalEnterprises } from './enterprises/personal-enterprises.table.js';
import { EqualityController } from './equality/equality.controller.js';
import { PersonalEquality } from './equality/personal-equality.table.js';
import { AcceptInvitation } from './invitations/accept-invitation.action.js';
import { InvitationAcceptanceController } from './invitations/invitation-acceptance.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { Invite } from './invitations/invite.action.js';
import { WithdrawInvitation } from './invitations/withdraw-invitation.action.js';
import { MeController } from './me.controller.js';
import { ChangeMemberRole } from './members/change-member-role.action.js';
import { MembersController } from './members/members.controller.js';
import { MemberPost } from './members/member.post.js';
import { RemoveMember } from './members/remove-member.action.js';
import { LettersController } from './notifications/letters.controller.js';
import { samplesOf } from '../mail/index.js';
import { accountSamples } from './accounts.letters.samples.js';
import { LetterReaders } from './notifications/letter-readers.js';
import { NotificationPreferencesController } from './notifications/notification-preferences.controller.js';
import { RefusalTokens } from './notifications/refusal-tokens.js';
import { RefuseLetters } from './notifications/refuse-letters.action.js';
import { UnsubscriptionsController } from './notifications/unsubscriptions.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { AskForErasure } from './privacy/ask-for-erasure.action.js';
import { ErasePeople } from './privacy/erase-people.job.js';
import { ErasureController } from './privacy/erasure.controller.js';
import { ExportData } from './privacy/export-data.action.js';
import { ExportsController } from './privacy/exports.controller.js';
import { PersonalAccount } from './privacy/personal-account.table.js';
import { PersonalMemberships } from './privacy/personal-memberships.table.js';
import { PreviewErasure } from './privacy/preview-erasure.action.js';
import { AddPasskey } from './passkeys/add-passkey.action.js';
import { NotePasskeyUse } from './passkeys/note-passkey-use.action.js';
import { PasskeyPost } from './passkeys/passkey.post.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { RemovePasskey } from './passkeys/remove-passkey.action.js';
import { SendSignInLink } from './send-sign-in-link.action.js';
import { ForgetSignIns } from './sessions/forget-sign-ins.job.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInPageController } from './sign-in-page.controller.js';
import { MyAddressController } from './undelivered/my-address.controller.js';
import { UndeliverableAddresses } from './undelivered/undeliverable-addresses.action.js';
import { UndeliveredController } from './undelivered/undelivered.controller.js';
import { UndeliveredLetters } from './undelivered/undelivered-letters.action.js';

const undelivered = [UndeliveredLetters, UndeliverableAddresses];
const privacy = [
  ExportData,
  PreviewErasure,
  AskForErasure,
  ErasePeople,
  PersonalAccount,
  PersonalMemberships,
  PersonalEquality,
  PersonalInterests,
  PersonalRelations,
];
const enterprises = [KeepEnterprise, PersonalEnterprises];
const complaints = [FileComplaint, HandleComplaint, ReadComplaints, WatchComplaints, PersonalComplaints];

@Global()
@Module({
  controllers: [
    MeController,
    NotificationPreferencesController,
    LettersController,
    UnsubscriptionsController,
    ApiKeysController,
    SessionsController,
    PasskeysController,
    OrganisationsController,
    EnterprisesController,
    MembersController,
    InvitationsController,
    InvitationAcceptanceController,
    InterestsController,
    AuditController,
    ExportsController,
    ErasureController,
    ComplaintsController,
    EqualityController,
    ...[MyAddressController, UndeliveredController],
    SignInPageController,
  ],
  providers: [
    {
      provide: RefusalTokens,
      inject: [CONFIG],
      useFactory: (config: Config) => new RefusalTokens(config.authSecret ?? ''),
    },
    LetterReaders,
    samplesOf('accounts', accountSamples),
    RefuseLetters,
    SendSignInLink,
    ChangeMe,
    CreateOrganisation,
    MemberPost,
    ApiKeyPost,
    ChangeMemberRole,
    RemoveMember,
    Invite,
    AcceptInvitation,
    WithdrawInvitation,
    DeclareInterest,
    ListAudit,
    CreateApiKey,
    RevokeApiKey,
    PasskeyPost,
    AddPasskey,
    RemovePasskey,
    NotePasskeyUse,
    ForgetSignIns,
    ...privacy,
    ...complaints,
    ...undelivered,
    ...enterprises,
    AccessGuard,
    {
      provide: AUTH,
      inject: [CONFIG, Database, SendSignInLink, AddPasskey, NotePasskeyUse, UndeliverableAddresses],
      useFactory: authOf,
    },
  ],
  exports: [AUTH, AccessGuard],
})
export class AccountsModule {}

function authOf(
  config: Config,
  database: Database,
  ...[link, add, use, addresses]: [SendSignInLink, AddPasskey, NotePasskeyUse, UndeliverableAddresses]
) {
  return createAuth({
    pool: database.pool,
    secret: config.authSecret ?? '',
    baseUrl: config.baseUrl,
    trustedOrigins: config.corsOrigins,
    signInsPerMinute: config.signInsPerMinute,
    passkeys: { keep: (passkey) => add.run(passkey), noteUse: (id) => use.run(id) },
    sendLink: (to) => link.run(to),
    linkArrived: (email) => addresses.arrived(email),
  });
}
