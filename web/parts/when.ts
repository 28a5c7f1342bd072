/**
 * Days and times in the reader's words. Browsers know no Welsh dates (Chromium writes `2026 M11`), so Welsh names stand here,
 * and what is put together of them is put together here: `Iau 3 Rhag`, `Dydd Iau 3 Rhagfyr 2026`.
 */
const welsh = {
  weekdays: 'Dydd Sul,Dydd Llun,Dydd Mawrth,Dydd Mercher,Dydd Iau,Dydd Gwener,Dydd Sadwrn'.split(','),
  weekdaysShort: 'Sul,Llun,Maw,Mer,Iau,Gwe,Sad'.split(','),
  months: 'Ionawr,Chwefror,Mawrth,Ebrill,Mai,Mehefin,Gorffennaf,Awst,Medi,Hydref,Tachwedd,Rhagfyr'.split(','),
  monthsShort: 'Ion,Chwe,Maw,Ebr,Mai,Meh,Gor,Aws,Med,Hyd,Tach,Rhag'.split(','),
};
const inEnglish = {
  weekday: (day: Date, length: 'long' | 'short') => english(day, { weekday: length }),
  month: (day: Date, length: 'long' | 'short') => english(day, { month: length }),
};
const inWelsh = {
  weekday: (day: Date, length: 'long' | 'short') =>
    (length === 'long' ? welsh.weekdays : welsh.weekdaysShort)[day.getUTCDay()] ?? '',
  month: (day: Date, length: 'long' | 'short') =>
    (length === 'long' ? welsh.months : welsh.monthsShort)[day.getUTCMonth()] ?? '',
};

function english(day: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(day);
}

function names(locale: string) {
  return locale === 'cy' ? inWelsh : inEnglish;
}

/** Noon of `2026-12-03`, which is that day in every zone that matters here. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** `2026-12-03`, the day of an instant in a zone. */
export function dayIn(zone: string, instant: string | Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}

/** The last day before an instant: of what ends at midnight the day that is over then. */
export function lastDayIn(zone: string, end: string): string {
  return dayIn(zone, new Date(Date.parse(end) - 1));
}

/** `Thursday`, `Thu` */
export function weekdayName(day: string, locale: string, length: 'long' | 'short'): string {
  return names(locale).weekday(noonOf(day), length);
}

/** `Thu 3 Dec` */
export function shortDay(day: string, locale: string): string {
  const at = noonOf(day);
  return `${names(locale).weekday(at, 'short')} ${at.getUTCDate()} ${names(locale).month(at, 'short')}`;
}

/** `Thursday 3 December 2026` */
export function longDay(day: string, locale: string): string {
  return `${names(locale).weekday(noonOf(day), 'long')} ${date(day, locale)}`;
}

/** `3 December 2026` */
export function date(day: string, locale: string): string {
  const at = noonOf(day);
  return `${at.getUTCDate()} ${names(locale).month(at, 'long')} ${at.getUTCFullYear()}`;
}

/** `December 2026`, of `2026-12` */
export function monthName(month: string, locale: string): string {
  const at = noonOf(`${month}-01`);
  return `${names(locale).month(at, 'long')} ${at.getUTCFullYear()}`;
}

/** `14:30` */
export function timeIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** `Thursday 3 December, 14:30` */
export function dayAndTime(zone: string, instant: string, locale: string): string {
  const day = dayIn(zone, instant);
  const at = noonOf(day);
  const { weekday, month } = names(locale);
  return `${weekday(at, 'long')} ${at.getUTCDate()} ${month(at, 'long')}, ${timeIn(zone, instant)}`;
}

/** Every day of a month and of the weeks that it begins and ends in, weeks from Monday. */
export function weeksOf(month: string): string[][] {
  const day = noonOf(`${month}-01`);
  day.setUTCDate(1 - ((day.getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  do {
    weeks.push(
      Array.from({ length: 7 }, () => {
        const text = day.toISOString().slice(0, 10);
        day.setUTCDate(day.getUTCDate() + 1);
        return text;
      }),
    );
  } while (day.toISOString().startsWith(month));
  return weeks;
}

/** `2027-01` of `2026-12` and 1. */
export function monthAfter(month: string, months: number): string {
  const day = noonOf(`${month}-15`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 7);
}
