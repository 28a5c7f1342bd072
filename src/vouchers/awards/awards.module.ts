import { Module } from '@nestjs/common';
import { AcceptVoucher } from './accept-voucher.action.js';
import { ConfirmSubsidy } from './confirm-subsidy.action.js';
import { ContributionsController } from './contributions.controller.js';
import { EndVoucher } from './end-voucher.action.js';
import { EndVouchers } from './end-vouchers.job.js';
import { KeepContributions } from './keep-contributions.action.js';
import { KeepVoucher } from './keep-voucher.action.js';
import { PersonalAwards } from './personal-awards.table.js';
import { ReadVouchers } from './read-vouchers.action.js';
import { RecordCommitmentFee } from './record-commitment-fee.action.js';
import { RenewVoucherCode } from './renew-voucher-code.action.js';
import { TellOfVouchers } from './tell-of-vouchers.job.js';
import { VoucherPost } from './voucher.post.js';
import { VoucherDecisionsController } from './voucher-decisions.controller.js';
import { VouchersController } from './vouchers.controller.js';

@Module({
  controllers: [VouchersController, VoucherDecisionsController, ContributionsController],
  providers: [
    ...[ReadVouchers, AcceptVoucher, ConfirmSubsidy, RenewVoucherCode, RecordCommitmentFee, KeepVoucher, EndVoucher],
    ...[KeepContributions, VoucherPost, TellOfVouchers, EndVouchers, PersonalAwards],
  ],
})
export class AwardsModule {}
