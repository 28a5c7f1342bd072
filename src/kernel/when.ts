export type Language = 'en' | 'cy';

const LOCALE = { en: 'en-GB', cy: 'cy' } as const;
const UNITED_KINGDOM = new Set(['Europe/London', 'Europe/Belfast', 'GB', 'GB-Eire']);

/** "Thursday 3 December 2026, 09:00 to 09:30 (UK time)"; an end on another day of the reader's says which. */
export function formatWhen(start: Temporal.Instant, end: Temporal.Instant, zone: string, language: Language): string {
  const [from, to] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)];
  const isSameDay = from.toPlainDate().equals(to.toPlainDate());
  const last = isSameDay ? clockTime(to) : afterPreposition(dayAndTime(to, language), language);
  return `${dayAndTime(from, language)} ${{ en: 'to', cy: 'tan' }[language]} ${last} (${zoneName(from, language)})`;
}

/** "until Thursday 3 December 2026, 09:00 (UK time)", to stand within a sentence. */
export function formatUntil(instant: Temporal.Instant, zone: string, language: Language): string {
  const at = instant.toZonedDateTimeISO(zone);
  const moment = afterPreposition(dayAndTime(at, language), language);
  return `${{ en: 'until', cy: 'tan' }[language]} ${moment} (${zoneName(at, language)})`;
}

/** "Thursday 3 December 2026", or "dydd Iau 3 Rhagfyr 2026", to stand within a sentence. */
export function formatDay(instant: Temporal.Instant, zone: string, language: Language): string {
  return dayOf(instant.toZonedDateTimeISO(zone), language).replace(/^Dydd/, 'dydd');
}

/** The same of an ISO date, to stand after "on": "ar ddydd Iau 3 Rhagfyr 2026" in Welsh. */
export function formatDate(date: string, language: Language): string {
  return afterPreposition(dayOf(Temporal.PlainDate.from(date).toZonedDateTime('UTC'), language), language);
}

/** Welsh "tan" and "ar" soften what follows them: "Dydd Iau" becomes "tan ddydd Iau". */
function afterPreposition(text: string, language: Language): string {
  return language === 'cy' ? text.replace(/^D/, 'dd') : text;
}

function dayAndTime(at: Temporal.ZonedDateTime, language: Language): string {
  return `${dayOf(at, language)}, ${clockTime(at)}`;
}

/** Put together here, because whether a comma follows the weekday differs from one version of Node's tables to the next. */
function dayOf(at: Temporal.ZonedDateTime, language: Language): string {
  const date = at.toPlainDate();
  const weekday = date.toLocaleString(LOCALE[language], { weekday: 'long' });
  const month = date.toLocaleString(LOCALE[language], { month: 'long' });
  return `${weekday} ${date.day} ${month} ${date.year}`;
}

function clockTime(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The city is the last part of an IANA name. Etc/GMT+1 and the like mean the opposite of what they say, so those show the offset. */
function zoneName(at: Temporal.ZonedDateTime, language: Language): string {
  const zone = at.timeZoneId;
  if (UNITED_KINGDOM.has(zone)) return { en: 'UK time', cy: 'amser y DU' }[language];
  if (!zone.includes('/') || zone.startsWith('Etc/')) return at.offset === '+00:00' ? 'UTC' : `UTC${at.offset}`;
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return { en: `${city} time`, cy: `amser ${city}` }[language];
}
