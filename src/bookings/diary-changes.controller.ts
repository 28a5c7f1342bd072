import { Body, Controller, Delete, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, type OperationId, SignedIn } from '../accounts/index.js';
import {
  dateParameter,
  type DiaryChange,
  diaryView,
  type LimitsRequest,
  limitsRequest,
  viewDiary,
} from '../diary/index.js';
import type { ExpertId } from '../kernel/id.js';
import { ianaZone } from '../kernel/zone.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ChangeDiary } from './change-diary.action.js';
import { orphansView } from './groups/group-session.view.js';
import {
  changeOf,
  type OrphanTerms,
  orphanTerms,
  type OverrideRequest,
  overrideRequest,
  type PreviewRequest,
  previewRequest,
  type TimeOffRequest,
  timeOffRequest,
  travelOf,
  type TravelRequest,
  travelRequest,
  type WeeklyHoursRequest,
  weeklyHoursRequest,
} from './diary-change.request.js';

@ApiTags('Diary')
@Controller('api/v1/experts/:id/diary')
export class DiaryChangesController {
  constructor(private readonly changeDiary: ChangeDiary) {}

  @Post('previews')
  @Operation({
    id: 'previewDiaryChange',
    summary: 'Which sessions a change would put outside open time',
    description:
      'Nothing is changed. The change itself is refused with `would-orphan` until it says what becomes of them.',
    answer: orphansView,
    refusals: ['not-found', 'not-allowed', 'unknown-zone'],
  })
  preview(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: previewRequest }) body: PreviewRequest,
  ) {
    return this.changeDiary.preview(actor, id, changeOf(body));
  }

  @Put('hours')
  @Operation({
    id: 'setWeeklyHours',
    summary: 'Set the weekly hours, in a zone',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'unknown-zone', 'would-orphan'],
  })
  setHours(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: weeklyHoursRequest }) body: WeeklyHoursRequest,
  ) {
    const change = { kind: 'weekly_hours', zone: ianaZone(body.zone), weekly: body.weekly } as const;
    return this.change(actor, id, 'setWeeklyHours', change, body);
  }

  @Put('limits')
  @Operation({
    id: 'setDiaryLimits',
    summary: 'The most you take on in a day and in a week',
    description: 'Sessions that are booked already stand.',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed'],
  })
  setLimits(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: limitsRequest }) body: LimitsRequest,
  ) {
    const change = {
      kind: 'limits',
      sessionsADay: body.sessions_a_day,
      minutesADay: body.minutes_a_day,
      sessionsAWeek: body.sessions_a_week,
      minutesAWeek: body.minutes_a_week,
    } as const;
    return this.change(actor, id, 'setDiaryLimits', change);
  }

  @Put('overrides/:date')
  @Operation({
    id: 'setDateOverride',
    summary: 'Other hours on one date, or none',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries', 'would-orphan'],
  })
  setOverride(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('date', { schema: dateParameter }) date: string,
    @Body({ schema: overrideRequest }) body: OverrideRequest,
  ) {
    return this.change(actor, id, 'setDateOverride', { kind: 'override', date, windows: body.windows }, body);
  }

  @Delete('overrides/:date')
  @Operation({
    id: 'removeDateOverride',
    summary: 'Back to the weekday’s hours',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'would-orphan'],
  })
  removeOverride(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('date', { schema: dateParameter }) date: string,
    @Query({ schema: orphanTerms }) terms: OrphanTerms,
  ) {
    return this.change(actor, id, 'removeDateOverride', { kind: 'override_removal', date }, terms);
  }

  @Post('time-off')
  @Idempotent()
  @Operation({
    id: 'takeTimeOff',
    summary: 'Be away',
    status: 201,
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries', 'would-orphan'],
  })
  takeTimeOff(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: timeOffRequest }) body: TimeOffRequest,
  ) {
    const { start, end, reason } = body;
    return this.change(actor, id, 'takeTimeOff', { kind: 'time_off', start, end, reason }, body);
  }

  @Delete('time-off/:timeOffId')
  @Operation({
    id: 'removeTimeOff',
    summary: 'Be there after all',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'time-off-imported'],
  })
  removeTimeOff(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('timeOffId', { schema: idParameter }) timeOffId: string,
  ) {
    return this.change(actor, id, 'removeTimeOff', { kind: 'time_off_removal', id: timeOffId });
  }

  @Post('travels')
  @Idempotent()
  @Operation({
    id: 'planTravel',
    summary: 'Be in another zone for a while',
    description: 'The weekly hours and the overrides of these dates are then read from the clock there.',
    status: 201,
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'unknown-zone', 'too-many-entries', 'travel-overlaps', 'would-orphan'],
  })
  planTravel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: travelRequest }) body: TravelRequest,
  ) {
    return this.change(actor, id, 'planTravel', travelOf(body), body);
  }

  @Delete('travels/:travelId')
  @Operation({
    id: 'removeTravel',
    summary: 'Stay where you are after all',
    answer: diaryView,
    refusals: ['not-found', 'not-allowed', 'would-orphan'],
  })
  removeTravel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('travelId', { schema: idParameter }) travelId: string,
    @Query({ schema: orphanTerms }) terms: OrphanTerms,
  ) {
    return this.change(actor, id, 'removeTravel', { kind: 'travel_removal', id: travelId }, terms);
  }

  private async change(actor: Actor, id: ExpertId, operation: OperationId, change: DiaryChange, terms?: OrphanTerms) {
    return viewDiary(id, await this.changeDiary.run(actor, id, operation, change, terms));
  }
}
