import { EnterpriseTable } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
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
): Promise<Eligibility> {
  const enterprise = saidEnough(eligibility, await new EnterpriseTable(tx).find(organisationId), organisationId);
  const awards = await new VoucherTable(tx).awards(id, organisationId);
  return { enterprise, unmet: unmetRules(eligibility, enterprise, awards) };
}
