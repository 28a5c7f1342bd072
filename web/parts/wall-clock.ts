/** The instant at which clocks in a zone show a day and a time; of a time that a clock change skips, the one right after it. */
export function instantOf(zone: string, day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time === '24:00' ? '23:59:59.999' : `${time}:00`}Z`);
  const first = asUtc - offsetAt(zone, asUtc);
  const settled = asUtc - offsetAt(zone, first);
  return new Date(settled + (time === '24:00' ? 1 : 0)).toISOString();
}

/** How far clocks in a zone are ahead of UTC, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
