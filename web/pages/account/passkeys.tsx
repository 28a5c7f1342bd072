import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Passkey, passkeys } from '../../api/account.js';
import { api, Refusal } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Waiting } from '../../parts/waiting.js';
import { AddPasskey } from './add-passkey.js';
import { Sure } from './sure.js';

export function Passkeys() {
  const { t } = useTranslation('me');
  const { data, error, refetch } = useQuery(passkeys);
  return (
    <Stack>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={2} />}
      {data?.items.length === 0 && <Text>{t('passkeys.none')}</Text>}
      <ul className="plain own-things">
        {data?.items.map((passkey) => (
          <One key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      <AddPasskey />
    </Stack>
  );
}

function One({ passkey: { id, name, synced, created_at: made, last_used_at: used } }: { readonly passkey: Passkey }) {
  const { t } = useTranslation('me');
  const day = useDay();
  const queries = useQueryClient();
  const [isRenaming, setRenaming] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.delete(`/me/passkeys/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: passkeys.queryKey }),
  });
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {t('passkeys.added', { day: day(made) })}
            {', '}
            {used ? t('lastUsed', { day: day(used) }) : t('neverUsed')}
            {synced && `, ${t('passkeys.synced')}`}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-md"
            aria-label={`${t('passkeys.rename')}: ${name}`}
            aria-expanded={isRenaming}
            onClick={() => setRenaming(!isRenaming)}
          >
            {t('passkeys.rename')}
          </Button>
          <Sure words={t('passkeys.remove')} of={name} isPending={remove.isPending} onSure={() => remove.mutate()} />
        </Group>
      </Group>
      {isRenaming && <Rename id={id} name={name} onDone={() => setRenaming(false)} />}
      <Refused error={remove.error} />
    </li>
  );
}

interface RenameProps {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => void;
}

function Rename({ id, name, onDone }: RenameProps) {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(name);
  const rename = useMutation({
    mutationFn: () => api.patch<Passkey>(`/me/passkeys/${id}`, { name: typed.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: passkeys.queryKey });
      onDone();
    },
  });
  const fault = rename.error instanceof Refusal ? rename.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" mt="xs">
        <TextInput
          label={t('passkeys.newName', { name })}
          autoFocus
          required
          maxLength={80}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={fault.name}
        />
        <Button type="submit" loading={rename.isPending}>
          {t('save', { ns: 'common' })}
        </Button>
      </Group>
      <Refused error={rename.error} atFields={['name']} />
    </form>
  );
}
