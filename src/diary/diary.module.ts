import { Module } from '@nestjs/common';
import { DiaryController } from './diary.controller.js';
import { RollFreeTimeForward } from './roll-free-time-forward.job.js';

@Module({ controllers: [DiaryController], providers: [RollFreeTimeForward] })
export class DiaryModule {}
