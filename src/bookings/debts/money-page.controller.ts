import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { page } from '../../platform/http/page.js';
import { idParameter } from '../../platform/http/parameters.js';

/** Where letters about what an organisation owes, or is to have back, lead: it shows nothing of that, so anybody may see it. */
@ApiExcludeController()
@Controller('organisations')
export class MoneyPageController {
  @Get(':id/money')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'organisationMoneyPage', summary: 'Where letters about what is owed or kept lead' })
  show(@Param('id', { schema: idParameter }) id: string): string {
    const api = `/api/v1/organisations/${id}`;
    return page(
      'What your organisation owes, and what is kept for it',
      `<p>Finance and admins of the organisation see, once they are signed in, <a href="${api}/debts">what it owes</a> and
<a href="${api}/credit">what it is to have back</a>. To pay what it owes, they plan the payment (POST ${api}/payments) and open its page
(POST /api/v1/payments/{id}/checkout). <a href="/api/docs#/Bookings">How that is done</a>.</p>
<p lang="cy">Ar ôl mewngofnodi mae'r rhai cyllid a gweinyddwyr y sefydliad yn gweld <a href="${api}/debts">yr hyn sy'n ddyledus ganddo</a> a'r
<a href="${api}/credit">hyn y mae i'w gael yn ôl</a>. I dalu'r hyn sy'n ddyledus maent yn cynllunio'r taliad (POST ${api}/payments) ac yn agor ei
dudalen (POST /api/v1/payments/{id}/checkout). <a href="/api/docs#/Bookings">Sut mae gwneud hynny</a>.</p>`,
    );
  }
}
