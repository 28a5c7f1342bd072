import { Button, Checkbox, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { now } from '../../api/now.js';
import { type BookingReviews, type ReviewOfAdviser, reviews } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useBookingDeed } from './use-booking-deed.js';
import { useRole } from './use-role.js';

const asked = ['useful', 'clear', 'on_time'] as const;
const marks = [1, 2, 3, 4, 5] as const;

/** What we think of the session, once it is accepted and for a while; afterwards what we wrote. */
export function Review({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { data } = useQuery(reviews(booking.id));
  const { mayBook } = useRole(booking);
  const [openedAt] = useState(() => now().getTime());
  if (!data) return null;
  const { until, of_adviser } = data; // until is null while it cannot be reviewed yet
  const isOpen = until !== null && openedAt < Date.parse(until);
  if (!of_adviser && !(isOpen && mayBook)) return null;
  return (
    <Stack component="section" aria-labelledby="review" gap="sm">
      <Title order={2} id="review">
        {t('review.title')}
      </Title>
      {of_adviser ? <Written review={of_adviser} booking={booking} /> : <Write booking={booking} />}
    </Stack>
  );
}

interface WrittenProps {
  readonly review: NonNullable<BookingReviews['of_adviser']>;
  readonly booking: Booking;
}

function Written({ review: { ratings, comment, reply }, booking }: WrittenProps) {
  const { t } = useTranslation('bookings');
  return (
    <>
      <Text>
        {asked.map((each) => t('review.given', { what: t(`review.${each}`), mark: ratings[each] })).join(' · ')}
      </Text>
      {comment && <Text className="said">“{comment}”</Text>}
      {reply?.text && (
        <Text className="said">{t('review.reply', { name: booking.expert.name, text: reply.text })}</Text>
      )}
    </>
  );
}

function Write({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [ratings, setRatings] = useState<Partial<ReviewOfAdviser['ratings']>>({});
  const [comment, setComment] = useState('');
  const [isNamed, setNamed] = useState(false);
  const write = useBookingDeed(booking.id, (review: ReviewOfAdviser, key) =>
    api.post(`/bookings/${booking.id}/reviews/adviser`, review, key),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { useful, clear, on_time } = ratings;
    if (useful && clear && on_time)
      write.mutate({ ratings: { useful, clear, on_time }, comment: comment.trim(), names_organisation: isNamed });
  };
  return (
    <form onSubmit={submit}>
      <Stack align="stretch">
        <Text>{t('review.scale')}</Text>
        {asked.map((each) => (
          <Radio.Group
            key={each}
            label={t(`review.${each}`)}
            required
            value={String(ratings[each] ?? '')}
            onChange={(mark) => setRatings((old) => ({ ...old, [each]: Number(mark) }))}
          >
            <Group gap="md" mt={4}>
              {marks.map((mark) => (
                <Radio key={mark} value={String(mark)} label={mark} required />
              ))}
            </Group>
          </Radio.Group>
        ))}
        <Textarea
          label={t('review.comment')}
          description={t('review.public')}
          rows={4}
          maxLength={2000}
          value={comment}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
        />
        <Checkbox
          label={t('review.name', { organisation: booking.organisation.name })}
          checked={isNamed}
          onChange={({ currentTarget }) => setNamed(currentTarget.checked)}
        />
        <Refused error={write.error} />
        <Button type="submit" loading={write.isPending}>
          {t('review.do')}
        </Button>
      </Stack>
    </form>
  );
}
