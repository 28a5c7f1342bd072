import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { type ListLatePayRequest, listLatePayRequest } from './late-pay.request.js';
import { latePayView } from './late-pay.view.js';
import { ReadLatePay } from './read-late-pay.action.js';

@ApiTags('Payouts')
@Controller('api/v1/payouts')
export class LatePayController {
  constructor(private readonly readLatePay: ReadLatePay) {}

  @Get('late')
  @Operation({
    id: 'listLatePay',
    summary: 'What advisers are owed and were not paid in time, with what the law adds, the longest late first',
    answer: latePayView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listLatePayRequest }) request: ListLatePayRequest) {
    return this.readLatePay.run(actor, request);
  }
}
