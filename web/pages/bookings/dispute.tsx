import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/bookings.js';
import { dispute as disputeQuery } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** What is disputed and where that stands; what is said and done about it has a page of its own. */
export function DisputePart({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(disputeQuery(booking.id));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  const { state, disputed, due, due_at, ended } = data;
  return (
    <Stack component="section" aria-labelledby="dispute" gap="sm">
      <Title order={2} id="dispute">
        {t('dispute.title')}
      </Title>
      <Text>{t('dispute.sum', { disputed: inWords(disputed, common), due: inWords(due, common) })}</Text>
      <Text fw={600}>{t(`dispute.states.${state}`)}</Text>
      {due_at && <Text size="sm">{t('dispute.by', { when: dayAndTime(zone, due_at, locale) })}</Text>}
      {ended && <Text>{t('dispute.awarded', { amount: inWords(ended.awarded, common) })}</Text>}
      <Button component={Link} to={`/disputes/${booking.id}`} style={{ alignSelf: 'flex-start' }}>
        {t(ended ? 'dispute.all' : 'dispute.next')}
      </Button>
    </Stack>
  );
}
