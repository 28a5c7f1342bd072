import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeys, type ApiKeyWanted, type NewApiKey } from '../../api/account.js';
import { api, Refusal } from '../../api/api.js';
import { now } from '../../api/now.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

const scopes = ['read', 'book', 'manage'] as const;
const lives = { quarter: 90, year: 365, forever: null } as const;
const nothing = { name: '', scopes: ['read'] as string[], life: 'quarter' as keyof typeof lives };

/** For a program of one's own; the key itself is shown here, once. */
export function MakeApiKey() {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const make = useDeed(
    (wanted: ApiKeyWanted, key) => api.post<NewApiKey>('/me/api-keys', wanted, key),
    () => {
      setTyped(nothing);
      return queries.invalidateQueries({ queryKey: apiKeys.queryKey });
    },
  );
  if (make.data) return <Made made={make.data} onKept={() => make.reset()} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const days = lives[typed.life];
    make.mutate({
      name: typed.name.trim(),
      scopes: typed.scopes as ApiKeyWanted['scopes'],
      ...(days !== null && { expires_at: new Date(now().getTime() + days * 86_400_000).toISOString() }),
    });
  };
  const fault = make.error instanceof Refusal ? make.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('keys.name')}
          required
          maxLength={80}
          maw="24rem"
          value={typed.name}
          onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
          error={fault.name}
        />
        <Checkbox.Group
          label={t('keys.may')}
          value={typed.scopes}
          onChange={(chosen) => setTyped({ ...typed, scopes: chosen })}
          error={fault.scopes}
        >
          <Stack gap="xs" mt={6}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`keys.scopes.${scope}`)}
                description={t(`keys.mean.${scope}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('keys.life')}
          maw="24rem"
          value={typed.life}
          onChange={({ currentTarget }) => setTyped({ ...typed, life: currentTarget.value as keyof typeof lives })}
          data={(Object.keys(lives) as (keyof typeof lives)[]).map((life) => ({
            value: life,
            label: t(`keys.lives.${life}`),
          }))}
        />
        <Refused error={make.error} atFields={['name', 'scopes']} />
        <Group>
          <Button type="submit" variant="default" loading={make.isPending} disabled={typed.scopes.length === 0}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Made({ made: { name, key }, onKept }: { readonly made: NewApiKey; readonly onKept: () => void }) {
  const { t } = useTranslation('me');
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(key ?? '') });
  return (
    <Alert color="marigold" variant="light" title={t('keys.made', { name })} role="status">
      <Stack gap="sm" align="flex-start">
        <Text>{key === null ? t('keys.lost') : t('keys.once')}</Text>
        {key !== null && <code className="secret">{key}</code>}
        <Group>
          {key !== null && 'clipboard' in navigator && (
            <Button
              variant="default"
              leftSection={copy.isSuccess ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={() => copy.mutate()}
            >
              {t(copy.isSuccess ? 'keys.copied' : 'keys.copy')}
            </Button>
          )}
          <Button onClick={onKept}>{t('keys.kept')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
