/** What advisers have earned, when it is due, and how they are paid. */
export { dueOn } from './due-on.js';
export type { Earning, EarningEffective, EarningFacts, EarningKind, EarningMinutes, EarningShare } from './earning.js';
export { EarningTable } from './earning.table.js';
export { PayoutsModule } from './payouts.module.js';
export { fingerprintsIn, verifyReceipts } from './receipts/verify-receipts.js';
