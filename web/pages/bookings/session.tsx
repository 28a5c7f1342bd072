import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { type Booking, booking as bookingQuery, quote as quoteQuery } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';
import { PricePanel } from '../../parts/price-panel.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { Files } from '../talk/files.js';
import { Messages } from '../talk/messages.js';
import './bookings.css';
import { Change } from './change.js';
import { Delivery } from './delivery.js';
import { DisputePart } from './dispute.js';
import { NoShow } from './no-show.js';
import { OfSeries } from './of-series.js';
import { OpenDispute } from './open-dispute.js';
import { Paid } from './paid.js';
import { Plan } from './plan.js';
import { Review } from './review.js';
import { useRole } from './use-role.js';
import { When } from './when.js';

/** One booking as its client sees it: where letters lead. Its adviser has a page of their own. */
export default function Session() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data: booking, error, refetch } = useQuery({ ...bookingQuery(id), enabled: Boolean(me) });
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="bookings" />;
  if (!booking || !me) return <Waiting lines={10} />;
  const isMine = me.memberships.some(({ organisation_id }) => organisation_id === booking.organisation.id);
  if (!isMine && !me.steward) return <Navigate to={`/advising/sessions/${id}`} replace />;
  return booking.state === 'held' ? <Navigate to={`/book/${id}`} replace /> : <Known booking={booking} />;
}

function Known({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const say = useBilingual();
  const title = t('list.what', { title: say(booking.title), name: booking.expert.name });
  useTitle(title);
  const { id, state, needs, dispute, price } = booking;
  const { isMember, mayBook, mayDispute } = useRole(booking);
  const hasMoney = price.minor > 0;
  const { data: quote } = useQuery({ ...quoteQuery(id), enabled: hasMoney });
  const isDisputable = hasMoney && mayDispute && !dispute && (state === 'delivered' || isSaidOfUs(booking));
  const hasTakenPlace = state === 'delivered' || state === 'accepted';
  return (
    <div className="session">
      <Stack gap="xl">
        <Stack gap="md">
          <Title>{title}</Title>
          <When booking={booking} />
        </Stack>
        {dispute && <DisputePart booking={booking} />}
        {hasTakenPlace && <Delivery booking={booking} />}
        {(state === 'no-show' || state === 'confirmed') && <NoShow booking={booking} />}
        {isDisputable && <OpenDispute booking={booking} other={booking.expert.name} />}
        {hasTakenPlace && <Plan booking={booking} />}
        {hasTakenPlace && <Review booking={booking} />}
        {needs && (
          <section>
            <Title order={2}>{t('needs')}</Title>
            <Text mt="xs" className="said">
              {needs}
            </Text>
          </section>
        )}
        {isMember && ( // what they say to each other is theirs: no steward reads it
          <>
            <Messages at={`/bookings/${id}`} name={booking.expert.name} mayWrite={mayBook} />
            <Files bookingId={id} mayPutUp={mayBook} />
          </>
        )}
      </Stack>
      <Stack gap="lg">
        <Change booking={booking} />
        {booking.series_id && <OfSeries booking={booking} />}
        {quote && <PricePanel booking={booking} quote={quote} />}
        {hasMoney && price.currency !== 'TCR' && <Paid booking={booking} />}
      </Stack>
    </div>
  );
}

/** Of a no-show of the adviser's nothing is due, so there is nothing to dispute. */
function isSaidOfUs({ state, no_show: noShow }: Booking): boolean {
  return state === 'no-show' && noShow?.side === 'client';
}
