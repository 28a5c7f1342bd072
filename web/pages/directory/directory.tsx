import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { directory, type Taxonomy, taxonomy } from '../../api/experts.js';
import { now } from '../../api/now.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { ListedExpertCard } from './listed-expert.js';
import { prices, searchOf } from './search.js';

/** Everybody who can be asked, filtered by what the address says, so that a search can be kept and sent. */
export default function Directory() {
  const { t } = useTranslation('directory');
  useTitle(t('title'));
  const [address] = useSearchParams();
  const [openedAt] = useState(now);
  const found = useInfiniteQuery(directory(searchOf(address, openedAt)));
  const [isOpen, open] = useState(() => matchMedia('(min-width: 48em)').matches);
  const experts = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="lg">
      <Title>{t('title')}</Title>
      <Filters key={address.toString()} isOpen={isOpen} open={open} />
      <Refused error={found.error} retry={() => void found.refetch()} />
      {found.isPending && <Waiting lines={10} />}
      {found.data && (
        <Text aria-live="polite" fw={600}>
          {found.hasNextPage ? t('foundMore', { count: experts.length }) : t('found', { count: experts.length })}
          {experts.length > 0 && found.data.pages[0]?.words === 'any' && `. ${t('some')}`}
        </Text>
      )}
      {found.data && experts.length === 0 && <Nobody />}
      <Stack component="ul" className="plain" gap="md">
        {experts.map((expert) => (
          <ListedExpertCard key={expert.id} expert={expert} order={2} />
        ))}
      </Stack>
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more', { ns: 'common' })}
        </Button>
      )}
      <Paper withBorder p="lg">
        <Title order={2} size="h3">
          {t('order.title')}
        </Title>
        <Text>{t('order.body')}</Text>
      </Paper>
    </Stack>
  );
}

const lists = { topic: 'topics', language: 'languages', near: 'regions', access: 'access' } as const;

interface FiltersProps {
  readonly isOpen: boolean;
  readonly open: (isOpen: boolean) => void;
}

/** On a narrow screen all but the words are folded away until they are asked for. */
function Filters({ isOpen, open }: FiltersProps) {
  const { t } = useTranslation('directory');
  const [address, setAddress] = useSearchParams();
  const words = useQuery(taxonomy).data;
  const [q, setQ] = useState(address.get('q') ?? '');
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next);
  };
  const chosen = [...address.keys()].filter((name) => name !== 'q').length;
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    set('q', q.trim());
  };
  const choice = (name: string, label: string, data: readonly { value: string; label: string }[]) => (
    <NativeSelect
      key={name}
      label={label}
      value={address.get(name) ?? ''}
      onChange={(event) => set(name, event.currentTarget.value)}
      data={[{ value: '', label: t('any') }, ...data]}
    />
  );
  return (
    <form role="search" onSubmit={search}>
      <Group align="flex-end" gap="sm" className="filters">
        <TextInput
          label={t('words')}
          placeholder={t('wordsHint')}
          value={q}
          maxLength={200}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Button type="submit">{t('search')}</Button>
        {address.size > 0 && (
          <Button variant="subtle" onClick={() => setAddress({})}>
            {t('clear')}
          </Button>
        )}
      </Group>
      <details className="fold" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{chosen > 0 ? `${t('filters')} (${chosen})` : t('filters')}</summary>
        <Group align="flex-end" gap="sm" className="filters">
          {(Object.keys(lists) as (keyof typeof lists)[]).map((name) => (
            <Listed key={name} list={lists[name]} words={words}>
              {(data) => choice(name, t(name), data)}
            </Listed>
          ))}
          {choice(
            'kind',
            t('kind'),
            (['specialist', 'barefoot'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
          )}
          {choice(
            'price',
            t('price'),
            prices.map((price) => ({ value: price, label: t(`prices.${price}`) })),
          )}
          {choice(
            'free',
            t('freeWhen'),
            (['week', 'fortnight'] as const).map((free) => ({ value: free, label: t(`free.${free}`) })),
          )}
        </Group>
      </details>
    </form>
  );
}

interface ListedProps {
  readonly list: keyof Taxonomy;
  readonly words: Taxonomy | undefined;
  readonly children: (data: readonly { value: string; label: string }[]) => React.ReactNode;
}

function Listed({ list, words, children }: ListedProps) {
  const say = useBilingual();
  return children((words?.[list] ?? []).map((word) => ({ value: word.code, label: say(word) })));
}

function Nobody() {
  const { t } = useTranslation('directory');
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h3">
        {t('none.title')}
      </Title>
      <Text>{t('none.body')}</Text>
      <Group mt="md">
        <Button component={Link} to="/start">
          {t('none.start')}
        </Button>
        <Button component={Link} to="/advisers" variant="default">
          {t('none.clear')}
        </Button>
      </Group>
    </Paper>
  );
}
