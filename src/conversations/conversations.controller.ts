import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import { Operation } from '../platform/http/operation.js';
import { type ListConversationsRequest, listConversationsRequest } from './conversation.request.js';
import { conversationsView } from './conversation.view.js';
import { ReadConversations } from './read-conversations.action.js';

@ApiTags('Conversations')
@Controller('api/v1/conversations')
export class ConversationsController {
  constructor(private readonly readConversations: ReadConversations) {}

  @Get()
  @Operation({
    id: 'listConversations',
    summary: 'My conversations, the latest first, with what is unread in each',
    answer: conversationsView,
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listConversationsRequest }) request: ListConversationsRequest) {
    return this.readConversations.list(actor, request);
  }
}
