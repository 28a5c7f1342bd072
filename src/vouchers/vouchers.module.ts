import { Module } from '@nestjs/common';
import { AwardsModule } from './awards/awards.module.js';

@Module({ imports: [AwardsModule], controllers: [], providers: [] })
export class VouchersModule {}
