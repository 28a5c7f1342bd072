import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { directory, type Expert } from '../../api/experts.js';
import { myOverseers, type Oversight } from '../../api/setup.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** Who answers for a barefoot adviser: the one who does, the one who is asked, or whom to ask. */
export function Overseer({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const { data } = useQuery(myOverseers);
  if (expert.overseen_by) return <Text>{t('overseer.is', { name: expert.overseen_by.name })}</Text>;
  const asked = data?.find(({ state }) => state === 'asked');
  if (asked) return <Text>{t('overseer.asked', { name: asked.overseer.name })}</Text>;
  const last = data?.[0];
  return (
    <Stack>
      {last?.reason && (
        <Text>
          {last.overseer.name}: {last.reason}
        </Text>
      )}
      <Ask expertId={expert.id} />
    </Stack>
  );
}

interface Asking {
  readonly specialist_id: string;
  readonly note: string;
}

function Ask({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const { data } = useInfiniteQuery(directory({ kind: 'specialist', limit: '100' }));
  const specialists = data?.pages.flatMap(({ items }) => items) ?? [];
  const [whom, setWhom] = useState('');
  const [note, setNote] = useState('');
  const ask = useDeed(
    (asking: Asking, key) => api.post<Oversight>(`/experts/${expertId}/oversights`, asking, key),
    () => queries.invalidateQueries({ queryKey: myOverseers.queryKey }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (whom) ask.mutate({ specialist_id: whom, note: note.trim() });
  };
  const fault = ask.error instanceof Refusal ? ask.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          label={t('overseer.whom')}
          required
          maw="24rem"
          value={whom}
          onChange={(event) => setWhom(event.currentTarget.value)}
          data={[
            { value: '', label: t('overseer.choose') },
            ...specialists
              .toSorted((a, b) => a.name.localeCompare(b.name))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fault.specialist_id}
        />
        <Textarea
          label={t('overseer.note')}
          maxLength={1000}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fault.note}
        />
        <Refused error={ask.error} atFields={['specialist_id', 'note']} />
        <Group>
          <Button type="submit" variant="default" loading={ask.isPending}>
            {t('overseer.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
