import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { type Message, messages as messagesQuery } from '../../api/sessions.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useRole } from './use-role.js';

/** What the two sides wrote to each other, the newest last; opening the page has read it. */
export function Messages({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { isMember, mayBook } = useRole(booking);
  const { data, error, refetch } = useQuery({
    ...messagesQuery(booking.id),
    enabled: isMember,
    refetchInterval: 30_000,
  });
  const newest = data?.items.at(-1)?.number ?? 0;
  const isRead = !data || data.read_to >= newest;
  useEffect(() => {
    if (!isRead) void api.put(`/bookings/${booking.id}/messages/read-mark`, { read_to: newest }).catch(() => undefined);
  }, [booking.id, isRead, newest]);
  if (!isMember) return null; // what they say to each other is theirs: no steward reads it
  return (
    <Stack component="section" aria-labelledby="messages" gap="sm">
      <Title order={2} id="messages">
        {t('messages.title', { name: booking.expert.name })}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data?.items.length === 0 && <Text c="dimmed">{t('messages.none')}</Text>}
      <Stack component="ol" className="plain" gap="sm" aria-live="polite">
        {data?.items.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </Stack>
      {mayBook && <Write booking={booking} />}
    </Stack>
  );
}

function Said({ message: { mine, writer, text, written_at } }: { readonly message: Message }) {
  const { t } = useTranslation('bookings');
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <li className="message" data-mine={mine || undefined}>
      <Text size="sm" c="dimmed">
        {mine ? t('messages.you') : writer}, {dayAndTime(zone, written_at, locale)}
      </Text>
      <Text className="said">{text}</Text>
    </li>
  );
}

function Write({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const write = useDeed(
    (said: string, key) => api.post<Message>(`/bookings/${booking.id}/messages`, { text: said }, key),
    async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: messagesQuery(booking.id).queryKey });
    },
  );
  const faults = write.error instanceof Refusal ? write.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim()) write.mutate(text);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="stretch">
        <Textarea
          label={t('messages.write', { name: booking.expert.name })}
          description={t('messages.mailed')}
          rows={3}
          maxLength={5000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={faults.text}
        />
        <Refused error={write.error} atFields={['text']} />
        <Button type="submit" variant="default" loading={write.isPending}>
          {t('messages.send')}
        </Button>
      </Stack>
    </form>
  );
}
