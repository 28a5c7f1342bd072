import { useTranslation } from 'react-i18next';
import type { Booking, Quote } from '../api/bookings.js';
import { now } from '../api/now.js';
import { useLocale } from '../words/i18n.js';
import { inWords } from './money.js';
import { useZone } from './use-zone.js';
import { dayAndTime } from './when.js';

/** Until when a session is called off free of charge, or what that costs from now on; nothing of one that cannot be called off any more. */
export function useCallingOff(booking: Booking, quote: Quote | undefined): string | undefined {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const { state, start, cancel_free_until: freeUntil } = booking;
  const at = now().getTime();
  const isAhead = (state === 'held' || state === 'requested' || state === 'confirmed') && Date.parse(start) > at;
  if (!isAhead) return undefined;
  if (Date.parse(freeUntil) > at) return t('freeUntil', { when: dayAndTime(zone, freeUntil, locale) });
  const [middle, late] = ['middle', 'late'].map((name) => quote?.cancellation.find(({ band }) => band === name));
  if (state === 'requested' || !late) return undefined; // a request is withdrawn free of charge
  const then = inWords(late.due, common);
  if (!middle?.until || Date.parse(middle.until) < at) return t('costsNow', { amount: then });
  const [amount, when] = [inWords(middle.due, common), dayAndTime(zone, middle.until, locale)];
  return t('costsUntil', { amount, when, then });
}
