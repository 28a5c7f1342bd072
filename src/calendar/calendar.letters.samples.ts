import type { Samples } from '../mail/index.js';
import { unreadCalendarLetter } from './busy/busy.letters.js';

export const calendarSamples: Samples = {
  'calendar-unread': ({ name, language }, baseUrl) =>
    unreadCalendarLetter(language, { name, calendar: 'Google', url: `${baseUrl}/advising/calendars` }),
};
