import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { groups, type Need, needs, whereTo } from './needs.js';
import { StewardPage } from './steward-page.js';

/** What needs a steward now, in one screen. */
export default function StewardHome() {
  const { t } = useTranslation('steward');
  return (
    <StewardPage title={t('home.title')} lead={t('home.lead')}>
      <Needs />
    </StewardPage>
  );
}

function Needs() {
  const { t } = useTranslation('steward');
  const looks = useQueries({ queries: needs });
  const failed = looks.filter(({ error }) => error !== null);
  const known = looks.flatMap(({ data }) => data ?? []);
  if (looks.every(({ isPending }) => isPending)) return <Waiting lines={8} />;
  const waiting = known.filter(({ count }) => count > 0);
  const isLooking = looks.some(({ isPending }) => isPending);
  return (
    <Stack gap="xl">
      {failed[0] && <Refused error={failed[0].error} retry={() => failed.forEach((look) => void look.refetch())} />}
      {waiting.length === 0 && !isLooking && failed.length === 0 && (
        <Group gap="xs" wrap="nowrap">
          <IconCheck size={24} aria-hidden color="var(--barefoot-free)" />
          <Text fw={600}>{t('home.nothing')}</Text>
        </Group>
      )}
      <div className="needs">
        {groups.map((group) => (
          <Waits key={group} group={group} needs={waiting.filter(({ name }) => whereTo[name].group === group)} />
        ))}
      </div>
      {!isLooking && <Quiet needs={known.filter(({ count }) => count === 0)} />}
    </Stack>
  );
}

function Waits({ group, needs: these }: { readonly group: (typeof groups)[number]; readonly needs: readonly Need[] }) {
  const { t } = useTranslation('steward');
  if (these.length === 0) return null;
  return (
    <section aria-labelledby={`needs-${group}`}>
      <Title order={2} id={`needs-${group}`} mb="xs">
        {t(`home.groups.${group}`)}
      </Title>
      <ul className="plain">
        {these.map(({ name, count, isMore }) => (
          <li key={name} className="need">
            <Link to={whereTo[name].to}>
              <span className="many">{isMore ? `${count}+` : count}</span>
              <span>
                <b>{t(`needs.${name}.what`)}</b>
                <br />
                {t(`needs.${name}.do`)}
              </span>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where nothing waits: said, so that nobody goes to look. */
function Quiet({ needs: these }: { readonly needs: readonly Need[] }) {
  const { t } = useTranslation('steward');
  if (these.length === 0) return null;
  return (
    <section aria-labelledby="quiet">
      <Title order={2} id="quiet" mb="xs">
        {t('home.quiet')}
      </Title>
      <ul className="plain quiet">
        {these.map(({ name }) => (
          <li key={name}>
            <IconCheck size={16} aria-hidden color="var(--barefoot-free)" />{' '}
            <Anchor component={Link} to={whereTo[name].to}>
              {t(`needs.${name}.none`)}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
