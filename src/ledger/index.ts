/** Double entry: accounts, and transfers between them that stay. */
export { accountOf, platformAccount } from './chart.js';
export { Ledger, type StatementLine, type TrialBalanceLine } from './ledger.table.js';
export { type Account, moved, type Posting, type Transfer, type TransferId } from './transfer.js';
