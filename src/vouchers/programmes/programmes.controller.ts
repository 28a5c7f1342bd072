import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../../accounts/index.js';
import type { PackageId, ProgrammeId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { ChangePackages } from './change-packages.action.js';
import { ChangeProgrammes } from './change-programmes.action.js';
import {
  type AddPackageRequest,
  addPackageRequest,
  type ChangeProgrammeRequest,
  changeProgrammeRequest,
  type ChangeProgrammeStateRequest,
  changeProgrammeStateRequest,
  type CreateProgrammeRequest,
  createProgrammeRequest,
  type ListProgrammesRequest,
  listProgrammesRequest,
} from './programme.request.js';
import { openingPreviewView, programmesView, programmeView } from './programme.view.js';
import { ReadProgrammes } from './read-programmes.action.js';

@ApiTags('Programmes')
@Controller('api/v1/programmes')
export class ProgrammesController {
  constructor(
    private readonly readProgrammes: ReadProgrammes,
    private readonly changeProgrammes: ChangeProgrammes,
    private readonly changePackages: ChangePackages,
  ) {}

  @Get()
  @Operation({
    id: 'listProgrammes',
    summary: 'Programmes that take applications now, what closes first coming first',
    answer: programmesView,
  })
  list(@Query({ schema: listProgrammesRequest }) request: ListProgrammesRequest) {
    return this.readProgrammes.open(request);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'createProgramme',
    summary: 'Draft a programme',
    description:
      'What is left out is what the members decided, or asks and pays for everything. Then add packages and open it.',
    status: 201,
    answer: programmeView,
    refusals: ['not-found', 'not-allowed', 'not-a-funder', 'programme-terms', 'too-many-entries'],
  })
  async create(@SignedIn() actor: Actor, @Body({ schema: createProgrammeRequest }) body: CreateProgrammeRequest) {
    return this.readProgrammes.view(await this.changeProgrammes.create(actor, body));
  }

  @Get(':id')
  @Operation({ id: 'readProgramme', summary: 'A programme', answer: programmeView, refusals: ['not-found'] })
  read(@MaybeSignedIn() actor: Actor | undefined, @Param('id', { schema: idParameter }) id: ProgrammeId) {
    return this.readProgrammes.one(actor, id);
  }

  @Patch(':id')
  @Operation({
    id: 'changeProgramme',
    summary: 'Change a programme',
    description:
      'All of a draft. Once it has opened: its texts and the monthly cap, a higher budget, a later close, more report fields.',
    answer: programmeView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'programme-terms'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: changeProgrammeRequest }) body: ChangeProgrammeRequest,
  ) {
    return this.readProgrammes.view(await this.changeProgrammes.change(actor, id, body));
  }

  @Get(':id/opening-preview')
  @Operation({
    id: 'previewOpening',
    summary: 'What a draft needs before it opens',
    answer: openingPreviewView,
    refusals: ['not-found', 'not-allowed'],
  })
  preview(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ProgrammeId) {
    return this.readProgrammes.opening(actor, id);
  }

  @Put(':id/state')
  @Operation({
    id: 'changeProgrammeState',
    summary: 'Open, pause or close a programme',
    description: 'One that is closed stays so: it offers no more vouchers, and those that were offered stand.',
    answer: programmeView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'programme-not-ready'],
  })
  async changeState(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: changeProgrammeStateRequest }) body: ChangeProgrammeStateRequest,
  ) {
    return this.readProgrammes.view(await this.changeProgrammes.changeState(actor, id, body));
  }

  @Post(':id/packages')
  @Idempotent()
  @Operation({
    id: 'addPackage',
    summary: 'Add a package that can be applied for',
    status: 201,
    answer: programmeView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'too-many-entries'],
  })
  async addPackage(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: addPackageRequest }) body: AddPackageRequest,
  ) {
    return this.readProgrammes.view(await this.changePackages.add(actor, id, body));
  }

  @Delete(':id/packages/:package_id')
  @Operation({
    id: 'retirePackage',
    summary: 'Retire a package: nobody applies for it any more',
    answer: programmeView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'programme-not-ready'],
  })
  async retirePackage(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Param('package_id', { schema: idParameter }) packageId: PackageId,
  ) {
    return this.readProgrammes.view(await this.changePackages.retire(actor, id, packageId));
  }
}
