import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { type SearchRequest, searchRequest } from './directory.request.js';
import { directoryView, viewDirectory } from './directory.view.js';
import { SearchExperts } from './search-experts.action.js';

@ApiTags('Experts')
@Controller('api/v1/experts')
export class DirectoryController {
  constructor(private readonly searchExperts: SearchExperts) {}

  @Get()
  @Operation({
    id: 'searchExperts',
    summary: 'Find an adviser, also by when they are free',
    description:
      'Best fit first: words, then stage, legal form and sector. Then who has free time soon, who works near, and who had fewer paid sessions lately; equals are drawn by lot each day. Where nobody has all the words, those come who have any. Each item says why it stands where it does. Never ordered by price.',
    answer: directoryView,
    refusals: ['window-out-of-range'],
  })
  async search(@Query({ schema: searchRequest }) request: SearchRequest) {
    return viewDirectory(await this.searchExperts.run(request));
  }
}
