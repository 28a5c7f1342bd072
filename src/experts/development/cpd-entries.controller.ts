import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { CpdEntryId, ExpertId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListCpdEntriesRequest,
  listCpdEntriesRequest,
  type LogCpdEntryRequest,
  logCpdEntryRequest,
  type StrikeCpdEntryRequest,
  strikeCpdEntryRequest,
} from './cpd-entry.request.js';
import { cpdEntriesView, cpdEntryView, viewCpdEntry } from './cpd-entry.view.js';
import { KeepCpdLog } from './keep-cpd-log.action.js';

@ApiTags('Development')
@Controller('api/v1/experts/:id/cpd-entries')
export class CpdEntriesController {
  constructor(private readonly keepCpdLog: KeepCpdLog) {}

  @Get()
  @Operation({
    id: 'listCpdEntries',
    summary: 'What an adviser has learnt (CPD), what was logged last first',
    answer: cpdEntriesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listCpdEntriesRequest }) request: ListCpdEntriesRequest,
  ) {
    return this.keepCpdLog.list(actor, id, request);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'logCpdEntry',
    summary: 'Log what I have learnt',
    status: 201,
    answer: cpdEntryView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async log(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: logCpdEntryRequest }) body: LogCpdEntryRequest,
  ) {
    return viewCpdEntry(await this.keepCpdLog.log(actor, id, body));
  }

  @Delete(':entryId')
  @Operation({
    id: 'removeCpdEntry',
    summary: 'Remove an entry within 24 hours',
    status: 204,
    refusals: ['not-found', 'not-allowed', 'cpd-entry-stays'],
  })
  remove(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('entryId', { schema: idParameter }) entryId: CpdEntryId,
  ) {
    return this.keepCpdLog.remove(actor, id, entryId);
  }

  @Post(':entryId/strike')
  @Operation({
    id: 'strikeCpdEntry',
    summary: 'Strike out an entry: it stays in the log, and counts no more',
    answer: cpdEntryView,
    refusals: ['not-found', 'not-allowed', 'cpd-entry-stays'],
  })
  async strike(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('entryId', { schema: idParameter }) entryId: CpdEntryId,
    @Body({ schema: strikeCpdEntryRequest }) body: StrikeCpdEntryRequest,
  ) {
    return viewCpdEntry(await this.keepCpdLog.strike(actor, id, entryId, body));
  }
}
