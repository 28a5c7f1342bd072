import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { AdviserPayoutId, ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { PrintReceipt } from './print-receipt.action.js';
import { ReadReceipts } from './read-receipts.action.js';
import {
  type ListReceiptsRequest,
  listReceiptsRequest,
  type ReadReceiptPdfRequest,
  readReceiptPdfRequest,
  type ReadReceiptRequest,
  readReceiptRequest,
} from './receipt.request.js';
import { receiptKeysView, receiptsView, receiptView, viewReceipt } from './receipt.view.js';

@ApiTags('Receipts')
@Controller('api/v1')
export class ReceiptsController {
  constructor(
    private readonly readReceipts: ReadReceipts,
    private readonly printReceipt: PrintReceipt,
  ) {}

  @Get('receipts/keys')
  @Operation({
    id: 'listReceiptKeys',
    summary: 'The keys that receipts are signed by, those of before too',
    description: 'For whoever was shown a receipt: `npm run verify:receipt` takes them, and needs nothing else of us.',
    answer: receiptKeysView,
  })
  keys() {
    return this.readReceipts.keys();
  }

  @Get('experts/:id/receipts')
  @Operation({
    id: 'listReceipts',
    summary: 'My receipts as an adviser, what was issued last coming first',
    description:
      'Each names the one before it by its hash, so that none can be taken out, put in or changed afterwards.',
    answer: receiptsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listReceiptsRequest }) request: ListReceiptsRequest,
  ) {
    return this.readReceipts.list(actor, id, request);
  }

  @Get('payouts/:id/receipt')
  @Operation({
    id: 'readReceipt',
    summary: 'The receipt of a payout: signed, for whoever its adviser shows it to',
    description:
      'The session, its minutes, quote and floor, who paid which part, how many days it took, and what being late added. It is there as soon as the payout is paid.',
    answer: receiptView,
    refusals: ['not-found'],
  })
  async read(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AdviserPayoutId,
    @Query({ schema: readReceiptRequest }) { kind }: ReadReceiptRequest,
  ) {
    return viewReceipt(await this.readReceipts.one(actor, id, kind, 'readReceipt'));
  }

  @Get('payouts/:id/receipt.pdf')
  @Header('content-type', 'application/pdf')
  @Operation({
    id: 'readReceiptPdf',
    summary: 'The same on paper, in English or Welsh',
    description:
      'Tagged for screen readers (PDF/UA-1), and the same bytes each time. The signed receipt is attached to it.',
    answerType: 'application/pdf',
    refusals: ['not-found'],
  })
  async pdf(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AdviserPayoutId,
    @Query({ schema: readReceiptPdfRequest }) request: ReadReceiptPdfRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { content, hash, name } = await this.printReceipt.run(actor, id, request);
    void reply.headers({ 'content-disposition': create(name), etag: `"${hash}"` });
    return content;
  }
}
