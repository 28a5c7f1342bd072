import type { Transaction } from '../../platform/database.js';
import { type AccountId, Books, type KeptTransfer } from '../../ledger/index.js';
import { onTheWay, provenanceOf, type TracedMovement } from './fund-provenance.js';

/** Which deposits the money of a transfer was, of whatever funds it came from. */
export async function depositsBehind(tx: Transaction, transfer: KeptTransfer): Promise<TracedMovement[]> {
  const funds: { id: AccountId }[] = await tx.query(
    `WITH RECURSIVE behind AS (
       SELECT account_id FROM ledger_postings WHERE transfer_id = $1
       UNION
       SELECT giving.account_id FROM behind
         JOIN ledger_accounts a ON a.id = behind.account_id AND a.kind = ANY ($2)
         JOIN ledger_postings getting ON getting.account_id = behind.account_id AND getting.amount_minor > 0
         JOIN ledger_postings giving ON giving.transfer_id = getting.transfer_id AND giving.amount_minor < 0
     )
     SELECT a.id FROM ledger_accounts a JOIN behind ON behind.account_id = a.id WHERE a.kind = $3 ORDER BY a.id`,
    [transfer.id, onTheWay, fundKind],
  );
  const behind: TracedMovement[] = [];
  for (const { id: fund } of funds) {
    const { movements } = provenanceOf(fund, await new Books(tx).transfersFrom(fund, onTheWay));
    behind.push(...movements.filter((moved) => moved.transfer.id === transfer.id));
  }
  return behind;
}

const fundKind = onTheWay[0];
