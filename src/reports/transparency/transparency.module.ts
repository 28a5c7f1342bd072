import { Module } from '@nestjs/common';
import { ReadTransparency } from './read-transparency.action.js';
import { TransparencyController } from './transparency.controller.js';

@Module({ controllers: [TransparencyController], providers: [ReadTransparency] })
export class TransparencyModule {}
