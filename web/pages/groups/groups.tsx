import { Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { taxonomy } from '../../api/experts.js';
import { type GroupSession, groupSessions } from '../../api/groups.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** The group sessions that anybody may join, by start. */
export default function Groups() {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const [address, setAddress] = useSearchParams();
  const topic = address.get('topic') ?? undefined;
  const topics = useQuery(taxonomy).data?.topics ?? [];
  const found = useInfiniteQuery(groupSessions(topic));
  const all = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useTitle(t('title'));
  return (
    <Stack gap="lg">
      <div>
        <Title>{t('title')}</Title>
        <Text>{t('lead')}</Text>
      </div>
      <NativeSelect
        label={t('topic')}
        maw="22rem"
        value={topic ?? ''}
        onChange={({ currentTarget: { value } }) => setAddress(value ? { topic: value } : {}, { replace: true })}
        data={[{ value: '', label: t('anyTopic') }, ...topics.map((one) => ({ value: one.code, label: say(one) }))]}
      />
      <Refused error={found.error} retry={() => void found.refetch()} />
      {found.isPending && <Waiting lines={6} />}
      {found.data && all.length === 0 && (
        <Stack align="flex-start">
          <Text>{t('none')}</Text>
          <Button component={Link} to="/advisers">
            {t('find')}
          </Button>
        </Stack>
      )}
      <Stack component="ul" className="plain" aria-live="polite">
        {all.map((session) => (
          <Listed key={session.id} session={session} />
        ))}
      </Stack>
      {found.hasNextPage && (
        <Group>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {common('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Listed({ session }: { readonly session: GroupSession }) {
  const { t } = useTranslation('groups');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const { id, title, expert, start, end, seats_left: left } = session;
  return (
    <Paper component="li" withBorder p="lg" className="listed" maw="46rem">
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3">
          <Anchor component={Link} to={`/groups/${id}`} inherit>
            {say(title)}
          </Anchor>
        </Title>
        <Badge variant="light" color={left > 0 ? 'leaf' : 'gray'}>
          {left > 0 ? t('left', { count: left }) : t('full')}
        </Badge>
      </Group>
      <Text mt="xs" fw={600}>
        {dayAndTime(zone, start, locale)}–{timeIn(zone, end)}
      </Text>
      <Text size="sm">
        {t('with', { name: expert.name })} · <SeatPrice session={session} />
      </Text>
    </Paper>
  );
}

export function SeatPrice({ session: { price } }: { readonly session: GroupSession }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation();
  return price.minor === 0 ? common('free') : t('seatPrice', { amount: inWords(price, common) });
}
