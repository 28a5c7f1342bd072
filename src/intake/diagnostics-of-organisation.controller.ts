import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { OrganisationId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import {
  type KeepDiagnosticRequest,
  keepDiagnosticRequest,
  type ListDiagnosticsRequest,
  listDiagnosticsRequest,
} from './diagnostic.request.js';
import { diagnosticsView, diagnosticView, viewDiagnostic, viewKept } from './diagnostic.view.js';
import { KeepDiagnostic } from './keep-diagnostic.action.js';
import { ReadDiagnostics } from './read-diagnostics.action.js';

@ApiTags('Intake')
@Controller('api/v1/organisations/:id/diagnostics')
export class DiagnosticsOfOrganisationController {
  constructor(
    private readonly keepDiagnostic: KeepDiagnostic,
    private readonly readDiagnostics: ReadDiagnostics,
  ) {}

  @Get()
  @Operation({
    id: 'listDiagnostics',
    summary: 'What an organisation answered and had kept, the newest first',
    answer: diagnosticsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listDiagnosticsRequest }) request: ListDiagnosticsRequest,
  ) {
    const { items, next_cursor } = await this.readDiagnostics.list(actor, id, request);
    return { items: items.map(viewKept), next_cursor };
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'keepDiagnostic',
    summary: 'Answer the diagnostic for an organisation, and have the answers kept',
    description:
      'For as long as the policy retention says, or until they are removed. What the organisation has said of itself fills in what was not answered when programmes are looked for.',
    status: 201,
    answer: diagnosticView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async keep(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: keepDiagnosticRequest }) body: KeepDiagnosticRequest,
  ) {
    return viewDiagnostic(await this.keepDiagnostic.run(actor, id, body));
  }
}
