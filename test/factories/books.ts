import type { UserId } from '../../src/kernel/id.js';
import { newId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger, moved, platformAccount, type Posting } from '../../src/ledger/index.js';
import { Database } from '../../src/platform/database.js';
import type { TestServer } from '../support/server.js';

type Account = Posting['account'];

/** Five pounds from the bank to an account, for whoever needs just any money there. Returns the ids of both in the books. */
export async function aTransfer(
  server: TestServer,
  { to, by }: { readonly to: Account; readonly by?: string },
): Promise<{ readonly transferId: string; readonly accountId: string }> {
  const [reference, now] = [newId(), server.clock.now()];
  const transfer = {
    ...{ code: 'deposit-received', reference, occurredAt: now, ...(by === undefined ? {} : { by: by as UserId }) },
    postings: moved(money(500), platformAccount('bank'), to),
  };
  await server.app.get(Database).transaction((tx) => new Ledger(tx).post([transfer], now));
  const { rows } = await server.owner.query<{ transferId: string; accountId: string }>(
    `SELECT t.id AS "transferId", a.id AS "accountId" FROM ledger_transfers t, ledger_accounts a
     WHERE t.reference = $1 AND (a.kind, a.owner) = ($2, $3)`,
    [reference, to.kind, to.owner],
  );
  if (!rows[0]) throw new Error('Not in the books.');
  return rows[0];
}
