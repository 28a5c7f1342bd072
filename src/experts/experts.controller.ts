import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ChangeExpert } from './change-expert.action.js';
import { CreateExpert } from './create-expert.action.js';
import {
  type ChangeExpertRequest,
  changeExpertRequest,
  type CreateExpertRequest,
  createExpertRequest,
} from './expert.request.js';
import { expertView } from './expert.view.js';
import { ReadExpert } from './read-expert.action.js';

@ApiTags('Experts')
@Controller('api/v1/experts')
export class ExpertsController {
  constructor(
    private readonly readExpert: ReadExpert,
    private readonly createExpert: CreateExpert,
    private readonly changeExpert: ChangeExpert,
  ) {}

  @Get(':id')
  @Operation({
    id: 'readExpert',
    summary: 'An adviser and what can be booked',
    answer: expertView,
    refusals: ['not-found'],
  })
  read(@MaybeSignedIn() actor: Actor | undefined, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readExpert.run(actor, id);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'createExpert',
    summary: 'Become an adviser: a draft profile and an empty diary',
    status: 201,
    answer: expertView,
    refusals: ['already-an-expert', 'unknown-zone'],
  })
  async create(@SignedIn() actor: Actor, @Body({ schema: createExpertRequest }) body: CreateExpertRequest) {
    const { id } = await this.createExpert.run(actor, body);
    return this.readExpert.run(actor, id);
  }

  @Patch(':id')
  @Operation({
    id: 'changeExpert',
    summary: 'Change my profile',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'profile-not-ready'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: changeExpertRequest }) body: ChangeExpertRequest,
  ) {
    await this.changeExpert.run(actor, id, body);
    return this.readExpert.run(actor, id);
  }
}
