import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { ReadReported } from './read-reported.action.js';
import { type ReportedRequest, reportedRequest } from './report.request.js';
import { reportedView } from './reported.view.js';

@ApiTags('Funder reports')
@Controller('api/v1/organisations/:id/reported')
export class ReportedController {
  constructor(private readonly readReported: ReadReported) {}

  @Get()
  @Operation({
    id: 'readReported',
    summary: 'What funders are told of an organisation',
    description:
      'A voucher at a time, in the order of acceptance, with everything that its programme’s funder may read.',
    answer: reportedView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: reportedRequest }) request: ReportedRequest,
  ) {
    return this.readReported.run(actor, id, request);
  }
}
