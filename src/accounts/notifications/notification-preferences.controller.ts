import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import { AccountTable } from '../account.table.js';
import type { Actor } from '../actor.js';
import { NotificationPreferenceTable } from './notification-preference.table.js';
import {
  type NotificationPreferencesRequest,
  notificationPreferencesRequest,
  notificationPreferencesView,
  viewPreferences,
} from './notification-preferences.view.js';

@ApiTags('Accounts')
@Controller('api/v1/me/notification-preferences')
export class NotificationPreferencesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  @Get()
  @Operation({
    id: 'readNotificationPreferences',
    summary: 'What I want to be written about, how and when',
    answer: notificationPreferencesView,
  })
  async read(@SignedIn() actor: Actor) {
    return viewPreferences(
      await this.database.transaction((tx) => new NotificationPreferenceTable(tx).of(actor.userId)),
    );
  }

  @Put()
  @Operation({
    id: 'setNotificationPreferences',
    summary: 'Choose what I want to be written about, how and when',
    description:
      'What is left out stays as it was. What is not wanted by letter is told on this site all the same. Some letters always come: about signing in, money that is owed, tasks, and what the law asks for.',
    answer: notificationPreferencesView,
  })
  async set(
    @SignedIn() actor: Actor,
    @Body({ schema: notificationPreferencesRequest })
    { quiet_hours: quiet, digest_at: digestAt, ...choices }: NotificationPreferencesRequest,
  ) {
    const chosen = { choices, ...(quiet !== undefined && { quiet }), ...(digestAt !== undefined && { digestAt }) };
    return viewPreferences(
      await this.database.transaction(async (tx) => {
        const preferences = new NotificationPreferenceTable(tx);
        await preferences.set(actor.userId, chosen, this.clock.now());
        const { email } = await new AccountTable(tx).person(actor.userId);
        await this.mail.hoursChanged(tx, email);
        return preferences.of(actor.userId);
      }),
    );
  }
}
