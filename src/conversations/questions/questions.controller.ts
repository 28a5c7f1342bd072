import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ConversationId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { conversationView } from '../conversation.view.js';
import { ReadConversations } from '../read-conversations.action.js';
import { CloseQuestion } from './close-question.action.js';
import { type DeclineQuestionRequest, declineQuestionRequest } from './question.request.js';

@ApiTags('Conversations')
@Controller('api/v1/questions/:id')
export class QuestionsController {
  constructor(
    private readonly readConversations: ReadConversations,
    private readonly closeQuestion: CloseQuestion,
  ) {}

  @Get()
  @Operation({
    id: 'readQuestion',
    summary: 'A question before booking, and what became of it',
    answer: conversationView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ConversationId) {
    return this.readConversations.question(actor, id);
  }

  @Post('closure')
  @Idempotent()
  @Operation({
    id: 'closeQuestion',
    summary: 'Close a question in which all is said',
    answer: conversationView,
    refusals: ['not-found', 'not-allowed', 'conversation-closed'],
  })
  async close(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ConversationId) {
    await this.closeQuestion.run(actor, id);
    return this.readConversations.question(actor, id);
  }

  @Post('refusal')
  @Idempotent()
  @Operation({
    id: 'declineQuestion',
    summary: 'Decline a question that I was asked, and say why',
    answer: conversationView,
    refusals: ['not-found', 'not-allowed', 'conversation-closed'],
  })
  async decline(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ConversationId,
    @Body({ schema: declineQuestionRequest }) body: DeclineQuestionRequest,
  ) {
    await this.closeQuestion.decline(actor, id, body);
    return this.readConversations.question(actor, id);
  }
}
