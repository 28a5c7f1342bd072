import { Module } from '@nestjs/common';
import { ChangeDiary } from './change-diary.action.js';
import { DiaryController } from './diary.controller.js';
import { RollFreeTimeForward } from './roll-free-time-forward.job.js';

@Module({ controllers: [DiaryController], providers: [ChangeDiary, RollFreeTimeForward] })
export class DiaryModule {}
