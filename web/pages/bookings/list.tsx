import { Anchor, Button, Chip, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Booking, bookingsBetween } from '../../api/bookings.js';
import { useMe, useMyOrganisations } from '../../api/me.js';
import { now } from '../../api/now.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import './bookings.css';
import { BookingInList } from './booking-in-list.js';
import { bySeries, sorted, type Sorted, states } from './sorted.js';

const day = 86_400_000;

/** My bookings: what needs me now, what is to come, and what has been. */
export default function Bookings() {
  const { t } = useTranslation('bookings');
  const me = useMe();
  useTitle(t('list.title'));
  if (me === null) return <SignInFirst />;
  return (
    <Stack gap="lg">
      <Title>{t('list.title')}</Title>
      {me ? <Mine /> : <Waiting lines={8} />}
    </Stack>
  );
}

function Mine() {
  const { t } = useTranslation('bookings');
  const [openedAt] = useState(() => now().getTime());
  const [address, setAddress] = useSearchParams();
  const span = [openedAt - 730 * day, openedAt + 400 * day].map((at) => new Date(at).toISOString());
  const { data, error, refetch } = useQuery(bookingsBetween('client', span[0] ?? '', span[1] ?? ''));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  const [state, organisation] = [address.get('state') ?? '', address.get('of') ?? ''];
  const filter = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next, { replace: true });
  };
  const shown = data.filter((one) => !organisation || one.organisation.id === organisation);
  const { now: needed, ahead, past } = sorted(shown, openedAt);
  if (data.length === 0) return <None />;
  return (
    <>
      <Group align="flex-end">
        <OfOrganisation value={organisation} onChange={(value) => filter('of', value)} />
        <Chip.Group multiple={false} value={state} onChange={(value) => filter('state', value)}>
          <Group gap="xs" role="group" aria-label={t('list.show')}>
            {['', ...states].map((each) => (
              <Chip key={each} value={each}>
                {t(`list.${(each || 'all') as keyof Sorted | 'all'}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      {(!state || state === 'now') && <Part name="now" items={needed} />}
      {(!state || state === 'ahead') && <Part name="ahead" items={ahead} />}
      {(!state || state === 'past') && <Part name="past" items={past} />}
      <Anchor component={Link} to="/me/calendars" underline="always">
        {t('list.calendars')}
      </Anchor>
    </>
  );
}

function None() {
  const { t } = useTranslation('bookings');
  return (
    <Stack align="flex-start">
      <Text>{t('list.none')}</Text>
      <Button component={Link} to="/advisers">
        {t('list.find')}
      </Button>
    </Stack>
  );
}

function OfOrganisation({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const { t } = useTranslation('bookings');
  const mine = useMyOrganisations().data?.items ?? [];
  if (mine.length < 2) return null;
  return (
    <NativeSelect
      label={t('list.of')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[{ value: '', label: t('list.anyOf') }, ...mine.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

const fewShown = 10;

function Part({ name, items }: { readonly name: keyof Sorted; readonly items: readonly Booking[] }) {
  const { t } = useTranslation('bookings');
  const [isAll, showAll] = useState(false);
  const together = bySeries(items);
  const shown = isAll ? together : together.slice(0, fewShown);
  return (
    <section aria-labelledby={name}>
      <Title order={2} id={name} mb="sm">
        {t(`list.${name}`)}
      </Title>
      {items.length === 0 && <Text c="dimmed">{t(`list.no.${name}`)}</Text>}
      <ul className="plain rows">
        {shown.map(([booking, ...others]) => (
          <BookingInList key={booking.id} booking={booking} others={others} />
        ))}
      </ul>
      {shown.length < together.length && (
        <Anchor component="button" type="button" mt="sm" onClick={() => showAll(true)}>
          {t('list.more', { count: together.length - shown.length })}
        </Anchor>
      )}
    </section>
  );
}
