/** Answers hold instants; a reader in the United Kingdom wants to see the time on the wall there. */
const reader = 'Europe/London';

/** "Tuesday 1 December 2026". */
export function day(instant: string): string {
  const date = inUkTime(instant).toPlainDate();
  const name = (options: Intl.DateTimeFormatOptions) => date.toLocaleString('en-GB', options);
  return `${name({ weekday: 'long' })} ${date.day} ${name({ month: 'long' })} ${date.year}`;
}

/** "09:00". */
export function clockTime(instant: string): string {
  return inUkTime(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "Tuesday 1 December 2026, 09:00 (UK time)". */
export function moment(instant: string): string {
  return `${day(instant)}, ${clockTime(instant)} (UK time)`;
}

/** "Tuesday 1 December 2026, 09:00 to 09:30 (UK time)". */
export function period({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${day(start)}, ${clockTime(start)} to ${clockTime(end)} (UK time)`;
}

export function isBefore(one: string, other: string): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/** An instant's place on the wall: ISO weekday, and hours with fractions. */
export function onTheWall(instant: string): { weekday: number; hours: number } {
  const { dayOfWeek, hour, minute } = inUkTime(instant);
  return { weekday: dayOfWeek, hours: hour + minute / 60 };
}

/** The first such weekday (ISO: 1 is Monday) that is at least some days ahead, from midnight, UK time. */
export function nextWeekday(weekday: number, daysAhead: number): Temporal.ZonedDateTime {
  const earliest = Temporal.Now.zonedDateTimeISO(reader).startOfDay().add({ days: daysAhead });
  return earliest.add({ days: (weekday - earliest.dayOfWeek + 7) % 7 });
}

/** Times as a diary shows them: a line a day. */
export function timetable(instants: readonly string[]): string[] {
  const days = Map.groupBy(instants, day);
  const widest = Math.max(...[...days.keys()].map((name) => name.length));
  return [...days].map(([name, starts]) => `${name.padEnd(widest)}  ${starts.map(clockTime).join('  ')}`);
}

function inUkTime(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(reader);
}
