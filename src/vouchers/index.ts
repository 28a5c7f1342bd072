/** Support that funders pay for: programmes, applications, and vouchers that pay for sessions. */
export { debtOf } from './spending/debt-of.js';
export { type ReportField, reportFields } from './report-field.js';
export { type EligibilityRule, type Eligible, unmetRules } from './eligibility.js';
export type { Programme } from './programme.js';
export { openProgrammes, ProgrammeTable } from './programme.table.js';
export { voucherSchemas } from './schemas.js';
export { refuseBeyondVoucher } from './spending/move-session.js';
export {
  endVoucherUse,
  lockVouchers,
  previewVoucher,
  reserveVoucher,
  type VoucherLeft,
} from './spending/spend-voucher.js';
export { suspendForDebt } from './spending/suspend-for-debt.js';
export { dueOfVoucher, type SessionToPay, type VoucherShare } from './spending/voucher-share.js';
export { VouchersModule } from './vouchers.module.js';
export { hashOfCode } from './awards/voucher-code.js';
export { debtsOf } from './voucher.postings.js';
export { VoucherTable } from './voucher.table.js';
