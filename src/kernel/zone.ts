import { Problem } from './problem.js';

/**
 * The zone's name as IANA spells it. Throws `unknown-zone` for anything that is no named zone: offsets such as +01:00, and
 * whole times, of which Temporal would take the offset or the zone.
 */
export function ianaZone(name: string): string {
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    if (/^[+-]/.test(id) || id.toLowerCase() !== name.toLowerCase()) throw new RangeError();
    return id;
  } catch {
    throw new Problem('unknown-zone', `"${name.slice(0, 64)}" is not a time zone. Use a name such as Europe/London.`, {
      errors: [{ pointer: '/zone', detail: 'must be an IANA time zone, such as Europe/London', rule: 'choice' }],
    });
  }
}
