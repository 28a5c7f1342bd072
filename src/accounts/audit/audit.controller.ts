import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { type ListAuditRequest, listAuditRequest } from './audit.request.js';
import { auditView } from './audit.view.js';
import { ListAudit } from './list-audit.action.js';

@ApiTags('Audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly listAudit: ListAudit) {}

  @Get()
  @Operation({
    id: 'readAudit',
    summary: 'Who did what, newest first',
    description:
      'What you did, what concerns you, and what concerns the organisations that you are an admin of; for stewards, everything. It is only ever added to.',
    answer: auditView,
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listAuditRequest }) request: ListAuditRequest) {
    return this.listAudit.run(actor, request);
  }
}
