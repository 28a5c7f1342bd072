import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { LegalForm, Region, Sector, Stage } from '../../kernel/taxonomy.js';
import type { AuditEntry } from '../audit/audit.js';

export const mostSectors = 5;
export const mostPeople = 100_000;

/** What an organisation is, as it says itself: programmes ask for it, and reports count by it. Null: not said. */
export interface Enterprise {
  readonly organisationId: OrganisationId;
  readonly legalForm: LegalForm | null;
  /** At Companies House, the Mutuals Register or a charity regulator. */
  readonly registrationNumber: string | null;
  readonly region: Region | null;
  readonly stage: Stage | null;
  readonly sectors: readonly Sector[];
  /** Who work in it or are planning it. */
  readonly people: number | null;
  readonly trading: boolean | null;
  readonly updatedAt: Temporal.Instant;
}

/** What the audit log keeps of what was said: all but the number, which names the organisation to everybody. */
export function deedOf(
  { organisationId, legalForm, registrationNumber, region, stage, sectors, people, trading, updatedAt }: Enterprise,
  whose: { readonly by: UserId; readonly as: 'booker' | 'admin' },
): AuditEntry {
  return {
    ...{ at: updatedAt, ...whose, deed: 'enterprise-described' },
    ...{ on: { kind: 'organisation', id: organisationId }, organisationId },
    facts: { legal_form: legalForm, registered: registrationNumber !== null, region, stage, sectors, people, trading },
  };
}
