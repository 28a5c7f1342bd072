import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type DisputeSummary, disputesGoingOn, matters } from '../../api/steward.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Complaints } from './complaints.js';
import { DecideNoShow, DecideObjection } from './decide-matter.js';
import { More } from './more.js';
import { Part } from './part.js';
import { type Column, Rows } from './rows.js';
import { StewardPage } from './steward-page.js';

/** What people do not agree about, and what they complain of. */
export default function StewardDisputes() {
  const { t } = useTranslation('cases');
  return (
    <StewardPage title={t('disputes.title')} lead={t('disputes.lead')}>
      <Stack gap="xl">
        <GoingOn />
        <Matters />
        <Complaints />
      </Stack>
    </StewardPage>
  );
}

function GoingOn() {
  const { t } = useTranslation('cases');
  const list = useInfiniteQuery(disputesGoingOn);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns = useColumns();
  return (
    <Part title={t('disputes.goingOn')} of={list}>
      {all.length === 0 ? (
        <Text>{t('disputes.none')}</Text>
      ) : (
        <Rows caption={t('disputes.goingOn')} columns={columns} rows={all} keyOf={({ id }) => id} />
      )}
      <More {...list} />
    </Part>
  );
}

function useColumns(): readonly [Column<DisputeSummary>, ...Column<DisputeSummary>[]] {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  return [
    {
      name: t('disputes.columns.about'),
      cell: ({ booking_id, reason, opened }) => (
        <Anchor component={Link} to={`/disputes/${booking_id}`}>
          {t(`disputes.reasons.${reason}`)}, {dayAndTime(zone, opened.at, locale)}
        </Anchor>
      ),
    },
    { name: t('disputes.columns.by'), cell: ({ opened: { side } }) => t(`disputes.sides.${side}`) },
    {
      name: t('disputes.columns.state'),
      cell: ({ state, late }) => (
        <Group gap={6} component="span">
          <Badge variant="light" color={state === 'decided' ? 'leaf' : 'teal'}>
            {t(`disputes.states.${state}`)}
          </Badge>
          {late && (
            <Badge variant="light" color="brick">
              {t('disputes.late')}
            </Badge>
          )}
        </Group>
      ),
    },
    { name: t('disputes.columns.due'), cell: ({ due_at }) => (due_at ? dayAndTime(zone, due_at, locale) : '–') },
    { name: t('disputes.columns.sum'), cell: ({ disputed }) => inWords(disputed, common), isAmount: true },
  ];
}

function Matters() {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const [zone] = useZone();
  const list = useQuery(matters);
  const { objections = [], no_shows = [], unrecorded = [] } = list.data ?? {};
  return (
    <>
      <Part title={t('objections.title')} lead={t('objections.lead')} anchor="objections" of={list}>
        {objections.length === 0 && <Text>{t('objections.none')}</Text>}
        <Stack component="ul" className="plain" gap="md">
          {objections.map(({ booking_id, objection }) => (
            <li key={booking_id} className="item">
              <DecideObjection bookingId={booking_id} objection={objection} />
            </li>
          ))}
        </Stack>
      </Part>
      <Part title={t('noShows.title')} anchor="no-shows" of={list}>
        {no_shows.length === 0 && <Text>{t('noShows.none')}</Text>}
        <Stack component="ul" className="plain" gap="md">
          {no_shows.map((one) => (
            <li key={one.booking_id} className="item">
              <DecideNoShow noShow={one} />
            </li>
          ))}
        </Stack>
      </Part>
      <Part title={t('unrecorded.title')} lead={t('unrecorded.lead')} anchor="unrecorded" of={list}>
        {unrecorded.length === 0 && <Text>{t('unrecorded.none')}</Text>}
        <ul>
          {unrecorded.map(({ booking_id, expert_name, organisation_name, ended_at }) => (
            <li key={booking_id}>
              <Anchor component={Link} to={`/bookings/${booking_id}`}>
                {t('unrecorded.one', {
                  ...{ adviser: expert_name, client: organisation_name },
                  when: dayAndTime(zone, ended_at, locale),
                })}
              </Anchor>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
