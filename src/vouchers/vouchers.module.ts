import { Module } from '@nestjs/common';
import { ProgrammesModule } from './programmes/programmes.module.js';

@Module({ imports: [ProgrammesModule], controllers: [], providers: [] })
export class VouchersModule {}
