import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  positionParameter,
  type SignPlanRequest,
  signPlanRequest,
  type TickItemRequest,
  tickItemRequest,
  type WritePlanRequest,
  writePlanRequest,
} from './action-plan.request.js';
import { actionPlanView } from './action-plan.view.js';
import { WriteActionPlan } from './write-action-plan.action.js';

@ApiTags('Sessions')
@Controller('api/v1/bookings/:id/action-plan')
export class ActionPlansController {
  constructor(private readonly writeActionPlan: WriteActionPlan) {}

  @Get()
  @Operation({
    id: 'readActionPlan',
    summary: 'What both sides mean to do after a session',
    answer: actionPlanView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.writeActionPlan.read(actor, id);
  }

  @Put()
  @Operation({
    id: 'writeActionPlan',
    summary: 'Write the action plan, or change it',
    description:
      'Either side may. A change voids the signatures. Whoever changes a version that is not the newest is shown the newest.',
    answer: actionPlanView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'plan-changed', 'too-many-entries'],
  })
  write(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: writePlanRequest }) body: WritePlanRequest,
  ) {
    return this.writeActionPlan.run(actor, id, body);
  }

  @Post('signature')
  @Idempotent()
  @Operation({
    id: 'signActionPlan',
    summary: 'Sign the action plan for my side',
    status: 201,
    answer: actionPlanView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'plan-changed'],
  })
  sign(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: signPlanRequest }) body: SignPlanRequest,
  ) {
    return this.writeActionPlan.sign(actor, id, body);
  }

  @Put('items/:position/completion')
  @Operation({
    id: 'tickActionItem',
    summary: 'Tick an item off, or take that back',
    description: 'Either side may, and signatures stay.',
    answer: actionPlanView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'plan-changed'],
  })
  tick(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Param('position', { schema: positionParameter }) position: number,
    @Body({ schema: tickItemRequest }) body: TickItemRequest,
  ) {
    return this.writeActionPlan.tick(actor, id, position, body);
  }
}
