/** Calendars of other programs: what ours tell them, and what they say is taken. */
export { CalendarModule } from './calendar.module.js';
