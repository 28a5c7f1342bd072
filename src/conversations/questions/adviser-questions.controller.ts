import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { conversationView } from '../conversation.view.js';
import { ReadConversations } from '../read-conversations.action.js';
import { AskQuestion } from './ask-question.action.js';
import { ChangeQuestions } from './change-questions.action.js';
import { type AskQuestionRequest, askQuestionRequest } from './question.request.js';
import { blockedOrganisationsView, type QuestionSettings, questionSettingsView } from './question.view.js';

@ApiTags('Conversations')
@Controller('api/v1/experts/:id')
export class AdviserQuestionsController {
  constructor(
    private readonly askQuestion: AskQuestion,
    private readonly readConversations: ReadConversations,
    private readonly changeQuestions: ChangeQuestions,
  ) {}

  @Post('questions')
  @Idempotent()
  @Operation({
    id: 'askQuestion',
    summary: 'Ask an adviser a question before booking',
    description:
      'It is mailed to them. An organisation has one open question to an adviser; it, and each person, asks at most 5 a day.',
    status: 201,
    answer: conversationView,
    refusals: ['not-found', 'not-allowed', 'own-expertise', 'questions-closed', 'question-open', 'conversation-full'],
  })
  async ask(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: askQuestionRequest }) body: AskQuestionRequest,
  ) {
    return this.readConversations.question(actor, await this.askQuestion.run(actor, id, body));
  }

  @Get('question-settings')
  @Operation({
    id: 'readQuestionSettings',
    summary: 'Whether I take questions',
    answer: questionSettingsView,
    refusals: ['not-found', 'not-allowed'],
  })
  settings(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.changeQuestions.settings(actor, id);
  }

  @Put('question-settings')
  @Operation({
    id: 'setQuestionSettings',
    summary: 'Take questions before booking, or none',
    description: 'What was asked before stays open.',
    answer: questionSettingsView,
    refusals: ['not-found', 'not-allowed'],
  })
  set(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: questionSettingsView }) body: QuestionSettings,
  ) {
    return this.changeQuestions.set(actor, id, body);
  }

  @Get('blocked-organisations')
  @Operation({
    id: 'listBlockedOrganisations',
    summary: 'Whose questions I do not take',
    answer: blockedOrganisationsView,
    refusals: ['not-found', 'not-allowed'],
  })
  blocked(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.changeQuestions.blocked(actor, id);
  }

  @Put('blocked-organisations/:organisationId')
  @Operation({
    id: 'blockOrganisation',
    summary: 'Take no more questions from an organisation that has written to me',
    description: 'Its open question is closed. It is not told; sessions that it books stand.',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  async block(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('organisationId', { schema: idParameter }) organisationId: OrganisationId,
  ) {
    await this.changeQuestions.block(actor, id, organisationId);
  }

  @Delete('blocked-organisations/:organisationId')
  @Operation({
    id: 'unblockOrganisation',
    summary: 'Take its questions again',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  async unblock(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('organisationId', { schema: idParameter }) organisationId: OrganisationId,
  ) {
    await this.changeQuestions.unblock(actor, id, organisationId);
  }
}
