/** Double entry: accounts, and transfers between them that stay. */
export { AccountTotals } from './account-totals.table.js';
export { type AccountId, Books, type KeptAccount, type KeptTransfer } from './books.table.js';
export { accountOf, type AccountKindName, chart, platformAccount } from './chart.js';
export { LedgerModule } from './ledger.module.js';
export { Ledger, type StatementLine, type TrialBalanceLine } from './ledger.table.js';
export { type Movement, movementsOf } from './provenance.js';
export { type Account, moved, type Posting, type Transfer, type TransferId } from './transfer.js';
