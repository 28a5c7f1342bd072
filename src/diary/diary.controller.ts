import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, permit, SignedIn } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { relationsToDiary } from './diary.js';
import { readDiary } from './diary-reading.table.js';
import { diaryView, viewDiary, withoutTitles } from './diary.view.js';

/** Its changes are served by the bookings, because they may leave sessions outside open time. */
@ApiTags('Diary')
@Controller('api/v1/experts/:id/diary')
export class DiaryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    id: 'readDiary',
    summary: 'Hours, overrides, travel, limits and time off to come',
    answer: diaryView,
    refusals: ['not-found'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    const diary = await this.database.transaction((tx) => readDiary(tx, id, this.clock.now()));
    const relations = relationsToDiary(actor, diary.user_id);
    permit('readDiary', relations, 'adviser');
    return viewDiary(id, relations.includes('adviser') ? diary : withoutTitles(diary));
  }
}
