import type { OrganisationId } from '../../kernel/id.js';
import type { LegalForm, Region, Sector, Stage } from '../../kernel/taxonomy.js';

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
