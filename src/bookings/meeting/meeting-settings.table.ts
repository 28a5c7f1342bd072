import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { type MeetingSettings, type Place, unlessSaid } from './meeting-settings.js';

interface Row extends Omit<MeetingSettings, 'place'>, Omit<Place, 'address'> {
  readonly address: string | null;
}

export class MeetingSettingsTable {
  constructor(private readonly tx: Transaction) {}

  async of(expertId: ExpertId): Promise<MeetingSettings> {
    const rows: Row[] = await this.tx.query(
      'SELECT url, number, address, directions, access FROM meeting_settings WHERE expert_id = $1',
      [expertId],
    );
    return rows[0] ? settingsOf(rows[0]) : unlessSaid;
  }

  async set(expertId: ExpertId, { url, number, place }: MeetingSettings, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO meeting_settings (expert_id, url, number, address, directions, access, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (expert_id) DO UPDATE SET url = EXCLUDED.url, number = EXCLUDED.number, address = EXCLUDED.address,
         directions = EXCLUDED.directions, access = EXCLUDED.access, set_at = EXCLUDED.set_at`,
      [
        ...[expertId, url, number],
        ...[place?.address ?? null, place?.directions ?? '', place?.access ?? '', now.toString()],
      ],
    );
  }
}

function settingsOf({ url, number, address, directions, access }: Row): MeetingSettings {
  return { url, number, place: address === null ? null : { address, directions, access } };
}
