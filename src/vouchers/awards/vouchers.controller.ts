import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { OrganisationId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AcceptVoucher } from './accept-voucher.action.js';
import { ConfirmSubsidy } from './confirm-subsidy.action.js';
import { ReadVouchers } from './read-vouchers.action.js';
import { RenewVoucherCode } from './renew-voucher-code.action.js';
import {
  type AcceptanceRequest,
  acceptanceRequest,
  type ListVouchersRequest,
  listVouchersRequest,
  type StatementRequest,
  statementRequest,
  type SubsidyConfirmationRequest,
  subsidyConfirmationRequest,
} from './voucher.request.js';
import { vouchersView, voucherView, voucherWithCodeView } from './voucher.view.js';
import { voucherDetailsView, voucherOfferView, voucherStatementView } from './voucher-details.view.js';

/** Vouchers as their organisation has them: to look at, to accept and to share. */
@ApiTags('Vouchers')
@Controller('api/v1')
export class VouchersController {
  constructor(
    private readonly readVouchers: ReadVouchers,
    private readonly acceptVoucher: AcceptVoucher,
    private readonly confirmSubsidy: ConfirmSubsidy,
    private readonly renewVoucherCode: RenewVoucherCode,
  ) {}

  @Get('organisations/:id/vouchers')
  @Operation({
    id: 'listVouchers',
    summary: 'The vouchers of an organisation, the newest first',
    answer: vouchersView,
    refusals: ['not-found'],
  })
  ofOrganisation(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listVouchersRequest }) request: ListVouchersRequest,
  ) {
    return this.readVouchers.ofOrganisation(actor, id, request);
  }

  @Get('programmes/:id/vouchers')
  @Operation({
    id: 'listProgrammeVouchers',
    summary: 'The vouchers of a programme, the newest first',
    description: 'For its funder and stewards.',
    answer: vouchersView,
    refusals: ['not-found'],
  })
  ofProgramme(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: listVouchersRequest }) request: ListVouchersRequest,
  ) {
    return this.readVouchers.ofProgramme(actor, id, request);
  }

  @Get('vouchers/:id')
  @Operation({
    id: 'readVoucher',
    summary: 'A voucher, what it was used for, and what was decided about it',
    answer: voucherDetailsView,
    refusals: ['not-found'],
  })
  one(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: VoucherId) {
    return this.readVouchers.one(actor, id);
  }

  @Get('vouchers/:id/statement')
  @Operation({
    id: 'readVoucherStatement',
    summary: 'What moved in and out of a voucher, as it is in the books',
    answer: voucherStatementView,
    refusals: ['not-found', 'not-allowed'],
  })
  statement(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Query({ schema: statementRequest }) request: StatementRequest,
  ) {
    return this.readVouchers.statement(actor, id, request);
  }

  @Get('vouchers/:id/offer')
  @Operation({
    id: 'readVoucherOffer',
    summary: 'The terms of a voucher, and what has to be declared to accept it',
    answer: voucherOfferView,
    refusals: ['not-found'],
  })
  offer(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: VoucherId) {
    return this.readVouchers.offer(actor, id);
  }

  @Post('vouchers/:id/subsidy-confirmation')
  @Idempotent()
  @Operation({
    id: 'confirmSubsidy',
    summary: 'Confirm what we were given as Minimal Financial Assistance',
    description:
      'For a voucher of public money, after its notice and before it is accepted (Subsidy Control Act 2022, s 37). Until then it can be said anew.',
    status: 201,
    answer: voucherOfferView,
    refusals: ['not-found', 'not-allowed', 'voucher-state', 'subsidy-order', 'subsidy-date', 'subsidy-cap'],
  })
  async confirm(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: subsidyConfirmationRequest }) { given }: SubsidyConfirmationRequest,
  ) {
    const rows = given.map(({ giver, given_on, amount }) => ({ giver, givenOn: given_on, amountMinor: amount.minor }));
    await this.confirmSubsidy.run(actor, id, rows);
    return this.readVouchers.offer(actor, id);
  }

  @Post('vouchers/:id/acceptance')
  @Idempotent({ shownOnce: 'code' })
  @Operation({
    id: 'acceptVoucher',
    summary: 'Accept a voucher that we are offered',
    description:
      'With the declarations that the offer asks for. The answer has the code with which bookers use it; it is not shown again.',
    status: 201,
    answer: voucherWithCodeView,
    refusals: [
      ...(['not-found', 'not-allowed', 'offer-lapsed', 'voucher-state', 'declarations-needed'] as const),
      ...(['subsidy-order', 'subsidy-cap'] as const),
    ],
  })
  async accept(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: acceptanceRequest }) { declarations }: AcceptanceRequest,
  ) {
    const { voucher, code } = await this.acceptVoucher.run(actor, id, declarations);
    return { ...(await this.readVouchers.view(voucher)), code };
  }

  @Post('vouchers/:id/declining')
  @Idempotent()
  @Operation({
    id: 'declineVoucher',
    summary: 'Decline a voucher that we are offered',
    answer: voucherView,
    refusals: ['not-found', 'not-allowed', 'offer-lapsed', 'voucher-state'],
  })
  async decline(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: VoucherId) {
    return this.readVouchers.view(await this.acceptVoucher.decline(actor, id));
  }

  @Post('vouchers/:id/code')
  @Idempotent({ shownOnce: 'code' })
  @Operation({
    id: 'renewVoucherCode',
    summary: 'Make a new code of a voucher',
    description: 'The one before is none any more. It is shown once.',
    status: 201,
    answer: voucherWithCodeView,
    refusals: ['not-found', 'not-allowed', 'voucher-state'],
  })
  async renewCode(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: VoucherId) {
    const { voucher, code } = await this.renewVoucherCode.run(actor, id);
    return { ...(await this.readVouchers.view(voucher)), code };
  }
}
