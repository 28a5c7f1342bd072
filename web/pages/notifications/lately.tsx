import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { markSeen, pageOf, told, type ToldOf } from '../../api/notifications.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** What letters said, and where it is found; once it was shown here it is not new any more. */
export function Lately() {
  const { t } = useTranslation('notifications');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(told);
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = all.find(({ read }) => !read)?.at;
  useEffect(() => {
    if (newest !== undefined) void markSeen(newest).catch(() => undefined); // it is new once more next time
  }, [newest]);
  return (
    <Stack component="section" gap="sm" aria-labelledby="lately">
      <Title order={2} id="lately">
        {t('lately.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={6} />}
      {data && all.length === 0 && <Text>{t('lately.nothing')}</Text>}
      <ul className="plain own-things">
        {all.map((one) => (
          <One key={one.id} told={one} />
        ))}
      </ul>
      {hasNextPage && (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function One({ told: one }: { readonly told: ToldOf }) {
  const { t } = useTranslation('notifications');
  const locale = useLocale();
  const [zone] = useZone();
  const page = pageOf(one);
  return (
    <li>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          {page === null ? (
            <Text fw={one.read ? 400 : 600}>{one.subject}</Text>
          ) : (
            <Anchor component={Link} to={page} fw={one.read ? 400 : 600} underline="always">
              {one.subject}
            </Anchor>
          )}
          <Text size="sm" c="dimmed">
            {dayAndTime(zone, one.at, locale)}
          </Text>
        </div>
        {!one.read && (
          <Badge color="teal" style={{ flexShrink: 0 }}>
            {t('lately.new')}
          </Badge>
        )}
      </Group>
    </li>
  );
}
