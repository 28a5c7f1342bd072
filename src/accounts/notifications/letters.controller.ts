import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Mail } from '../../mail/index.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import {
  type ListMyLettersRequest,
  listMyLettersRequest,
  type MarkLettersReadRequest,
  markLettersReadRequest,
} from './letters.request.js';
import { myLettersView, viewLetter } from './letters.view.js';

@ApiTags('Accounts')
@Controller('api/v1/me/letters')
export class LettersController {
  constructor(private readonly mail: Mail) {}

  @Get()
  @Operation({
    id: 'listMyLetters',
    summary: 'What I was told lately, the newest first',
    description: 'The subjects of letters, as long as those are kept (policy `retention`), and where each leads.',
    answer: myLettersView,
  })
  async list(@SignedIn() actor: Actor, @Query({ schema: listMyLettersRequest }) request: ListMyLettersRequest) {
    const wanted = { before: placeAfter(request.cursor), count: request.limit + 1 };
    const { letters, unread } = await this.mail.told(actor.email, wanted);
    const { items, next_cursor } = pageOf(letters, request.limit, ({ created_at, id }) => ({
      ...{ at: created_at.toTemporalInstant(), id },
    }));
    return { items: items.map(viewLetter), unread, next_cursor };
  }

  @Post('read')
  @Operation({ id: 'markLettersRead', summary: 'I have seen what I was told up to then', status: 204 })
  markRead(@SignedIn() actor: Actor, @Body({ schema: markLettersReadRequest }) { until }: MarkLettersReadRequest) {
    return this.mail.markRead(actor.email, until);
  }
}
