import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { EndVoucher } from './end-voucher.action.js';
import { KeepVoucher } from './keep-voucher.action.js';
import { ReadVouchers } from './read-vouchers.action.js';
import { RecordCommitmentFee } from './record-commitment-fee.action.js';
import {
  type ClawbackPreviewRequest,
  clawbackPreviewRequest,
  type ClawbackRequest,
  clawbackRequest,
  type CommitmentFeeRequest,
  commitmentFeeRequest,
  type ExtensionRequest,
  extensionRequest,
  type ReasonRequest,
  reasonRequest,
} from './voucher.request.js';
import { voucherView } from './voucher.view.js';
import { clawbackView, viewClawback } from './voucher-details.view.js';

/** What funders and stewards decide about a voucher. */
@ApiTags('Vouchers')
@Controller('api/v1/vouchers/:id')
export class VoucherDecisionsController {
  constructor(
    private readonly readVouchers: ReadVouchers,
    private readonly recordCommitmentFee: RecordCommitmentFee,
    private readonly keepVoucher: KeepVoucher,
    private readonly endVoucher: EndVoucher,
  ) {}

  @Post('commitment-fee')
  @Idempotent()
  @Operation({
    id: 'recordCommitmentFee',
    summary: 'Say that the commitment fee of a voucher is there, or waive it',
    description: 'A steward’s. From then on the voucher can be used.',
    answer: voucherView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'voucher-state'],
  })
  async fee(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: commitmentFeeRequest }) body: CommitmentFeeRequest,
  ) {
    return this.readVouchers.view(await this.recordCommitmentFee.run(actor, id, body));
  }

  @Post('extension')
  @Idempotent()
  @Operation({
    id: 'extendVoucher',
    summary: 'Give more time to use a voucher, once',
    answer: voucherView,
    refusals: [
      'not-found',
      'not-allowed',
      'conflict-of-interest',
      'voucher-state',
      'already-extended',
      'extension-too-long',
    ],
  })
  async extend(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: extensionRequest }) body: ExtensionRequest,
  ) {
    return this.readVouchers.view(await this.keepVoucher.extend(actor, id, body));
  }

  @Post('suspension')
  @Idempotent()
  @Operation({
    id: 'suspendVoucher',
    summary: 'Suspend a voucher',
    description: 'It pays for nothing new until it is resumed; what it has secured stays.',
    answer: voucherView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'voucher-state'],
  })
  async suspend(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: reasonRequest }) body: ReasonRequest,
  ) {
    return this.readVouchers.view(await this.keepVoucher.suspend(actor, id, body));
  }

  @Post('resumption')
  @Idempotent()
  @Operation({
    id: 'resumeVoucher',
    summary: 'Let a suspended voucher be used again',
    description: 'Not while its organisation owes something.',
    answer: voucherView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'voucher-state', 'debt-unpaid'],
  })
  async resume(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: reasonRequest }) body: ReasonRequest,
  ) {
    return this.readVouchers.view(await this.keepVoucher.resume(actor, id, body));
  }

  @Post('cancellation')
  @Idempotent()
  @Operation({
    id: 'cancelVoucher',
    summary: 'Cancel a voucher',
    description: 'What is left goes back to its programme. Sessions that it has secured stay, and are paid for.',
    answer: voucherView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'voucher-state'],
  })
  async cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: reasonRequest }) body: ReasonRequest,
  ) {
    return this.readVouchers.view(await this.endVoucher.cancel(actor, id, body));
  }

  @Get('clawback-preview')
  @Operation({
    id: 'previewClawback',
    summary: 'What clawing a voucher back would do',
    answer: clawbackView,
    refusals: ['not-found', 'not-allowed', 'voucher-state'],
  })
  async preview(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Query({ schema: clawbackPreviewRequest }) { cause }: ClawbackPreviewRequest,
  ) {
    return viewClawback(await this.endVoucher.preview(actor, id, cause));
  }

  @Post('clawback')
  @Idempotent()
  @Operation({
    id: 'clawBackVoucher',
    summary: 'Claw a voucher back',
    description:
      'A steward’s. What was drawn is borne by whose fault it is; what an adviser has earned is never touched.',
    answer: clawbackView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'voucher-state'],
  })
  async clawBack(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: clawbackRequest }) body: ClawbackRequest,
  ) {
    return viewClawback(await this.endVoucher.clawBack(actor, id, body));
  }
}
