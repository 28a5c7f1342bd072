import { Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { openProgrammes, type Programme } from '../../api/programmes.js';
import { Refused } from '../../parts/refused.js';
import { useCodes } from '../../parts/use-codes.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, lastDayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { OurApplications } from './our-applications.js';
import '../../parts/records.css';
import { useWhatItPays } from './what-it-pays.js';
import { usePackageRange, useWhoFor } from './who-for.js';

const filters = { region: 'regions', stage: 'stages', topic: 'topics' } as const;
type Filter = keyof typeof filters;

/** Who gives vouchers now, to whom, and until when one can ask; what the reader has asked for already comes first. */
export default function Programmes() {
  const { t } = useTranslation('programmes');
  useTitle(t('title'));
  const [address] = useSearchParams();
  const asked = Object.fromEntries((Object.keys(filters) as Filter[]).map((name) => [name, address.get(name)]));
  const { data, error, refetch } = useQuery(openProgrammes(asked));
  return (
    <Stack gap="lg">
      <div>
        <Title>{t('title')}</Title>
        <Text mt="xs">{t('lead')}</Text>
        <Text mt="xs">{t('byCode')}</Text>
      </div>
      <OurApplications />
      <Stack component="section" aria-labelledby="open">
        <Title order={2} id="open">
          {t('open')}
        </Title>
        <Filters />
        <Refused error={error} retry={() => void refetch()} />
        {!data && !error && <Waiting lines={6} />}
        {data && (
          <Text aria-live="polite" fw={600}>
            {t('found', { count: data.length })}
          </Text>
        )}
        {data?.length === 0 && <Text>{address.size > 0 ? t('noneSo') : t('none')}</Text>}
        <Stack component="ul" className="plain whole">
          {data?.map((one) => (
            <Card key={one.id} programme={one} />
          ))}
        </Stack>
      </Stack>
    </Stack>
  );
}

function Filters() {
  const { t } = useTranslation('programmes');
  const { options } = useCodes();
  const [address, setAddress] = useSearchParams();
  const set = (name: Filter, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next, { replace: true });
  };
  return (
    <Group align="flex-end" gap="sm" className="filters" role="search">
      {(Object.keys(filters) as Filter[]).map((name) => (
        <NativeSelect
          key={name}
          label={t(`filters.${name}`)}
          value={address.get(name) ?? ''}
          onChange={({ currentTarget }) => set(name, currentTarget.value)}
          data={[{ value: '', label: t('filters.any') }, ...options(filters[name])]}
        />
      ))}
      {address.size > 0 && (
        <Button variant="subtle" onClick={() => setAddress({})}>
          {t('filters.clear')}
        </Button>
      )}
    </Group>
  );
}

function Card({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('programmes');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  const whoFor = useWhoFor();
  const whatItPays = useWhatItPays();
  const range = usePackageRange();
  const { id, name, funder, summary, closes_at, decision } = programme;
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={3}>
              <Anchor component={Link} to={`/programmes/${id}`} inherit>
                {say(name)}
              </Anchor>
            </Title>
            <Text c="dimmed">{t('by', { funder: funder.name })}</Text>
          </div>
          <Badge variant="light" color="leaf" size="lg">
            {range(programme)}
          </Badge>
        </Group>
        <Text className="prose" lineClamp={3}>
          {say(summary)}
        </Text>
        <Text>
          <strong>{t('whoFor')}</strong> {whoFor(programme.eligibility).join(' ') || t('anybody')}
        </Text>
        <Text>{whatItPays(programme).join(' ')}</Text>
        <Text size="sm">
          {t('until', { day: date(lastDayIn(zone, closes_at), locale) })} {t(`decided.${decision}.short`)}
        </Text>
        <Button component={Link} to={`/programmes/${id}`} className="wrapping" style={{ alignSelf: 'flex-start' }}>
          {t('look', { name: say(name) })}
        </Button>
      </Stack>
    </Paper>
  );
}
