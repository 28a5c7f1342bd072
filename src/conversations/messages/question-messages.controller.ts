import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ConversationId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListMessagesRequest,
  listMessagesRequest,
  type MarkReadRequest,
  markReadRequest,
  type WriteMessageRequest,
  writeMessageRequest,
} from './message.request.js';
import { markView, messagesView, messageView } from './message.view.js';
import { ReadMessages } from './read-messages.action.js';
import { WriteMessage } from './write-message.action.js';

@ApiTags('Conversations')
@Controller('api/v1/questions/:id/messages')
export class QuestionMessagesController {
  constructor(
    private readonly readMessages: ReadMessages,
    private readonly writeMessage: WriteMessage,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'writeQuestionMessage',
    summary: 'Write to the other side of a question',
    description: 'It is mailed to them too. At most 60 an hour for each person.',
    status: 201,
    answer: messageView,
    refusals: ['not-found', 'not-allowed', 'conversation-closed', 'conversation-full'],
  })
  write(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ConversationId,
    @Body({ schema: writeMessageRequest }) body: WriteMessageRequest,
  ) {
    return this.writeMessage.run(actor, { kind: 'question', id }, body);
  }

  @Get()
  @Operation({
    id: 'listQuestionMessages',
    summary: 'What was written in a question, the newest last',
    answer: messagesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ConversationId,
    @Query({ schema: listMessagesRequest }) request: ListMessagesRequest,
  ) {
    return this.readMessages.list(actor, { kind: 'question', id }, request);
  }

  @Put('read-mark')
  @Operation({
    id: 'markQuestionRead',
    summary: 'Say up to where I have read',
    description: 'A mark never goes back.',
    answer: markView,
    refusals: ['not-found', 'not-allowed'],
  })
  mark(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ConversationId,
    @Body({ schema: markReadRequest }) body: MarkReadRequest,
  ) {
    return this.readMessages.mark(actor, { kind: 'question', id }, body);
  }
}
