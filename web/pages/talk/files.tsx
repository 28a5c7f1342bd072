import { Anchor, Button, Group, Progress, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { filesOf, putUpFile, type SharedFile } from '../../api/talk.js';
import { Refused } from '../../parts/refused.js';
import './talk.css';

interface Props {
  readonly bookingId: string;
  readonly mayPutUp: boolean;
}

/** The files of both sides, to save, and to put one up. */
export function Files({ bookingId, mayPutUp }: Props) {
  const { t } = useTranslation('talk');
  const { data } = useQuery(filesOf(bookingId));
  const there = (data?.items ?? []).filter(({ removed_at }) => removed_at === null);
  if (there.length === 0 && !mayPutUp) return null;
  return (
    <Stack component="section" aria-labelledby="files" gap="sm">
      <Title order={2} id="files">
        {t('files.title')}
      </Title>
      {there.length > 0 && (
        <ul className="plain">
          {there.map((file) => (
            <OneFile key={file.id} bookingId={bookingId} file={file} />
          ))}
        </ul>
      )}
      {mayPutUp && <PutUp bookingId={bookingId} />}
    </Stack>
  );
}

function OneFile({ bookingId, file }: { readonly bookingId: string; readonly file: SharedFile }) {
  const { t } = useTranslation('talk');
  const queries = useQueryClient();
  const path = `/bookings/${bookingId}/files/${file.id}`;
  const remove = useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: () => queries.invalidateQueries({ queryKey: filesOf(bookingId).queryKey }),
  });
  return (
    <li>
      <Group gap="sm">
        <Anchor href={`/api/v1${path}/content`} download underline="always">
          {file.name}
        </Anchor>
        <Text span size="sm" c="dimmed">
          {t('files.of', { owner: file.owner, size: Math.max(1, Math.round(file.size_bytes / 1000)) })}
        </Text>
        {file.mine && (
          <Button variant="subtle" size="compact-sm" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('files.remove')} <VisuallyHidden>{file.name}</VisuallyHidden>
          </Button>
        )}
      </Group>
      <Refused error={remove.error} />
    </li>
  );
}

/** What ends in one of these is taken; the service looks into it too. */
const taken = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.odt,.ods,.txt,.csv,.md';

function PutUp({ bookingId }: Pick<Props, 'bookingId'>) {
  const { t } = useTranslation('talk');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [gone, setGone] = useState(0);
  const put = useMutation({
    mutationFn: (file: File) => putUpFile(bookingId, file, setGone),
    onMutate: () => setGone(0),
    onSuccess: () => queries.invalidateQueries({ queryKey: filesOf(bookingId).queryKey }),
  });
  const percent = Math.round(gone * 100);
  return (
    <Stack gap="xs" align="stretch" maw="30rem">
      <input
        ref={input}
        type="file"
        accept={taken}
        hidden
        aria-label={t('files.choose')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) put.mutate(file);
          currentTarget.value = ''; // the same can be chosen again
        }}
      />
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          loading={put.isPending}
          onClick={() => input.current?.click()}
        >
          {t('files.choose')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('files.taken')}
        </Text>
      </Group>
      {put.isPending && <Progress value={percent} aria-label={t('files.going', { percent })} />}
      <div role="status">
        {put.isPending && <Text size="sm">{t('files.going', { percent })}</Text>}
        {put.isSuccess && <Text size="sm">{t('files.there', { name: put.data.name })}</Text>}
      </div>
      <Refused error={put.error} />
    </Stack>
  );
}
