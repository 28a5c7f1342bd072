import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { expertReviewsView } from '../../../src/bookings/reviews/review.view.js';
import { api } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';

type Reviews = z.output<typeof expertReviewsView>;

export function Reviews({ expert: { id, name } }: { readonly expert: Expert }) {
  const { t } = useTranslation('adviser');
  const { data } = useQuery({
    queryKey: ['expert', id, 'reviews'],
    queryFn: ({ signal }) => api.get<Reviews>(`/experts/${id}/reviews`, {}, signal),
  });
  if (!data) return null;
  return (
    <Stack component="section" style={{ gridColumn: '1 / -1' }}>
      <Title order={2}>{t('reviews')}</Title>
      {data.items.length === 0 && <Text>{t('noReviews', { name })}</Text>}
      {data.items.map((review) => (
        <Paper key={review.id} withBorder p="md">
          {review.organisation && <Text fw={600}>{review.organisation}</Text>}
          <Text>{review.comment}</Text>
          {review.reply?.text && (
            <Text mt="xs" c="dimmed">
              {t('reply', { name })}: {review.reply.text}
            </Text>
          )}
        </Paper>
      ))}
    </Stack>
  );
}
