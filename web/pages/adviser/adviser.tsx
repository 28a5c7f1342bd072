import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { now } from '../../api/now.js';
import { expert as expertQuery, type Expert, type Slot } from '../../api/experts.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayIn } from '../../parts/when.js';
import { MonthCalendar } from './month-calendar.js';
import { Offers } from './offers.js';
import { OtherWays } from './other-ways.js';
import { Profile } from './profile.js';
import { Reviews } from './reviews.js';
import { Times } from './times.js';
import { useMonth } from './use-month.js';

const PageRefused = lazy(() => import('../../parts/page-refused.js'));

/** Who, when and which: an adviser, the month, and the times of a day, side by side. */
export default function Adviser() {
  const { id = '' } = useParams();
  const { data: expert, error, refetch } = useQuery(expertQuery(id));
  useTitle(expert?.name ?? '…');
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="advisers" />;
  return expert ? <Known expert={expert} /> : <Waiting lines={10} />;
}

function Known({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('adviser');
  const [zone] = useZone();
  const [openedAt] = useState(now);
  const today = dayIn(zone, openedAt);
  const [address, setAddress] = useSearchParams();
  const offer = expert.offers.find(({ id }) => id === address.get('offer')) ?? expert.offers[0];
  const asked = address.get('day');
  const month = address.get('month') ?? asked?.slice(0, 7) ?? today.slice(0, 7);
  const { byDay, isFetching, error, refetch } = useMonth(
    offer && { expertId: expert.id, offerId: offer.id },
    month,
    zone,
  );
  const go = (where: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(where)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setAddress(next, { replace: true, preventScrollReset: true });
  };
  const slots: readonly Slot[] = (asked && byDay.get(asked)) || [];
  const day = slots.length > 0 || isFetching ? asked : null;
  return (
    <div className="booker">
      <Stack gap="lg">
        <Profile expert={expert} />
        <Offers offers={expert.offers} chosen={offer?.id} onChoose={(chosen) => go({ offer: chosen })} />
      </Stack>
      <Stack component="section" aria-labelledby="when">
        <Title order={2} id="when">
          {t('month', { name: expert.name })}
        </Title>
        <Refused error={error} retry={() => void refetch()} />
        <MonthCalendar
          month={month}
          today={today}
          byDay={byDay}
          chosen={day}
          isBusy={isFetching}
          onMonth={(to) => go({ month: to, day: null })}
          onDay={(to) => go({ day: to })}
        />
      </Stack>
      <Times
        day={day}
        month={month}
        slots={slots}
        of={{ expertId: expert.id, offerId: offer?.id ?? '' }}
        isNothingFree={!isFetching && byDay.size === 0}
        onMonth={(to) => go({ month: to, day: null })}
      />
      <OtherWays expert={expert} offer={offer} />
      <Reviews expert={expert} />
    </div>
  );
}
