import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookingsBetween } from '../../api/bookings.js';
import type { Slot } from '../../api/experts.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

const halfADay = 43_200_000;

/** Says that the reader has another session while this one would be; colleagues may share them out, so nothing is refused. */
export function OtherThen({ slot: { start, end } }: { readonly slot: Slot }) {
  const { t } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const before = new Date(Date.parse(start) - halfADay).toISOString();
  const { data = [] } = useQuery(bookingsBetween('client', before, end));
  const other = data.find(
    (one) =>
      ['held', 'requested', 'confirmed'].includes(one.state) &&
      Date.parse(one.end) > Date.parse(start) &&
      Date.parse(one.start) < Date.parse(end),
  );
  if (!other) return null;
  const [title, when] = [say(other.title), dayAndTime(zone, other.start, locale)];
  return (
    <Alert color="marigold" variant="light" role="status">
      {t('details.otherThen', { title, name: other.expert.name, when })}
    </Alert>
  );
}
