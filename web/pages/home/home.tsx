import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { directory } from '../../api/experts.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { ListedExpertCard } from '../directory/listed-expert.js';

const quick = { soon: 'free=week', intro: 'price=free', welsh: 'language=cy' } as const;

/** What this is, and the one thing to do next. */
export default function Home() {
  const { t } = useTranslation('home');
  useTitle(t('title'));
  return (
    <Stack gap="xl">
      <Stack gap="md" maw="46rem">
        <Title className="display">{t('title')}</Title>
        <Text size="lg">{t('lead')}</Text>
        <Ask />
        <Group gap="md">
          <Text c="dimmed">{t('quick.label')}</Text>
          {(Object.keys(quick) as (keyof typeof quick)[]).map((name) => (
            <Anchor key={name} component={Link} to={`/advisers?${quick[name]}`}>
              {t(`quick.${name}`)}
            </Anchor>
          ))}
        </Group>
      </Stack>
      <Some />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Paper withBorder p="lg">
          <Title order={2}>{t('vouchers.title')}</Title>
          <Text my="xs">{t('vouchers.body')}</Text>
          <Anchor component={Link} to="/programmes" underline="always">
            {t('vouchers.more')}
          </Anchor>
        </Paper>
        <Paper withBorder p="lg">
          <Title order={2}>{t('pound.title')}</Title>
          <Text my="xs">{t('pound.body')}</Text>
          <Anchor component={Link} to="/transparency" underline="always">
            {t('pound.more')}
          </Anchor>
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}

function Ask() {
  const { t } = useTranslation('home');
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    void navigate(words.trim() ? `/advisers?${new URLSearchParams({ q: words.trim() })}` : '/advisers');
  };
  return (
    <form role="search" onSubmit={search}>
      <Group align="flex-end" gap="sm">
        <TextInput
          size="lg"
          label={t('ask')}
          description={t('askHint')}
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.currentTarget.value)}
          style={{ flex: '1 1 20rem' }}
        />
        <Button type="submit" size="lg" rightSection={<IconArrowRight size={20} aria-hidden />}>
          {t('search')}
        </Button>
      </Group>
    </form>
  );
}

function Some() {
  const { t } = useTranslation('home');
  const { data, isPending } = useInfiniteQuery(directory({ limit: '3' }));
  const some = data?.pages[0]?.items ?? [];
  return (
    <section>
      <Group justify="space-between" mb="md">
        <Title order={2}>{t('some')}</Title>
        <Anchor component={Link} to="/advisers">
          {t('all')}
        </Anchor>
      </Group>
      {isPending ? (
        <Waiting lines={6} />
      ) : (
        <SimpleGrid component="ul" cols={{ base: 1, md: 3 }} className="plain">
          {some.map((expert) => (
            <ListedExpertCard key={expert.id} expert={expert} order={3} />
          ))}
        </SimpleGrid>
      )}
    </section>
  );
}
