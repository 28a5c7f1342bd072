import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AccessGuard, AccountsModule } from './accounts/index.js';
import { BookingsModule } from './bookings/index.js';
import { CalendarModule } from './calendar/index.js';
import { ConversationsModule } from './conversations/index.js';
import { DiaryModule } from './diary/index.js';
import { ExpertsModule } from './experts/index.js';
import { IntakeModule } from './intake/index.js';
import { LedgerModule } from './ledger/index.js';
import { MailModule } from './mail/index.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { ValidationPipe } from './platform/http/validation.pipe.js';
import { logging } from './platform/logging.js';
import { PaymentsModule } from './payments/index.js';
import { PayoutsModule } from './payouts/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { PoliciesModule } from './policies/index.js';
import { PlaygroundModule } from './playground/index.js';
import { ReportsModule } from './reports/index.js';
import { VouchersModule } from './vouchers/index.js';
import { WebhooksModule } from './webhooks/index.js';

@Module({})
export class AppModule {
  static for(config: Config, clock: Clock, source: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logging(config)),
        PlatformModule.for(config, clock, source),
        MailModule,
        AccountsModule,
        PoliciesModule,
        DiaryModule,
        ExpertsModule,
        LedgerModule,
        PaymentsModule,
        PayoutsModule,
        VouchersModule,
        IntakeModule,
        BookingsModule,
        ConversationsModule,
        CalendarModule,
        ReportsModule,
        WebhooksModule,
        ...(config.playground ? [PlaygroundModule] : []),
      ],
      providers: [
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
