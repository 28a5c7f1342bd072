import { useLocale } from '../words/i18n.js';
import { useZone } from './use-zone.js';
import { date, dayIn } from './when.js';

/** `3 December 2026`, of an instant where the reader is. */
export function useDay(): (instant: string) => string {
  const locale = useLocale();
  const [zone] = useZone();
  return (instant) => date(dayIn(zone, instant), locale);
}
