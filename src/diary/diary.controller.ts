import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, permit, SignedIn } from '../accounts/index.js';
import { type ExpertId, newId } from '../kernel/id.js';
import { ianaZone } from '../kernel/zone.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ChangeDiary, relationsToDiary } from './change-diary.action.js';
import { readDiary } from './diary-reading.table.js';
import {
  dateParameter,
  type OverrideRequest,
  overrideRequest,
  type TimeOffRequest,
  timeOffRequest,
  type WeeklyHoursRequest,
  weeklyHoursRequest,
} from './diary.request.js';
import { diaryView, viewDiary } from './diary.view.js';

@ApiTags('Diary')
@Controller('api/v1/experts/:id/diary')
export class DiaryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changeDiary: ChangeDiary,
  ) {}

  @Get()
  @Operation({
    id: 'readDiary',
    summary: 'Hours, overrides and time off to come',
    answer: diaryView,
    refusals: ['not-found'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    const diary = await this.database.transaction((tx) => readDiary(tx, id, this.clock.now()));
    permit('readDiary', relationsToDiary(actor, diary.user_id), 'adviser');
    return viewDiary(id, diary);
  }

  @Put('hours')
  @Operation({
    id: 'setWeeklyHours',
    summary: 'Set the weekly hours, in a zone',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'unknown-zone'],
  })
  async setHours(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: weeklyHoursRequest }) body: WeeklyHoursRequest,
  ) {
    const zone = ianaZone(body.zone);
    return viewDiary(
      id,
      await this.changeDiary.run(actor, id, 'setWeeklyHours', (diary, now) =>
        diary.setWeeklyHours(zone, body.weekly, now),
      ),
    );
  }

  @Put('overrides/:date')
  @Operation({
    id: 'setDateOverride',
    summary: 'Other hours on one date, or none',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async setOverride(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('date', { schema: dateParameter }) date: string,
    @Body({ schema: overrideRequest }) body: OverrideRequest,
  ) {
    return viewDiary(
      id,
      await this.changeDiary.run(actor, id, 'setDateOverride', (diary, now) =>
        diary.setOverride(date, body.windows, now),
      ),
    );
  }

  @Delete('overrides/:date')
  @Operation({
    id: 'removeDateOverride',
    summary: 'Back to the weekday’s hours',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed'],
  })
  async removeOverride(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('date', { schema: dateParameter }) date: string,
  ) {
    return viewDiary(
      id,
      await this.changeDiary.run(actor, id, 'removeDateOverride', (diary, now) => diary.removeOverride(date, now)),
    );
  }

  @Post('time-off')
  @Idempotent()
  @Operation({
    id: 'takeTimeOff',
    summary: 'Be away',
    description: 'Sessions that are booked already stand.',
    status: 201,
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async takeTimeOff(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: timeOffRequest }) body: TimeOffRequest,
  ) {
    return viewDiary(
      id,
      await this.changeDiary.run(actor, id, 'takeTimeOff', (diary, now) =>
        diary.addTimeOff({ id: newId(), ...body }, now),
      ),
    );
  }

  @Delete('time-off/:timeOffId')
  @Operation({
    id: 'removeTimeOff',
    summary: 'Be there after all',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed'],
  })
  async removeTimeOff(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('timeOffId', { schema: idParameter }) timeOffId: string,
  ) {
    return viewDiary(
      id,
      await this.changeDiary.run(actor, id, 'removeTimeOff', (diary, now) => diary.removeTimeOff(timeOffId, now)),
    );
  }
}
