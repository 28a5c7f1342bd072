/** People, organisations and roles; who is asking, and what they may do. */
export { AccountsModule } from './accounts.module.js';
export { AccessGuard, MaybeSignedIn, SignedIn } from './access.guard.js';
export { access, type OperationId, permit, type Relation } from './access.js';
export { AccountTable, type Organisation, type OrganisationKind, type Person, type Voters } from './account.table.js';
export { type Actor, type Language, relationsTo, type Role } from './actor.js';
export { Audit, type AuditEntry } from './audit/audit.table.js';
export { AUTH, type Auth, mountAuth } from './auth.mount.js';
export { conflictOf, refuseConflict, WorkingRelationTable } from './conflicts/conflict.js';
export { type Enterprise, enterpriseSchema, EnterpriseTable } from './enterprises/enterprise.table.js';
export { mountOneClick, RefuseLetters } from './notifications/one-click.mount.js';
export { grantSteward } from './grant-steward.js';
export { interestNatures, interestsOf, interestsView, viewInterest } from './interests/interests-of.js';
export { lockMembers } from './members/members.js';
export { hashOf, newSecret } from './secret.js';
