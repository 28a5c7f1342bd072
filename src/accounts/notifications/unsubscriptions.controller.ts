import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { RefuseLetters } from './refuse-letters.action.js';
import {
  type SetUnsubscriptionRequest,
  setUnsubscriptionRequest,
  unsubscriptionParameters,
} from './unsubscription.request.js';
import { unsubscriptionView, viewUnsubscription } from './unsubscription.view.js';

const { token: tokenSchema } = unsubscriptionParameters.shape;

/** What the address at the end of a letter is good for. */
@ApiTags('Accounts')
@Controller('api/v1/unsubscriptions/:token')
export class UnsubscriptionsController {
  constructor(private readonly refuseLetters: RefuseLetters) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'readUnsubscription',
    summary: 'Which letters the address at the end of one refuses',
    answer: unsubscriptionView,
    refusals: ['not-found'],
  })
  async read(@Param('token', { schema: tokenSchema }) token: string) {
    return viewUnsubscription(await this.refuseLetters.read(token));
  }

  @Put()
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'setUnsubscription',
    summary: 'Refuse such letters, or have them again',
    description:
      'Without signing in. What is refused is told on the site all the same. Mail programs refuse by `POST /unsubscribe?token=...` (RFC 8058).',
    answer: unsubscriptionView,
    refusals: ['not-found'],
  })
  async set(
    @Param('token', { schema: tokenSchema }) token: string,
    @Body({ schema: setUnsubscriptionRequest }) { refused: isRefused, daily: isDaily }: SetUnsubscriptionRequest,
  ) {
    return viewUnsubscription(await this.refuseLetters.set(token, { isRefused, isDaily }));
  }
}
