import { makeBankAccount, makeCustomer } from '../../sandbox/gocardless/customers.js';
import { newId, type PayoutDestinationId } from '../../src/kernel/id.js';
import type { PayingServer } from '../support/paying.js';

/** A bank account at the sandbox's GoCardless that its bank says is the adviser's, and that it is where they are paid. Returns GoCardless's id. */
export async function aGoCardlessDestination(
  { sandbox, owner, clock }: PayingServer,
  expertId: string,
  name = 'Ada Adviser',
): Promise<string> {
  const { world } = sandbox.gocardless;
  const { id: customer } = makeCustomer(world, { given_name: 'Ada', family_name: 'Adviser' });
  const { id: account } = makeBankAccount(world, customer, { account_holder_name: name, account_number: '55779911' });
  await owner.query(
    `INSERT INTO payout_destinations
       (id, expert_id, rail, state, external_id, account_name, sort_code, account_number, name_check, chosen_at, ready_at)
     VALUES ($1, $2, 'gocardless', 'ready', $3, $4, '200000', '55779911', 'full-match', $5, $5)`,
    [newId<PayoutDestinationId>(), expertId, account, name, clock.now().toString()],
  );
  return account;
}
