import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { AskForErasure } from './ask-for-erasure.action.js';
import { type AskForErasureRequest, askForErasureRequest } from './erasure.request.js';
import { erasurePreviewView, erasureView, viewErasure } from './erasure.view.js';
import { PreviewErasure } from './preview-erasure.action.js';

@ApiTags('Privacy')
@Controller('api/v1/me')
export class ErasureController {
  constructor(
    private readonly previewErasure: PreviewErasure,
    private readonly askForErasure: AskForErasure,
  ) {}

  @Get('erasure-preview')
  @Operation({
    id: 'previewErasure',
    summary: 'What an erasure would take away, what would stay and why, and what stands in its way',
    answer: erasurePreviewView,
  })
  preview(@SignedIn() actor: Actor) {
    return this.previewErasure.run(actor);
  }

  @Post('erasure')
  @Idempotent()
  @Operation({
    id: 'askForErasure',
    summary: 'Ask to be erased',
    description:
      'Look at the preview first. It is done seven days later, or as the policy `retention` says, and can be withdrawn until then.',
    status: 201,
    answer: erasureView,
    refusals: ['erasure-standing', 'erasure-hindered'],
  })
  async ask(@SignedIn() actor: Actor, @Body({ schema: askForErasureRequest }) body: AskForErasureRequest) {
    return viewErasure(await this.askForErasure.run(actor, body));
  }

  @Get('erasure')
  @Operation({
    id: 'readErasure',
    summary: 'The erasure that I asked for',
    answer: erasureView,
    refusals: ['not-found'],
  })
  async read(@SignedIn() actor: Actor) {
    return viewErasure(await this.previewErasure.standing(actor));
  }

  @Delete('erasure')
  @Operation({ id: 'withdrawErasure', summary: 'Stay after all', status: 204, refusals: ['not-found'] })
  withdraw(@SignedIn() actor: Actor) {
    return this.askForErasure.withdraw(actor);
  }
}
