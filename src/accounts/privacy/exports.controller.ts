import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { ExportData } from './export-data.action.js';
import { sectionParameter, type SectionRequest, sectionRequest } from './export.request.js';
import { exportSectionView, exportView } from './export.view.js';

@ApiTags('Privacy')
@Controller('api/v1')
export class ExportsController {
  constructor(private readonly exportData: ExportData) {}

  @Get('me/export')
  @Header('content-disposition', 'attachment; filename="barefoot-export.json"')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'exportMyData',
    summary: 'Everything that is kept of me',
    description:
      'One document with a section for each kind of records. A long section has its first 500 entries and the address of the next.',
    answer: exportView,
  })
  mine(@SignedIn() actor: Actor) {
    return this.exportData.person(actor);
  }

  @Get('me/export/:section')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'exportMySection',
    summary: 'One kind of what is kept of me, from an entry on',
    answer: exportSectionView,
    refusals: ['not-found'],
  })
  mySection(
    @SignedIn() actor: Actor,
    @Param('section', { schema: sectionParameter }) section: string,
    @Query({ schema: sectionRequest }) { from }: SectionRequest,
  ) {
    return this.exportData.personSection(actor, section, from);
  }

  @Get('organisations/:id/export')
  @Header('content-disposition', 'attachment; filename="barefoot-export.json"')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'exportOrganisation',
    summary: 'Everything that is kept of an organisation',
    description:
      'For admins. Of its people it tells their names and roles; what else is kept of them is theirs to ask for.',
    answer: exportView,
    refusals: ['not-found', 'not-allowed'],
  })
  organisation(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: OrganisationId) {
    return this.exportData.organisation(actor, id);
  }

  @Get('organisations/:id/export/:section')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'exportOrganisationSection',
    summary: 'One kind of what is kept of an organisation, from an entry on',
    answer: exportSectionView,
    refusals: ['not-found', 'not-allowed'],
  })
  organisationSection(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Param('section', { schema: sectionParameter }) section: string,
    @Query({ schema: sectionRequest }) { from }: SectionRequest,
  ) {
    return this.exportData.organisationSection(actor, id, section, from);
  }
}
