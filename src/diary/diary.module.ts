import { Module } from '@nestjs/common';
import { DiaryController } from './diary.controller.js';
import { PersonalDiary } from './personal-diary.table.js';
import { RollFreeTimeForward } from './roll-free-time-forward.job.js';

@Module({ controllers: [DiaryController], providers: [RollFreeTimeForward, PersonalDiary] })
export class DiaryModule {}
