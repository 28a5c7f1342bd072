import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../platform/http/operation.js';
import { SignedIn } from './access.guard.js';
import { type ChangeMeRequest, changeMeRequest } from './account.request.js';
import { meView, viewMe } from './account.view.js';
import type { Actor } from './actor.js';
import { ChangeMe } from './change-me.action.js';

@ApiTags('Accounts')
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly changeMe: ChangeMe) {}

  @Get()
  @Operation({ id: 'readMe', summary: 'Who am I, and for whom do I act?', answer: meView })
  read(@SignedIn() actor: Actor) {
    return viewMe(actor);
  }

  @Patch()
  @Operation({
    id: 'changeMe',
    summary: 'Change my name, language or zone',
    answer: meView,
    refusals: ['unknown-zone'],
  })
  async change(@SignedIn() actor: Actor, @Body({ schema: changeMeRequest }) body: ChangeMeRequest) {
    return viewMe(await this.changeMe.run(actor, body));
  }
}
