/** Calendars: those that others subscribe to, and those of advisers that say when they are busy elsewhere. */
export { CalendarModule } from './calendar.module.js';
