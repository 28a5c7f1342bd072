import { Module } from '@nestjs/common';
import { NeedsController } from './needs.controller.js';
import { ReadNeeds } from './read-needs.action.js';

@Module({ controllers: [NeedsController], providers: [ReadNeeds] })
export class NeedsModule {}
