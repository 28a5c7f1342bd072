import type { News } from './letter-kinds.js';
import type { Way } from './letter.js';

/** `not-gathered`: who refused the digest has on the site what it would bring, and by mail what goes into none. */
export type Wish = 'at-once' | 'daily' | 'not-gathered' | 'never';

/** When somebody wants letters to come. */
export interface LetterHours {
  readonly zone: string;
  /** No letter that can wait is mailed from the one to the other, on their clock; null: at any hour. */
  readonly quiet: { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime } | null;
  /** When the digest of a day is mailed. */
  readonly digestAt: Temporal.PlainTime;
}

/** What there is to know of a letter. */
interface Posted {
  readonly news: News | null;
  readonly startsAt: Temporal.Instant | undefined;
  readonly hasCalendar: boolean;
}

interface Wanting extends LetterHours {
  readonly wants: Readonly<Record<News, Wish>>;
}

export interface Plan {
  readonly way: Way;
  readonly heldUntil: Temporal.Instant | null;
}

/** What is told of a session comes at least so long before it, whatever the hour. */
const hoursBefore = 12;

/**
 * How and when a letter reaches somebody. What always comes, comes at once; so does what would be held until it is nearly too late, for a digest
 * and for the end of quiet hours too; and an invitation goes to a calendar by itself and into no digest.
 */
export function planOf(
  { news, startsAt, hasCalendar }: Posted,
  reader: Wanting | undefined,
  now: Temporal.Instant,
): Plan {
  const atOnce = { way: 'mail', heldUntil: null } as const;
  if (news === null || !reader) return atOnce;
  const wish = reader.wants[news];
  const onSite = { way: 'site', heldUntil: null } as const;
  if (wish === 'never') return onSite;
  const isInTime = (heldUntil: Temporal.Instant) => !isNearlyTooLate(startsAt, heldUntil, now);
  const digestAt = wish === 'at-once' || hasCalendar ? null : nextDigest(reader, now);
  if (digestAt && isInTime(digestAt)) return wish === 'not-gathered' ? onSite : { way: 'digest', heldUntil: digestAt };
  const quietEnds = quietUntil(reader, now);
  return quietEnds && isInTime(quietEnds) ? { way: 'mail', heldUntil: quietEnds } : atOnce;
}

function isNearlyTooLate(
  startsAt: Temporal.Instant | undefined,
  heldUntil: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  const isToCome = startsAt !== undefined && Temporal.Instant.compare(now, startsAt) < 0;
  return isToCome && Temporal.Instant.compare(startsAt, heldUntil.add({ hours: hoursBefore })) < 0;
}

/** When the quiet hours that it is now in end; null while they are not. Where clocks are put back, at the second of two such times. */
export function quietUntil({ zone, quiet }: LetterHours, now: Temporal.Instant): Temporal.Instant | null {
  if (!quiet) return null;
  const here = now.toZonedDateTimeISO(zone);
  const time = here.toPlainTime();
  const isOverNight = Temporal.PlainTime.compare(quiet.from, quiet.to) > 0;
  const hasBegun = Temporal.PlainTime.compare(quiet.from, time) <= 0;
  const isBeforeEnd = Temporal.PlainTime.compare(time, quiet.to) < 0;
  if (isOverNight ? !hasBegun && !isBeforeEnd : !hasBegun || !isBeforeEnd) return null;
  const endsOn = isOverNight && hasBegun ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate();
  return endsOn.toPlainDateTime(quiet.to).toZonedDateTime(zone, { disambiguation: 'later' }).toInstant();
}

/** The first time of a digest after this, or the end of the quiet hours that it falls in. */
export function nextDigest(hours: LetterHours, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(hours.zone).toPlainDate();
  const [first, second] = [0, 1].map((days) => {
    const at = today.add({ days }).toPlainDateTime(hours.digestAt);
    return at.toZonedDateTime(hours.zone, { disambiguation: 'later' }).toInstant();
  }) as [Temporal.Instant, Temporal.Instant];
  const next = Temporal.Instant.compare(first, now) > 0 ? first : second;
  return quietUntil(hours, next) ?? next;
}

/** Whether somebody has refused a letter since it was written for them; what always comes is refused by nobody. */
export function isRefused(
  reader: Pick<Wanting, 'wants'> | undefined,
  { news, way }: { readonly news: News | 'digest' | null; readonly way: Way },
): boolean {
  if (!reader || news === null) return false;
  const wishes = Object.values(reader.wants);
  if (news === 'digest') return wishes.includes('not-gathered') && !wishes.includes('daily');
  const wish = reader.wants[news];
  return wish === 'never' || (wish === 'not-gathered' && way === 'digest');
}
