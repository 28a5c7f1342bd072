import { Module } from '@nestjs/common';
import { AwardsModule } from './awards/awards.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';

@Module({ imports: [ProgrammesModule, AwardsModule], controllers: [], providers: [] })
export class VouchersModule {}
