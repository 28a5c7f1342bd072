import { type Actor, type OperationId, permit, type Relation, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';

/** Changes are in the open, so whoever may not do something to one is told so. For an organisation nobody acts as a steward. */
export function permitOnChange(actor: Actor, operation: OperationId, organisationId: OrganisationId | null): void {
  const office: Relation[] = actor.steward ? ['steward'] : [];
  const own = organisationId ? relationsTo(actor, organisationId).filter((one) => one !== 'steward') : office;
  permit(operation, ['anyone', ...own], 'change');
}
