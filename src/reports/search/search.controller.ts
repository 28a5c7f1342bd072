import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { SearchEverything } from './search-everything.action.js';
import { mostAwards, mostSessions } from './search.js';
import { type SearchEverythingRequest, searchEverythingRequest } from './search.request.js';
import { foundView, viewFound } from './search.view.js';

@ApiTags('Search')
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly searchEverything: SearchEverything) {}

  @Get()
  @Operation({
    id: 'searchEverything',
    summary: 'Advisers, programmes and group sessions by their words, and what is one’s own',
    description:
      'For whoever is signed in also their organisations, what these have booked, were awarded and applied for, and the sessions that they give themselves. ' +
      `At most six of each kind; advisers are found more finely in the directory. Of each organisation the latest ${mostSessions} bookings, ${mostAwards} vouchers and ${mostAwards} applications are looked through, and of one’s own sessions the latest ${mostSessions}.`,
    answer: foundView,
  })
  async search(
    @MaybeSignedIn() actor: Actor | undefined,
    @Query({ schema: searchEverythingRequest }) request: SearchEverythingRequest,
  ) {
    return viewFound(await this.searchEverything.run(actor, request));
  }
}
