import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconMapPin, IconPhone, IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meeting as meetingQuery } from '../api/bookings.js';
import { Waiting } from './waiting.js';

/** Where the two meet: a room to open, a number to call, who calls, or a place. */
export function MeetingPlace({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('bookings');
  const { data, error } = useQuery(meetingQuery(bookingId));
  if (error) return <Text>{t('meet.unknown')}</Text>;
  if (!data) return <Waiting lines={2} />;
  const { how, url, number, place } = data;
  if (how === 'generated' || how === 'link')
    return url ? (
      <Button
        component="a"
        href={url}
        rel="noreferrer"
        leftSection={<IconVideo size={20} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('meet.join')}
      </Button>
    ) : (
      <Text>{t('meet.unknown')}</Text>
    );
  if (how === 'client-calls' && number)
    return (
      <Text>
        <IconPhone size={18} aria-hidden /> {t('meet.youCall')} <Anchor href={`tel:${number}`}>{number}</Anchor>
      </Text>
    );
  if (how === 'adviser-calls') return <Text>{t('meet.theyCall')}</Text>;
  if (!place) return <Text>{t('meet.unknown')}</Text>;
  return (
    <Stack gap={4}>
      <Text>
        <IconMapPin size={18} aria-hidden /> {place.address}
      </Text>
      {place.directions && <Text size="sm">{place.directions}</Text>}
      {place.access && <Text size="sm">{t('meet.access', { access: place.access })}</Text>}
    </Stack>
  );
}
