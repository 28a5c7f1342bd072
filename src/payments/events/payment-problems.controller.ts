import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type ListPaymentProblemsRequest, listPaymentProblemsRequest } from './payment-problem.request.js';
import { paymentProblemsView, viewPaymentProblems } from './payment-problem.view.js';
import { PaymentProblems } from './payment-problems.action.js';

@ApiTags('Payments')
@Controller('api/v1/payment-problems')
export class PaymentProblemsController {
  constructor(private readonly problems: PaymentProblems) {}

  @Get()
  @Operation({
    id: 'listPaymentProblems',
    summary: 'What was told of payments and could not be handled, for stewards, the longest parked first',
    description:
      'Each was tried sixteen times in half a day. An event about something that this service never planned is here too: somebody used the provider’s account for something else.',
    answer: paymentProblemsView,
    refusals: ['not-found'],
  })
  async list(
    @SignedIn() actor: Actor,
    @Query({ schema: listPaymentProblemsRequest }) request: ListPaymentProblemsRequest,
  ) {
    return viewPaymentProblems(await this.problems.list(actor, request));
  }

  @Post(':id/redrive')
  @Operation({
    id: 'redrivePaymentProblem',
    summary: 'Have it tried again, once the reason is mended',
    status: 204,
    refusals: ['not-found'],
  })
  redrive(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: string) {
    return this.problems.redrive(actor, id);
  }
}
