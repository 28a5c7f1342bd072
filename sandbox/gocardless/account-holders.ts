import * as z from 'zod';
import type { Rows } from '../routes.js';
import { creates, finds, text, type Endpoint } from './endpoints.js';
import type { Kept, World } from './world.js';

const asking = z.strictObject({
  links: z.strictObject({ bank_account: text }),
  reference: text.optional(),
  type: z.literal('confirmation_of_payee'),
});

/** Confirmation of Payee: whose an account is, as its bank says. */
export function accountHolderEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /bank_account_holder_verifications': creates('bank_account_holder_verifications', asking, (wanted) =>
      ask(world, wanted.links.bank_account),
    ),
    'GET /bank_account_holder_verifications/:id': finds(world, 'bank_account_holder_verifications'),
  };
}

/** A bank answers at once, or after a minute where the name says SLOW. */
function ask(world: World, account: string): Kept<'bank_account_holder_verifications'> {
  const { account_holder_name } = world.get('customer_bank_accounts', account);
  const id = world.newId('bank_account_holder_verifications');
  const type = 'confirmation_of_payee';
  const made: Kept<'bank_account_holder_verifications'> = { id, status: 'pending', type };
  const answer = () => {
    Object.assign(made, { status: 'completed', ...whatTheBankSays({ account_holder_name }) });
  };
  if (account_holder_name?.includes('SLOW')) world.timetable.after('PT1M', answer);
  else answer();
  return world.put('bank_account_holder_verifications', made);
}

/** By what the account's holder is called: NO MATCH, PARTIAL or UNABLE; everybody else is who they say. */
export function whatTheBankSays({ account_holder_name: name }: { account_holder_name?: string | undefined }) {
  const said = { actual_account_name: null };
  if (name?.includes('NO MATCH')) return { ...said, result: 'no_match' } as const;
  if (name?.includes('UNABLE')) return { ...said, result: 'unable_to_match' } as const;
  if (name?.includes('PARTIAL')) return { actual_account_name: 'SANDBOX HOLDER', result: 'partial_match' } as const;
  return { ...said, result: 'full_match' } as const;
}
