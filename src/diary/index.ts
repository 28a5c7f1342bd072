/** Whose time is whose: hours, time off, what is taken, and which starts that leaves. */
export { type BusyTime, readBusyTimes } from './busy-times.table.js';
export {
  type DiaryPages,
  explainStarts,
  horizonDays,
  isSlot,
  type OfferTerms,
  pagesReach,
  relationsToDiary,
  slotsOf,
  timesOf,
  windowKinds,
} from './diary.js';
export { type DiaryChange, orphansOf } from './diary-change.js';
export { DiaryModule } from './diary.module.js';
export { readPages } from './diary-pages.table.js';
export { readDiary } from './diary-reading.table.js';
export * from './diary.request.js';
export { Diary, slotTaken, zoneOf } from './diary.table.js';
export { type Clash, clashesOf, ImportedTimeTable, mostSources } from './imported-time.table.js';
export { diaryView, viewDiary } from './diary.view.js';
export { checkFreeTime } from './free-time.table.js';
export type { WeeklyHours } from './open-windows.js';
export type { Travel } from './whereabouts.js';
