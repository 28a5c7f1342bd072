/** Double entry: accounts, and transfers between them that stay. */
export { AccountTotals } from './account-totals.table.js';
export { accountOf, platformAccount } from './chart.js';
export { Ledger, type StatementLine, type TrialBalanceLine } from './ledger.table.js';
export { moved, type Posting, type Transfer, type TransferId } from './transfer.js';
