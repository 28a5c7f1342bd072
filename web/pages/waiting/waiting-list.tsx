import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api.js';
import { expert as expertQuery } from '../../api/experts.js';
import { type WaitingEntry, waitingList } from '../../api/groups.js';
import { useMe } from '../../api/me.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';

/** What we wait for, and our place in each line. */
export default function WaitingList() {
  const { t } = useTranslation('waiting');
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...waitingList, enabled: Boolean(me) });
  useTitle(t('title'));
  if (me === null) return <SignInFirst />;
  return (
    <Stack gap="lg" maw="46rem">
      <div>
        <Title>{t('title')}</Title>
        <Text>{t('lead')}</Text>
      </div>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <Stack align="flex-start">
          <Text>{t('none')}</Text>
          <Button component={Link} to="/advisers">
            {t('find')}
          </Button>
        </Stack>
      )}
      <Stack component="ul" className="plain" gap="lg">
        {data?.items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Stack>
    </Stack>
  );
}

function Entry({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation('waiting');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const queries = useQueryClient();
  const { id, expert_id, offer_id, group_session_id, from, to, place, unanswered } = entry;
  const expert = useQuery(expertQuery(expert_id)).data;
  const offer = expert?.offers.find((one) => one.id === offer_id);
  const leave = useMutation({
    mutationFn: () => api.delete(`/waiting-list/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['waiting-list'] }),
  });
  const what = [offer && say(offer.title), expert?.name].filter(Boolean).join(', ') || '…';
  return (
    <li>
      <Stack gap={4} align="flex-start">
        <Anchor
          component={Link}
          to={group_session_id ? `/groups/${group_session_id}` : `/advisers/${expert_id}`}
          fw={600}
        >
          {what}
        </Anchor>
        <Text>
          {from && to
            ? t('window', { from: date(dayIn(zone, from), locale), to: date(dayIn(zone, to), locale) })
            : t('seat')}{' '}
          {t('place', { place })}
        </Text>
        {unanswered > 0 && <Text size="sm">{t('unanswered', { count: unanswered })}</Text>}
        <Refused error={leave.error} />
        <Group>
          <Button variant="default" size="compact-md" loading={leave.isPending} onClick={() => leave.mutate()}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}
