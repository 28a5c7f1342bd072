import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';
import { files as filesQuery } from '../../api/sessions.js';
import { useRole } from './use-role.js';

/** The files of both sides, to save. */
export function SharedFiles({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { isMember } = useRole(booking);
  const { data } = useQuery({ ...filesQuery(booking.id), enabled: isMember });
  const there = (data?.items ?? []).filter(({ removed_at }) => removed_at === null);
  if (there.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <Title order={2} id="files">
        {t('files.title')}
      </Title>
      <ul>
        {there.map(({ id, name, owner, size_bytes }) => (
          <li key={id}>
            <Anchor href={`/api/v1/bookings/${booking.id}/files/${id}/content`} download>
              {name}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {t('files.of', { owner, size: Math.max(1, Math.round(size_bytes / 1000)) })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
