import { credentialSchema } from './credentials/credential.table.js';
import { cpdEntrySchema } from './development/cpd-entry.table.js';
import { promotionSchema } from './development/promotion.table.js';
import { expertSchema, offerSchema } from './expert.table.js';
import { coopMembershipSchema } from './memberships/coop-membership.table.js';
import { oversightSchema } from './oversight/oversight.table.js';
import { profileDecisionSchema } from './verification/decision.table.js';

/** Every table of this module that is read as objects. */
export const expertSchemas = [
  ...[expertSchema, offerSchema, credentialSchema, coopMembershipSchema, oversightSchema],
  ...[profileDecisionSchema, cpdEntrySchema, promotionSchema],
];
