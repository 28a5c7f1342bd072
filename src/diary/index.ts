/** Whose time is whose: hours, time off, what is taken, and which starts that leaves. */
export { bookingBounds } from './booking-bounds.js';
export { type DiaryPages, isSlot, type OfferTerms, slotsOf, timesOf } from './diary.js';
export { DiaryModule } from './diary.module.js';
export { Diary, freeTimesFromScratch, readPages, slotTaken, zoneOf } from './diary.table.js';
export { checkFreeTime } from './free-time.table.js';
export { slotReach } from './open-slots.js';
export type { WeeklyHours } from './open-windows.js';
