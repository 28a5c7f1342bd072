import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { expertView, ReadExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { orphansView } from '../groups/group-session.view.js';
import { ChangeExpertState } from './change-expert-state.action.js';
import {
  type ChangeExpertStateRequest,
  changeExpertStateRequest,
  type SuspendExpertRequest,
  suspendExpertRequest,
} from './pause.request.js';

@ApiTags('Experts')
@Controller('api/v1/experts/:id')
export class ExpertStatesController {
  constructor(
    private readonly changeExpertState: ChangeExpertState,
    private readonly readExpert: ReadExpert,
  ) {}

  @Get('pause-preview')
  @Operation({
    id: 'previewPause',
    summary: 'Which sessions are booked, asked for or held, before one pauses',
    answer: orphansView,
    refusals: ['not-found', 'not-allowed'],
  })
  preview(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.changeExpertState.preview(actor, id);
  }

  @Put('state')
  @Operation({
    id: 'changeExpertState',
    summary: 'Pause, or go live again',
    description:
      'Once a steward has approved the profile. A paused adviser is not found and not booked; with sessions ahead, say what becomes of them.',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'profile-state', 'profile-suspended', 'profile-not-ready', 'would-orphan'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: changeExpertStateRequest }) body: ChangeExpertStateRequest,
  ) {
    await this.changeExpertState.run(actor, id, body);
    return this.readExpert.run(actor, id);
  }

  @Put('suspension')
  @Operation({
    id: 'suspendExpert',
    summary: 'Suspend an adviser: paused until a steward lifts it',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'profile-state', 'would-orphan'],
  })
  async suspend(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: suspendExpertRequest }) body: SuspendExpertRequest,
  ) {
    await this.changeExpertState.suspend(actor, id, body);
    return this.readExpert.run(actor, id);
  }
}
