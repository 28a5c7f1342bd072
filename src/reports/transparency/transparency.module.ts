import { Module } from '@nestjs/common';
import { ReadFigureRows } from './read-figure-rows.action.js';
import { ReadTransparency } from './read-transparency.action.js';
import { TransparencyController } from './transparency.controller.js';

@Module({ controllers: [TransparencyController], providers: [ReadFigureRows, ReadTransparency] })
export class TransparencyModule {}
