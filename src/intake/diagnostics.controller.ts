import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import { directoryView, viewDirectory } from '../experts/index.js';
import type { DiagnosticId } from '../kernel/id.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { type FindExpertsRequest, findExpertsRequest } from './diagnostic.request.js';
import { diagnosticView, viewDiagnostic } from './diagnostic.view.js';
import { FindExpertsForDiagnostic } from './find-experts-for-diagnostic.action.js';
import { KeepDiagnostic } from './keep-diagnostic.action.js';
import { ReadDiagnostics } from './read-diagnostics.action.js';

@ApiTags('Intake')
@Controller('api/v1/diagnostics/:id')
export class DiagnosticsController {
  constructor(
    private readonly readDiagnostics: ReadDiagnostics,
    private readonly keepDiagnostic: KeepDiagnostic,
    private readonly findExperts: FindExpertsForDiagnostic,
  ) {}

  @Get()
  @Operation({
    id: 'readDiagnostic',
    summary: 'Answers that were kept, and what is proposed today',
    answer: diagnosticView,
    refusals: ['not-found'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: DiagnosticId) {
    return viewDiagnostic(await this.readDiagnostics.one(actor, id));
  }

  @Get('experts')
  @Operation({
    id: 'findExpertsForDiagnostic',
    summary: 'The advisers who fit kept answers, in the order of the directory',
    description: 'As the `search` of the proposal finds them, each with the reasons for where they stand.',
    answer: directoryView,
    refusals: ['not-found'],
  })
  async experts(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: DiagnosticId,
    @Query({ schema: findExpertsRequest }) request: FindExpertsRequest,
  ) {
    return viewDirectory(await this.findExperts.run(actor, id, request));
  }

  @Delete()
  @Operation({
    id: 'removeDiagnostic',
    summary: 'Have kept answers removed',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  remove(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: DiagnosticId) {
    return this.keepDiagnostic.remove(actor, id);
  }
}
