import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ComplaintId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import {
  type FileComplaintRequest,
  fileComplaintRequest,
  type ListComplaintsRequest,
  listComplaintsRequest,
  type ResolveComplaintRequest,
  resolveComplaintRequest,
} from './complaint.request.js';
import { complaintsView, complaintView, myComplaintsView } from './complaint.view.js';
import { FileComplaint } from './file-complaint.action.js';
import { HandleComplaint } from './handle-complaint.action.js';
import { ReadComplaints } from './read-complaints.action.js';

@ApiTags('Complaints')
@Controller('api/v1')
export class ComplaintsController {
  constructor(
    private readonly readComplaints: ReadComplaints,
    private readonly fileComplaint: FileComplaint,
    private readonly handleComplaint: HandleComplaint,
  ) {}

  @Post('complaints')
  @Idempotent()
  @Operation({
    id: 'fileComplaint',
    summary: 'Complain',
    description:
      'About the service, an adviser, your data, or anything else. A steward acknowledges it within 30 days.',
    status: 201,
    answer: complaintView,
    refusals: ['complaint-limit'],
  })
  async file(@SignedIn() actor: Actor, @Body({ schema: fileComplaintRequest }) body: FileComplaintRequest) {
    return this.readComplaints.view(await this.fileComplaint.run(actor, body));
  }

  @Get('me/complaints')
  @Operation({ id: 'listMyComplaints', summary: 'My complaints and what became of them', answer: myComplaintsView })
  mine(@SignedIn() actor: Actor) {
    return this.readComplaints.mine(actor);
  }

  @Get('complaints')
  @Operation({
    id: 'listComplaints',
    summary: 'The register of complaints, what is due first coming first',
    answer: complaintsView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listComplaintsRequest }) request: ListComplaintsRequest) {
    return this.readComplaints.list(actor, request);
  }

  @Get('complaints/:id')
  @Operation({ id: 'readComplaint', summary: 'A complaint', answer: complaintView, refusals: ['not-found'] })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ComplaintId) {
    return this.readComplaints.one(actor, id);
  }

  @Post('complaints/:id/acknowledgement')
  @Idempotent()
  @Operation({
    id: 'acknowledgeComplaint',
    summary: 'Acknowledge a complaint',
    description: 'For stewards, save for complaints of their own. The complainant gets a letter.',
    answer: complaintView,
    refusals: ['not-found', 'not-allowed', 'complaint-state'],
  })
  async acknowledge(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ComplaintId) {
    return this.readComplaints.view(await this.handleComplaint.acknowledge(actor, id));
  }

  @Post('complaints/:id/resolution')
  @Idempotent()
  @Operation({
    id: 'resolveComplaint',
    summary: 'Say how a complaint ended',
    description: 'For stewards, save for complaints of their own. The complainant gets a letter with the outcome.',
    answer: complaintView,
    refusals: ['not-found', 'not-allowed', 'complaint-state'],
  })
  async resolve(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ComplaintId,
    @Body({ schema: resolveComplaintRequest }) body: ResolveComplaintRequest,
  ) {
    return this.readComplaints.view(await this.handleComplaint.resolve(actor, id, body));
  }
}
