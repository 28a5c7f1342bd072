import type { OrganisationId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Mandate } from './mandate.js';
import { MandateTable } from './mandate.table.js';

/** The mandate by which an organisation can be debited now; undefined where it has none. */
export function activeMandateOf(tx: Transaction, organisationId: OrganisationId): Promise<Mandate | undefined> {
  return new MandateTable(tx).activeOf(organisationId);
}
