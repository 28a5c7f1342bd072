/** Support that funders pay for: programmes, applications, and vouchers that pay for sessions. */
export { type EligibilityRule, type Eligible, unmetRules } from './eligibility.js';
export type { Programme } from './programme.js';
export { openProgrammes } from './programme.table.js';
export { voucherSchemas } from './schemas.js';
export { endVoucherUse, reserveVoucher } from './spending/spend-voucher.js';
export { dueOfVoucher, type SessionToPay, type VoucherShare } from './spending/voucher-share.js';
export { VouchersModule } from './vouchers.module.js';
export { VoucherTable } from './voucher.table.js';
