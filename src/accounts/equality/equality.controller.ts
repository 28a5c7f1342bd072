import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { permit } from '../access.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { EqualityTable } from './equality.table.js';
import {
  answersOf,
  equalityAggregatesView,
  type EqualityAnswersView,
  equalityAnswersView,
  viewAnswers,
} from './equality.view.js';

@ApiTags('Equality')
@Controller('api/v1')
export class EqualityController {
  constructor(private readonly database: Database) {}

  @Get('me/equality-answers')
  @Operation({ id: 'readEqualityAnswers', summary: 'What I said about who I am', answer: equalityAnswersView })
  async read(@SignedIn() actor: Actor) {
    return viewAnswers(await this.database.transaction((tx) => new EqualityTable(tx).own(actor.userId)));
  }

  @Put('me/equality-answers')
  @Operation({
    id: 'giveEqualityAnswers',
    summary: 'Say who I am, if I care to',
    description:
      'Nobody has to. Answers are shown to nobody; they are only counted, and no count under five is told. They can be taken back at any time.',
    answer: equalityAnswersView,
  })
  async give(@SignedIn() actor: Actor, @Body({ schema: equalityAnswersView }) body: EqualityAnswersView) {
    await this.database.transaction((tx) => new EqualityTable(tx).give(actor.userId, answersOf(body)));
    return body;
  }

  @Delete('me/equality-answers')
  @Operation({ id: 'takeBackEqualityAnswers', summary: 'Take my answers back', status: 204 })
  takeBack(@SignedIn() actor: Actor) {
    return this.database.transaction((tx) => new EqualityTable(tx).takeBack(actor.userId));
  }

  @Get('equality-aggregates')
  @Operation({
    id: 'readEqualityAggregates',
    summary: 'Who advisers and clients are, as far as they said, in counts that give nobody away',
    answer: equalityAggregatesView,
    refusals: ['not-found'],
  })
  async aggregates(@SignedIn() actor: Actor) {
    permit('readEqualityAggregates', actor.steward ? ['steward'] : [], 'count');
    return { items: await this.database.transaction((tx) => new EqualityTable(tx).aggregates()) };
  }
}
