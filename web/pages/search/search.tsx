import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { everythingWith, type Found } from '../../api/search.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { FoundList } from './found-list.js';

/** One search over everything that the reader may find. */
export default function Search() {
  const { t } = useTranslation('search');
  useTitle(t('title'));
  const [search, setSearch] = useSearchParams();
  const asked = (search.get('q') ?? '').trim().slice(0, 100);
  const [typed, setTyped] = useState(asked);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSearch({ q: typed.trim() });
  };
  return (
    <Stack gap="lg">
      <Title>{t('title')}</Title>
      <form role="search" onSubmit={submit}>
        <Group align="flex-end" gap="sm" maw="46rem">
          <TextInput
            type="search"
            size="lg"
            label={t('label')}
            description={t('hint')}
            required
            minLength={2}
            maxLength={100}
            autoFocus={asked === ''}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            style={{ flex: '1 1 18rem' }}
          />
          <Button type="submit" size="lg" leftSection={<IconSearch size={20} aria-hidden />}>
            {t('go')}
          </Button>
        </Group>
      </form>
      {asked.length >= 2 && <Results words={asked} />}
    </Stack>
  );
}

function Results({ words }: { readonly words: string }) {
  const { t } = useTranslation('search');
  const me = useMe();
  const { data, error, refetch } = useQuery(everythingWith(words));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={6} />;
  const found: readonly Found[] = data.items;
  return (
    <Stack gap="lg">
      <Text role="status">{t('found', { count: found.length, words })}</Text>
      {found.length === 0 ? <Text>{t('none')}</Text> : <FoundList found={found} />}
      <Text>
        <Anchor component={Link} to={`/advisers?${new URLSearchParams({ q: words }).toString()}`} underline="always">
          {t('advisers', { words })}
        </Anchor>
      </Text>
      {me === null && <Text c="dimmed">{t('signIn')}</Text>}
    </Stack>
  );
}
