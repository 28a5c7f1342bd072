import {
  type Actor,
  conflictOf,
  type OperationId,
  permit,
  refuseConflict,
  type Relation,
  relationsTo,
} from '../../accounts/index.js';
import type { ApplicationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import { ApplicationTable } from '../application.table.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { PanelTable } from './panel.table.js';

/** On the applicant's side, on its panel, a steward besides, or nothing. */
export async function relationsToApplication(
  tx: Transaction,
  actor: Actor,
  { id, organisationId }: Pick<Application, 'id' | 'organisationId'>,
): Promise<Relation[]> {
  const scores = await new PanelTable(tx).sits(id, actor.userId);
  return [...relationsTo(actor, organisationId), ...(scores ? (['scorer'] as const) : [])];
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
export async function lockApplication(
  tx: Transaction,
  actor: Actor,
  id: ApplicationId,
  operation: OperationId,
): Promise<Application> {
  const applications = new ApplicationTable(tx);
  const before = await applications.find(id);
  permit(operation, await relationsToApplication(tx, actor, before), 'application'); // no stranger makes it wait
  const application = await applications.lock(id);
  permit(operation, await relationsToApplication(tx, actor, application), 'application');
  return application;
}

/** The programme is locked before the application, for what may cost it money. Throws as `lockApplication` does. */
export async function lockWithProgramme(
  tx: Transaction,
  actor: Actor,
  id: ApplicationId,
  operation: OperationId,
): Promise<{ readonly application: Application; readonly programme: Programme }> {
  const { programmeId, ...before } = await new ApplicationTable(tx).find(id);
  permit(operation, await relationsToApplication(tx, actor, before), 'application');
  const programme = await new ProgrammeTable(tx).lock(programmeId);
  return { programme, application: await lockApplication(tx, actor, id, operation) };
}

/** Nobody decides for whom they are close to, in office neither. Throws `conflict-of-interest`. */
export async function refuseOwnCase(
  tx: Transaction,
  { userId }: Pick<Actor, 'userId'>,
  application: Application,
  now: Temporal.Instant,
): Promise<void> {
  refuseConflict(await conflictWith(tx, userId, application, now), 'you');
}

/** Also of who acted for the applicant and belongs to it no longer. */
export async function conflictWith(tx: Transaction, userId: UserId, application: Application, now: Temporal.Instant) {
  const { startedBy, submittedBy, appealedBy, organisationId } = application;
  const close = await conflictOf(tx, userId, organisationId, now);
  return close ?? ([startedBy, submittedBy, appealedBy].includes(userId) ? 'applicant' : undefined);
}
