import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { NotificationPreferenceTable } from './notification-preference.table.js';
import type { NotificationPreferences } from './notification-preferences.js';
import { notificationPreferencesView } from './notification-preferences.view.js';

@ApiTags('Accounts')
@Controller('api/v1/me/notification-preferences')
export class NotificationPreferencesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    id: 'readNotificationPreferences',
    summary: 'What I want to be written about',
    answer: notificationPreferencesView,
  })
  read(@SignedIn() actor: Actor) {
    return this.database.transaction((tx) => new NotificationPreferenceTable(tx).of(actor.userId));
  }

  @Put()
  @Operation({
    id: 'setNotificationPreferences',
    summary: 'Choose what I want to be written about',
    answer: notificationPreferencesView,
  })
  async set(
    @SignedIn() actor: Actor,
    @Body({ schema: notificationPreferencesView }) preferences: NotificationPreferences,
  ) {
    const now = this.clock.now();
    await this.database.transaction((tx) => new NotificationPreferenceTable(tx).set(actor.userId, preferences, now));
    return preferences;
  }
}
