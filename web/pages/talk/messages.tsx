import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Message, messagesAt } from '../../api/talk.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import './talk.css';

interface Props {
  /** What it belongs to: `/bookings/…` or `/questions/…`. */
  readonly at: string;
  /** Of the other side. */
  readonly name: string;
  readonly mayWrite: boolean;
}

/** What the two sides wrote to each other, the newest last; opening the page has read it. */
export function Messages({ at, name, mayWrite }: Props) {
  const { t } = useTranslation('talk');
  const { data, error, refetch } = useQuery({ ...messagesAt(at), refetchInterval: 30_000 });
  const newest = data?.items.at(-1)?.number ?? 0;
  const isRead = !data || data.read_to >= newest;
  useEffect(() => {
    if (!isRead) void api.put(`${at}/messages/read-mark`, { read_to: newest }).catch(() => undefined);
  }, [at, isRead, newest]);
  return (
    <Stack component="section" aria-labelledby="messages" gap="sm">
      <Title order={2} id="messages">
        {t('title', { name })}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data?.items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <Stack component="ol" className="plain" gap="sm" aria-live="polite">
        {data?.items.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </Stack>
      {mayWrite && <Write at={at} name={name} />}
    </Stack>
  );
}

function Said({ message: { mine, writer, text, written_at } }: { readonly message: Message }) {
  const { t } = useTranslation('talk');
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <li className="message" data-mine={mine || undefined}>
      <Text size="sm" c="dimmed">
        {mine ? t('you') : writer}, {dayAndTime(zone, written_at, locale)}
      </Text>
      <Text className="said">{text}</Text>
    </li>
  );
}

function Write({ at, name }: Pick<Props, 'at' | 'name'>) {
  const { t } = useTranslation('talk');
  const queries = useQueryClient();
  const [text, setText, forget] = useDraft(`message.${at}`, '');
  const write = useDeed(
    (said: string, key) => api.post<Message>(`${at}/messages`, { text: said }, key),
    async () => {
      setText('');
      forget();
      await queries.invalidateQueries({ queryKey: messagesAt(at).queryKey });
    },
  );
  const faults = write.error instanceof Refusal ? write.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim()) write.mutate(text);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Textarea
          label={t('write', { name })}
          description={t('mailed')}
          rows={3}
          w="100%"
          maxLength={5000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={faults.text}
        />
        <Refused error={write.error} atFields={['text']} />
        <Button type="submit" variant="default" loading={write.isPending}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}
