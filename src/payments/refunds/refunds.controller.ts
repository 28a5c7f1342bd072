import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { RefundId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { refundView } from './refund.view.js';
import { RetryRefund } from './retry-refund.action.js';

@ApiTags('Payments')
@Controller('api/v1/refunds/:id')
export class RefundsController {
  constructor(private readonly retryRefund: RetryRefund) {}

  @Post('retry')
  @Idempotent()
  @Operation({
    id: 'retryRefund',
    summary: 'Send a refund again that failed',
    description:
      'A steward’s. What it was to give back has been kept for the organisation since, and is sent from there.',
    status: 201,
    answer: refundView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'payment-state'],
  })
  retry(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: RefundId) {
    return this.retryRefund.run(actor, id);
  }
}
