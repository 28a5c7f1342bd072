import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { InvoiceId } from '../../kernel/id.js';
import { paymentView, viewPayment } from '../../payments/index.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { CancelInvoice } from './cancel-invoice.action.js';
import {
  type CancelInvoiceRequest,
  cancelInvoiceRequest,
  type FindInvoicesRequest,
  findInvoicesRequest,
  type PayInvoiceRequest,
  payInvoiceRequest,
  type ReadInvoicePdfRequest,
  readInvoicePdfRequest,
} from './invoice.request.js';
import { invoicesView, invoiceView, viewInvoice } from './invoice.view.js';
import { PayInvoice } from './pay-invoice.action.js';
import { PrintInvoice } from './print-invoice.action.js';
import { ReadInvoices } from './read-invoices.action.js';

@ApiTags('Invoices')
@Controller('api/v1/invoices')
export class InvoicesController {
  constructor(
    private readonly readInvoices: ReadInvoices,
    private readonly cancelInvoice: CancelInvoice,
    private readonly payInvoice: PayInvoice,
    private readonly printInvoice: PrintInvoice,
  ) {}

  @Get()
  @Operation({
    id: 'findInvoices',
    summary: 'Invoices of all funders, what was issued last coming first',
    description: 'For stewards, who look for what a bank statement names.',
    answer: invoicesView,
    refusals: ['not-found'],
  })
  find(@SignedIn() actor: Actor, @Query({ schema: findInvoicesRequest }) request: FindInvoicesRequest) {
    return this.readInvoices.find(actor, request);
  }

  @Get(':id')
  @Operation({
    id: 'readInvoice',
    summary: 'An invoice, and what became of it',
    answer: invoiceView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: InvoiceId) {
    return viewInvoice(await this.readInvoices.one(actor, id));
  }

  @Get(':id/pdf')
  @Header('content-type', 'application/pdf')
  @Operation({
    id: 'readInvoicePdf',
    summary: 'An invoice or its credit note, in English or Welsh',
    description: 'Tagged for screen readers (PDF/UA-1), and the same bytes each time: their SHA-256 is the ETag.',
    answerType: 'application/pdf',
    refusals: ['not-found', 'not-allowed'],
  })
  async pdf(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: InvoiceId,
    @Query({ schema: readInvoicePdfRequest }) request: ReadInvoicePdfRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { content, hash, name } = await this.printInvoice.run(actor, id, request);
    void reply.headers({ 'content-disposition': create(name), etag: `"${hash}"` });
    return content;
  }

  @Post(':id/cancellation')
  @Idempotent()
  @Operation({
    id: 'cancelInvoice',
    summary: 'Cancel an invoice that is not paid, by a credit note',
    description: 'For the funder’s finance and admins, and stewards. An invoice is never changed or deleted.',
    answer: invoiceView,
    refusals: ['not-found', 'not-allowed', 'invoice-state'],
  })
  async cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: InvoiceId,
    @Body({ schema: cancelInvoiceRequest }) body: CancelInvoiceRequest,
  ) {
    return viewInvoice(await this.cancelInvoice.run(actor, id, body));
  }

  @Post(':id/payments')
  @Idempotent()
  @Operation({
    id: 'payInvoice',
    summary: 'Plan to pay an invoice by card, from a bank account or by Direct Debit',
    description:
      'For the funder’s finance and admins. Open the payment’s checkout next. It is a deposit once the money has come; a Direct Debit is not counted on before.',
    status: 201,
    answer: paymentView,
    refusals: [
      ...(['not-found', 'not-allowed', 'invoice-state', 'programme-state', 'payments-off', 'no-mandate'] as const),
      ...(['payment-on-its-way', 'payment-too-large'] as const),
    ],
  })
  async pay(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: InvoiceId,
    @Body({ schema: payInvoiceRequest }) body: PayInvoiceRequest,
  ) {
    const payment = await this.payInvoice.run(actor, id, body);
    return viewPayment({ payment, reversals: [], refunds: [] });
  }
}
