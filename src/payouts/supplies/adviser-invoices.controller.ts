import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { AdviserInvoiceId, ExpertId, OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type AdviserInvoicePdfRequest,
  adviserInvoicePdfRequest,
  type ListAdviserInvoicesRequest,
  listAdviserInvoicesRequest,
} from './adviser-invoice.request.js';
import { adviserInvoicesView, adviserInvoiceView, viewAdviserInvoice } from './adviser-invoice.view.js';
import { ReadAdviserInvoices } from './read-adviser-invoices.action.js';

@ApiTags('Invoices of advisers')
@Controller('api/v1')
export class AdviserInvoicesController {
  constructor(private readonly readInvoices: ReadAdviserInvoices) {}

  @Get('experts/:id/invoices')
  @Operation({
    id: 'listAdviserInvoices',
    summary: 'Invoices that were issued in my name as an adviser, the last first',
    answer: adviserInvoicesView,
    refusals: ['not-found', 'not-allowed'],
  })
  ofExpert(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listAdviserInvoicesRequest }) request: ListAdviserInvoicesRequest,
  ) {
    return this.readInvoices.ofExpert(actor, id, request);
  }

  @Get('organisations/:id/adviser-invoices')
  @Operation({
    id: 'listInvoicesOfAdvisers',
    summary: 'What advisers invoiced an organisation, the last first',
    answer: adviserInvoicesView,
    refusals: ['not-found', 'not-allowed'],
  })
  ofOrganisation(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listAdviserInvoicesRequest }) request: ListAdviserInvoicesRequest,
  ) {
    return this.readInvoices.ofOrganisation(actor, id, request);
  }

  @Get('adviser-invoices/:id')
  @Operation({
    id: 'readAdviserInvoice',
    summary: 'An invoice in an adviser’s name',
    answer: adviserInvoiceView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: AdviserInvoiceId) {
    return viewAdviserInvoice(await this.readInvoices.one(actor, id));
  }

  @Get('adviser-invoices/:id.pdf')
  @Header('content-type', 'application/pdf')
  @Operation({
    id: 'readAdviserInvoicePdf',
    summary: 'The same on paper, in English or Welsh',
    description: 'Tagged for screen readers (PDF/UA-1), and the same bytes each time.',
    answerType: 'application/pdf',
    refusals: ['not-found', 'not-allowed'],
  })
  async pdf(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AdviserInvoiceId,
    @Query({ schema: adviserInvoicePdfRequest }) request: AdviserInvoicePdfRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { content, hash, name } = await this.readInvoices.pdf(actor, id, request);
    void reply.headers({ 'content-disposition': create(name), etag: `"${hash}"` });
    return content;
  }
}
