/** Where the people of the tour are. */
const zone = 'Europe/London';

/** So long before the clocks change, in whole days, the tour begins: on a Monday, as they change on a Sunday. */
const daysBefore = 20;

/** Weeks, counted from 1, around the next change of British clocks that leaves time to begin before it. */
export class Days {
  private constructor(private readonly monday: Temporal.PlainDate) {}

  static aroundNextChange(): Days {
    const soonest = Temporal.Now.zonedDateTimeISO(zone).add({ days: daysBefore + 1 });
    const change = soonest.getTimeZoneTransition('next');
    if (change === null) throw new Error(`The clocks of ${zone} do not change any more.`);
    return new Days(change.toPlainDate().subtract({ days: daysBefore }));
  }

  /** Of the beginning of a month after which five weeks have no bank holiday, so that working days are those from Monday to Friday. */
  static withoutHolidays(): Days {
    const soonest = Temporal.Now.plainDateISO(zone).add({ days: 2 });
    const mondays = [soonest.year, soonest.year + 1].flatMap((year) =>
      [2, 6, 10].map((month) => firstMonday(Temporal.PlainDate.from({ year, month, day: 1 }))),
    );
    const monday = mondays.find((each) => Temporal.PlainDate.compare(each, soonest) >= 0);
    if (!monday) throw new Error('There is no month to begin in.');
    return new Days(monday);
  }

  /** @param weekday as in ISO 8601: 1 is Monday */
  date(week: number, weekday: number): string {
    return this.on(week, weekday).toString();
  }

  /** @param time on the wall, such as 09:00 */
  at(week: number, weekday: number, time: string): Temporal.Instant {
    return this.on(week, weekday).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  }

  /** A day, from midnight to midnight. */
  whole(week: number, weekday: number): { readonly start: string; readonly end: string } {
    const [start, end] = [weekday, weekday + 1].map((day) => this.at(week, day, '00:00').toString());
    return { start: start ?? '', end: end ?? '' };
  }

  private on(week: number, weekday: number): Temporal.PlainDate {
    return this.monday.add({ weeks: week - 1, days: weekday - 1 });
  }
}

function firstMonday(first: Temporal.PlainDate): Temporal.PlainDate {
  return first.add({ days: (8 - first.dayOfWeek) % 7 });
}
