import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { KeepTrading } from './keep-trading.action.js';
import { ReadTrading } from './read-trading.action.js';
import {
  type AuthorityRequest,
  authorityRequest,
  type TradingDetailsRequest,
  tradingDetailsRequest,
} from './trading.request.js';
import { authorityView, tradingDetailsView, viewAuthority, viewTradingDetails } from './trading.view.js';

@ApiTags('Invoices of advisers')
@Controller('api/v1/experts/:id')
export class TradingController {
  constructor(
    private readonly readTrading: ReadTrading,
    private readonly keepTrading: KeepTrading,
  ) {}

  @Get('trading-details')
  @Operation({
    id: 'readTradingDetails',
    summary: 'Who I am to the law as an adviser',
    answer: tradingDetailsView,
    refusals: ['not-found', 'not-allowed'],
  })
  details(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readTrading.details(actor, id);
  }

  @Put('trading-details')
  @Operation({
    id: 'setTradingDetails',
    summary: 'State who I am to the law',
    description:
      'It stands on invoices in my name, and the tax office is told of it each January as the law asks of platforms.',
    answer: tradingDetailsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async setDetails(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: tradingDetailsRequest }) body: TradingDetailsRequest,
  ) {
    return viewTradingDetails(await this.keepTrading.setDetails(actor, id, body), { whole: true });
  }

  @Get('invoicing-authority')
  @Operation({
    id: 'readInvoicingAuthority',
    summary: 'Whether invoices are issued in my name, and the words by which I let that be done',
    answer: authorityView,
    refusals: ['not-found', 'not-allowed'],
  })
  authority(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readTrading.authority(actor, id);
  }

  @Put('invoicing-authority')
  @Operation({
    id: 'setInvoicingAuthority',
    summary: 'Let invoices be issued in my name, or no longer',
    description: 'What I earn from then on is invoiced; what was issued before stands. Without it I issue my own.',
    answer: authorityView,
    refusals: ['not-found', 'not-allowed', 'trading-details-missing'],
  })
  async setAuthority(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: authorityRequest }) body: AuthorityRequest,
  ) {
    return viewAuthority(await this.keepTrading.setAuthority(actor, id, body));
  }
}
