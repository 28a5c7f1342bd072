import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import type { FigureName } from './figure.js';
import { ReadFigureRows } from './read-figure-rows.action.js';
import { ReadTransparency } from './read-transparency.action.js';
import {
  figureParameter,
  type FigureRowsRequest,
  figureRowsRequest,
  type TransparencyRequest,
  transparencyRequest,
} from './transparency.request.js';
import { figureRowsView, transparencyView } from './transparency.view.js';

@ApiTags('Transparency')
@Controller('api/v1/transparency')
export class TransparencyController {
  constructor(
    private readonly readTransparency: ReadTransparency,
    private readonly readFigureRows: ReadFigureRows,
  ) {}

  @Get()
  @ApiResponse({ status: 304, description: 'What you have, by If-None-Match, is what there is.' })
  @Operation({
    id: 'readTransparency',
    summary: 'How advisers are paid: how fast, how much of the price, how it is spread; with what each figure means',
    description:
      'Of whole months that are over, and never of fewer than five advisers; of what happens seldom, of so many more months. Worked out once an hour, and may be kept for another.',
    answer: transparencyView,
    refusals: ['window-out-of-range'],
  })
  async read(
    @Query({ schema: transparencyRequest }) request: TransparencyRequest,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { tag, answer } = await this.readTransparency.run(request, known);
    void reply.status(answer ? 200 : 304).headers({ etag: tag, 'cache-control': 'public, max-age=3600' });
    return answer;
  }

  @Get(':figure/rows')
  @Operation({
    id: 'listFigureRows',
    summary: 'What a figure is made of, the newest first',
    description: 'Of the months asked for. Ids and figures alone; that a steward looked is in the audit log.',
    answer: figureRowsView,
    refusals: ['not-allowed', 'window-out-of-range'],
  })
  rows(
    @SignedIn() actor: Actor,
    @Param('figure', { schema: figureParameter }) figure: FigureName,
    @Query({ schema: figureRowsRequest }) request: FigureRowsRequest,
  ) {
    return this.readFigureRows.run(actor, figure, request);
  }
}
