import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Booking, slotsNear } from '../../api/bookings.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import type { Choice } from './choice.js';
import { NearestTimes } from './nearest-times.js';

/** The hold is over: why, that nothing was taken, and the nearest times, the same one first where nobody has it. */
export function Lapsed({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const [zone] = useZone();
  const locale = useLocale();
  const { expert, offer_id: offerId, start, needs, mode } = booking;
  const choice: Choice = { expertId: expert.id, offerId, start };
  const near = useQuery(slotsNear(expert.id, offerId, start));
  useTitle(t('lapsed.title'));
  return (
    <Stack gap="md" maw="40rem">
      <FocusedTitle>{t('lapsed.title')}</FocusedTitle>
      <Text>{t('lapsed.body', { when: dayAndTime(zone, start, locale), name: expert.name })}</Text>
      <Text>{t('lapsed.kept')}</Text>
      <Title order={2}>{t('lapsed.again')}</Title>
      <Refused error={near.error} retry={() => void near.refetch()} />
      {near.isPending ? <Waiting /> : <NearestTimes slots={near.data ?? []} choice={choice} typed={{ needs, mode }} />}
    </Stack>
  );
}
