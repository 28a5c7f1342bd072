import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { MeetingSettings } from './meeting-settings.js';
import type { MeetingSettingsRequest } from './meeting.request.js';
import { MeetingSettingsTable } from './meeting-settings.table.js';

@Injectable()
export class KeepMeetingSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The adviser's alone: not even a steward reads where somebody lives. */
  read(actor: Actor, id: ExpertId): Promise<MeetingSettings> {
    return this.database.transaction(async (tx) => {
      permit('readMeetingSettings', relationsToExpert(actor, await new ExpertTable(tx).find(id)), 'adviser');
      return new MeetingSettingsTable(tx).of(id);
    });
  }

  /** For sessions that are confirmed from now on; those that are keep what was agreed. */
  set(actor: Actor, id: ExpertId, request: MeetingSettingsRequest): Promise<MeetingSettings> {
    return this.database.transaction(async (tx) => {
      permit('setMeetingSettings', relationsToExpert(actor, await new ExpertTable(tx).lock(id)), 'adviser');
      const settings = settingsFrom(request);
      await new MeetingSettingsTable(tx).set(id, settings, this.clock.now());
      return settings;
    });
  }
}

function settingsFrom({ video, phone, in_person: place }: MeetingSettingsRequest): MeetingSettings {
  return {
    url: video.how === 'link' ? video.url : null,
    number: phone.how === 'client-calls' ? phone.number : null,
    place,
  };
}
