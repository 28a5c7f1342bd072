import { EnterpriseTable } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { unmetRules } from '../eligibility.js';
import type { Programme } from '../programme.js';
import { VoucherTable } from '../voucher.table.js';
import { saidEnough } from './facts.js';
import type { Eligibility } from './steps.js';

/** What an organisation is today, and the programme's rules that it does not meet. Throws `facts-missing`. */
export async function checkEligibility(
  tx: Transaction,
  { id, eligibility }: Pick<Programme, 'id' | 'eligibility'>,
  organisationId: OrganisationId,
  now: Temporal.Instant,
): Promise<Eligibility> {
  const enterprise = saidEnough(eligibility, await new EnterpriseTable(tx).find(organisationId), organisationId);
  const awards = await new VoucherTable(tx).awards(organisationId, now);
  return { enterprise, unmet: unmetRules(eligibility, enterprise, awards.get(id) ?? 0) };
}

/** Who was rejected may have applied anew. Throws `application-standing` where that used up what the programme gives to one. */
export async function refuseAwardedSince(
  tx: Transaction,
  { id, eligibility: { mostPreviousAwards } }: Pick<Programme, 'id' | 'eligibility'>,
  organisationId: OrganisationId,
  now: Temporal.Instant,
): Promise<void> {
  const awards = (await new VoucherTable(tx).awards(organisationId, now)).get(id) ?? 0;
  if (mostPreviousAwards === null || awards <= mostPreviousAwards) return;
  throw new Problem(
    'application-standing',
    'This organisation has since had as many vouchers of this programme as it gives to one. The appeal can be dismissed, saying so.',
  );
}
