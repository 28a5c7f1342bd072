import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import type { Expert, Offer } from '../../api/experts.js';
import { type GroupSession, groupSessionsOf, type Schedule } from '../../api/groups.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { instantOf } from '../../parts/wall-clock.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { WorkPage } from '../work/work-page.js';

/** An adviser's own group sessions, and scheduling one. */
export default function OwnGroups() {
  const { t } = useTranslation('groups');
  return (
    <WorkPage title={t('own.title')} lead={t('own.lead')}>
      {(expert) => <Own expert={expert} />}
    </WorkPage>
  );
}

function Own({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('groups');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(groupSessionsOf(expert.id));
  const offers = expert.offers.filter(({ capacity }) => capacity > 1);
  return (
    <Stack gap="xl" maw="46rem">
      <Stack component="section" gap="sm" aria-labelledby="to-come">
        <Title order={2} id="to-come">
          {t('own.toCome')}
        </Title>
        <Refused error={error} retry={() => void refetch()} />
        {!data && !error && <Waiting lines={3} />}
        {data?.items.length === 0 && <Text>{t('own.none')}</Text>}
        <ul>
          {data?.items.map(({ id, title, start, seats_left, capacity, state }) => (
            <li key={id}>
              <Anchor component={Link} to={`/groups/${id}`}>
                {say(title)}, {dayAndTime(zone, start, locale)}
              </Anchor>{' '}
              {state === 'cancelled'
                ? t('cancelled')
                : t('own.taken', { taken: capacity - seats_left, capacity: capacity })}
            </li>
          ))}
        </ul>
      </Stack>
      {offers.length === 0 ? (
        <Text>
          {t('own.noOffer')}{' '}
          <Anchor component={Link} to="/advising/offers" underline="always">
            {t('own.toOffers')}
          </Anchor>
        </Text>
      ) : (
        <ScheduleOne expertId={expert.id} offers={offers} />
      )}
    </Stack>
  );
}

interface ScheduleProps {
  readonly expertId: string;
  readonly offers: readonly Offer[];
}

function ScheduleOne({ expertId, offers }: ScheduleProps) {
  const { t } = useTranslation('groups');
  const { t: book } = useTranslation('book');
  const say = useBilingual();
  const queries = useQueryClient();
  const [zone] = useZone();
  const [typed, write] = useState({ offer: offers[0]?.id ?? '', day: '', time: '', mode: '' });
  const offer = offers.find(({ id }) => id === typed.offer) ?? offers[0];
  const schedule = useDeed(
    (wanted: Schedule, key) => api.post<GroupSession>(`/experts/${expertId}/group-sessions`, wanted, key),
    async () => {
      write((old) => ({ ...old, day: '', time: '' }));
      await queries.invalidateQueries({ queryKey: ['group-sessions'] });
    },
  );
  const faults = schedule.error instanceof Refusal ? schedule.error.faults() : {};
  const mode = offer?.modes.find((each) => each === typed.mode) ?? offer?.modes[0] ?? 'video';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (offer) schedule.mutate({ offer_id: offer.id, start: instantOf(zone, typed.day, typed.time), mode });
  };
  return (
    <Stack component="section" aria-labelledby="schedule">
      <Title order={2} id="schedule">
        {t('own.schedule')}
      </Title>
      <form onSubmit={submit}>
        <Stack align="flex-start">
          <NativeSelect
            label={t('own.offer')}
            value={offer?.id}
            onChange={({ currentTarget }) => write({ ...typed, offer: currentTarget.value })}
            data={offers.map(({ id, title }) => ({ value: id, label: say(title) }))}
          />
          <Group align="flex-start">
            <TextInput
              type="date"
              label={t('own.day')}
              required
              value={typed.day}
              onChange={({ currentTarget }) => write({ ...typed, day: currentTarget.value })}
              error={faults.start}
            />
            <TextInput
              type="time"
              label={t('own.time', { zone: zone.replaceAll('_', ' ') })}
              required
              value={typed.time}
              onChange={({ currentTarget }) => write({ ...typed, time: currentTarget.value })}
            />
          </Group>
          {(offer?.modes.length ?? 0) > 1 && (
            <NativeSelect
              label={t('own.mode')}
              value={mode}
              onChange={({ currentTarget }) => write({ ...typed, mode: currentTarget.value })}
              data={(offer?.modes ?? []).map((value) => ({ value, label: book(`modes.${value}`) }))}
            />
          )}
          <Refused error={schedule.error} atFields={['start']} />
          <Button type="submit" loading={schedule.isPending}>
            {t('own.do')}
          </Button>
          <div role="status">
            {schedule.isSuccess && (
              <Anchor component={Link} to={`/groups/${schedule.data.id}`}>
                {t('own.scheduled')}
              </Anchor>
            )}
          </div>
        </Stack>
      </form>
    </Stack>
  );
}
