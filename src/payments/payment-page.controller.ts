import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { PaymentId } from '../kernel/id.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ShowPayment } from './show-payment.action.js';

/** Where a provider sends its payer back to, who may be signed in nowhere. */
@ApiExcludeController()
@Controller('pay')
export class PaymentPageController {
  constructor(private readonly showPayment: ShowPayment) {}

  @Get(':id/return')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({ id: 'paymentReturnPage', summary: 'Where a payer comes back to' })
  show(
    @Param('id', { schema: idParameter }) id: PaymentId,
    @Query('look') look?: string,
    @Query('lang') language?: string,
  ): Promise<string> {
    return this.showPayment.run(id, look !== undefined, language === 'cy' ? 'cy' : 'en');
  }
}
