import type { Offer } from '../experts/index.js';
import type { ExpertId, OrganisationId, UserId } from '../kernel/id.js';

/** What the demo's keys became. */
export interface Loaded {
  readonly now: Temporal.Instant;
  readonly jitsiUrl: string;
  readonly users: Map<string, UserId>;
  readonly organisations: Map<string, OrganisationId>;
  /** Of each organisation, somebody who speaks for it. */
  readonly admins: Map<string, UserId>;
  readonly experts: Map<string, { id: ExpertId; userId: UserId; zone: string; offers: Map<string, Offer> }>;
}
