import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { page } from '../../platform/http/page.js';
import { idParameter } from '../../platform/http/parameters.js';

/** Where letters lead until the web app is there: it shows nothing of the question, so anybody may see it. */
@ApiExcludeController()
@Controller('questions')
export class QuestionPageController {
  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'questionPage', summary: 'Where letters about a question lead' })
  show(@Param('id', { schema: idParameter }) id: string): string {
    return page(
      'A question before booking',
      `<p>Once you are signed in: <a href="/api/v1/questions/${id}/messages">what was written</a>, and
<a href="/api/docs#/Conversations">how to answer or close it</a>.</p>
<p lang="cy">Ar ôl i chi fewngofnodi: <a href="/api/v1/questions/${id}/messages">yr hyn a ysgrifennwyd</a>, a
<a href="/api/docs#/Conversations">sut i'w ateb neu ei gau</a>.</p>`,
    );
  }
}
