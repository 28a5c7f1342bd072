import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type IssueInvoiceRequest,
  issueInvoiceRequest,
  type ListInvoicesRequest,
  listInvoicesRequest,
} from './invoice.request.js';
import { invoicesView, issuedInvoiceView, viewInvoice } from './invoice.view.js';
import { IssueInvoice } from './issue-invoice.action.js';
import { ReadInvoices } from './read-invoices.action.js';

@ApiTags('Invoices')
@Controller('api/v1/programmes/:id/invoices')
export class ProgrammeInvoicesController {
  constructor(
    private readonly issueInvoice: IssueInvoice,
    private readonly readInvoices: ReadInvoices,
  ) {}

  @Get()
  @Operation({
    id: 'listInvoices',
    summary: 'What a funder is asked to deposit, what was issued last coming first',
    description: 'For the funder’s members and stewards.',
    answer: invoicesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: listInvoicesRequest }) request: ListInvoicesRequest,
  ) {
    return this.readInvoices.ofProgramme(actor, id, request);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'issueInvoice',
    summary: 'Ask the funder for a deposit',
    description:
      'For the funder’s finance and admins, and stewards, until the programme is closed. The funder’s finance is written to. Whoever pays by bank transfer gives its bank_reference.',
    status: 201,
    answer: issuedInvoiceView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'window-out-of-range'],
  })
  async issue(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: issueInvoiceRequest }) body: IssueInvoiceRequest,
  ) {
    const { invoice, warning } = await this.issueInvoice.run(actor, id, body);
    return { ...viewInvoice(invoice), warning };
  }
}
