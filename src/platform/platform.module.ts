import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { Database } from './database.js';
import { HealthController } from './health.controller.js';
import { ForgetIdempotencyKeys } from './http/forget-idempotency-keys.job.js';
import { PersonalAnswers } from './http/personal-answers.table.js';
import { Jobs } from './jobs.js';
import { PersonalData } from './personal-data.js';
import { PublicWeb } from './public-web.js';
import { Retention } from './retention.js';
import { SealedText } from './sealed-text.js';

/** Plumbing to the world: settings, time, Postgres, jobs. */
@Global()
@Module({})
export class PlatformModule {
  static for(config: Config, clock: Clock, source: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: DataSource, useValue: source },
        { provide: PublicWeb, useFactory: () => new PublicWeb(config.reachesOwnMachine) },
        { provide: SealedText, useFactory: () => new SealedText(config.authSecret ?? '') },
        Database,
        Jobs,
        PersonalData,
        Retention,
        ForgetIdempotencyKeys,
        PersonalAnswers,
      ],
      exports: [CONFIG, Clock, Database, Jobs, PersonalData, PublicWeb, Retention, SealedText],
    };
  }
}
