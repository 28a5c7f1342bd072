import type { BankAccountHolderVerification, GoCardlessClient } from 'gocardless-nodejs';
import type { PayoutDestinationId } from '../../kernel/id.js';
import type { GoCardlessKeys } from '../../platform/config.js';
import {
  type NameCheck,
  type Payee,
  type PayeeProvider,
  PayeeRefused,
  type SeenName,
} from '../payees/payee-provider.js';
import { once } from './checkouts.js';
import { answered, connect, GoCardlessRefused } from './connection.js';

/** Bank accounts that GoCardless pays to: each is a customer there, of whom it is told the name of the account alone. */
export class GoCardlessPayees implements PayeeProvider {
  private readonly client: GoCardlessClient;

  constructor(keys: GoCardlessKeys) {
    this.client = connect(keys);
  }

  async open({ id, name, sortCode, number }: Payee): Promise<string> {
    const metadata = { payout_destination_id: id };
    const customer = await once(this.client.customers.create({ company_name: name, metadata }, `payee-${id}`));
    const wanted = {
      ...{ account_holder_name: name, account_number: number, branch_code: sortCode, country_code: 'GB' },
      ...{ links: { customer }, metadata },
    };
    try {
      return await once(this.client.customerBankAccounts.create(wanted, `payee-account-${id}`));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused) || !error.reasons.includes('ValidationFailedError')) throw error;
      throw new PayeeRefused(`GoCardless takes no such account: ${error.reasons.join(', ')}.`);
    }
  }

  /** A bank that GoCardless may not ask has said nothing, so that the adviser's own word is needed. */
  async nameOf(id: PayoutDestinationId, externalId: string): Promise<SeenName | null> {
    const wanted = { type: 'confirmation_of_payee', links: { bank_account: externalId } } as const;
    try {
      const check = await once(this.client.bankAccountHolderVerifications.create(wanted, `payee-check-${id}`));
      return seenNameOf(await answered(this.client.bankAccountHolderVerifications.find(check)));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused) || error.kind !== 'other') throw error;
      return { check: 'unable-to-match', nameAtBank: null };
    }
  }
}

const checks: Readonly<Record<NonNullable<BankAccountHolderVerification['result']>, NameCheck>> = {
  full_match: 'full-match',
  partial_match: 'partial-match',
  no_match: 'no-match',
  unable_to_match: 'unable-to-match',
};

export function seenNameOf({
  status,
  result,
  actual_account_name: name,
}: Pick<BankAccountHolderVerification, 'status' | 'result' | 'actual_account_name'>): SeenName | null {
  if (status !== 'completed') return null;
  return { check: result ? checks[result] : 'unable-to-match', nameAtBank: name?.slice(0, 200) ?? null };
}
