import { z } from 'zod';
import { meetingModes, type MeetingMode } from '../../experts/index.js';
import { howOf, type Meeting } from './meeting.js';
import { placeView } from './meeting-settings.view.js';

export const meetingView = z
  .object({
    mode: z.enum(meetingModes),
    how: z
      .enum(['generated', 'link', 'adviser-calls', 'client-calls', 'place'])
      .nullable()
      .meta({ description: 'Null where the adviser has not said yet.' }),
    url: z.string().nullable().meta({ description: 'What a video session opens.' }),
    number: z.string().nullable().meta({ description: 'On which the client calls.' }),
    client_number: z.string().nullable().meta({ description: 'On which the adviser calls; the adviser’s to see.' }),
    place: placeView.nullable(),
  })
  .meta({ id: 'Meeting' });

export function viewMeeting(meeting: Meeting, mode: MeetingMode): z.output<typeof meetingView> {
  const { url, number, clientNumber, place } = meeting;
  return { mode, how: howOf(meeting, mode), url, number, client_number: clientNumber, place };
}
