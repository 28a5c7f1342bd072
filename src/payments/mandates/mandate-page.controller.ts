import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { page } from '../../platform/http/page.js';

/** Where the provider's page leads whoever agreed to a mandate, or did not. It knows neither, and shows nothing of anybody. */
@ApiExcludeController()
@Controller('pay/mandate')
export class MandatePageController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ id: 'mandatePage', summary: 'Back from setting up a Direct Debit' })
  show(): string {
    return page(
      'Your Direct Debit / Eich Debyd Uniongyrchol',
      `<p>If you agreed to it, your bank is told now. It can be used in about four working days. You can close this page.</p>
<p lang="cy">Os cytunoch iddo, dywedir wrth eich banc nawr. Gellir ei ddefnyddio ymhen tua phedwar diwrnod gwaith. Gallwch gau’r dudalen
hon.</p>`,
    );
  }
}
