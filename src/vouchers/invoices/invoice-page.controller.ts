import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { page } from '../../platform/http/page.js';
import { idParameter } from '../../platform/http/parameters.js';

/** Where invoices and the letters about them lead: it shows nothing of the invoice, so anybody may see it. */
@ApiExcludeController()
@Controller('invoices')
export class InvoicePageController {
  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'invoicePage', summary: 'Where invoices lead' })
  show(@Param('id', { schema: idParameter }) id: string): string {
    const pdf = `/api/v1/invoices/${id}/pdf`;
    return page(
      'Your invoice',
      `<p>Finance and admins of the organisation that it is for can pay it, once they are signed in: plan the payment
(POST /api/v1/invoices/${id}/payments), then open its page (POST /api/v1/payments/{id}/checkout).
<a href="/api/docs#/Invoices">How that is done</a>. Signed in, you can read it <a href="${pdf}?language=en">as a PDF</a>, and
<a href="${pdf}?language=en&amp;document=credit-note">the credit note</a> where it was cancelled.</p>
<p lang="cy">Gall y rhai cyllid a gweinyddwyr y sefydliad y mae ar ei gyfer ei thalu ar ôl mewngofnodi: cynlluniwch y taliad
(POST /api/v1/invoices/${id}/payments), yna agorwch ei dudalen (POST /api/v1/payments/{id}/checkout).
<a href="/api/docs#/Invoices">Sut mae gwneud hynny</a>. Ar ôl mewngofnodi gallwch ei darllen <a href="${pdf}?language=cy">fel PDF</a>, a'r
<a href="${pdf}?language=cy&amp;document=credit-note">nodyn credyd</a> os cafodd ei chanslo.</p>`,
    );
  }
}
