import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { payoutAgainPage, payoutReturnPage } from './payout-page.js';

/** Where the provider sends a person back to, who may be signed in nowhere. */
@ApiExcludeController()
@Controller('payout-account')
export class PayoutPageController {
  @Get('return')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ id: 'payoutReturnPage', summary: 'Where somebody comes back to who has said who they are' })
  back(): string {
    return payoutReturnPage();
  }

  @Get('again')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ id: 'payoutAgainPage', summary: 'Where somebody comes to whose page was used or is too old' })
  again(): string {
    return payoutAgainPage();
  }
}
