import { z } from 'zod';
import type { MeetingSettings } from './meeting-settings.js';

export const placeView = z
  .object({ address: z.string(), directions: z.string(), access: z.string() })
  .meta({ id: 'MeetingPlace' });

export const meetingSettingsView = z
  .object({
    video: z.object({ how: z.enum(['generated', 'link']), url: z.string().nullable() }),
    phone: z.object({ how: z.enum(['adviser-calls', 'client-calls']), number: z.string().nullable() }),
    in_person: placeView.nullable(),
  })
  .meta({ id: 'MeetingSettings' });

export function viewMeetingSettings({ url, number, place }: MeetingSettings): z.output<typeof meetingSettingsView> {
  return {
    video: { how: url === null ? 'generated' : 'link', url },
    phone: { how: number === null ? 'adviser-calls' : 'client-calls', number },
    in_person: place,
  };
}
