import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { slotsNear } from '../../api/bookings.js';
import { type Expert, expert as expertQuery, type Offer } from '../../api/experts.js';
import { useMe } from '../../api/me.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInForm } from '../account/sign-in-form.js';
import './book.css';
import { type Choice, choiceOf } from './choice.js';
import { Chosen } from './chosen.js';
import { NearestTimes } from './nearest-times.js';
import { Steps } from './steps.js';

const PageRefused = lazy(() => import('../../parts/page-refused.js'));

/** Who is not signed in yet sees none of it. */
const Details = lazy(() => import('./details.js'));

/** The second step: a time is chosen, and whoever books says what for. Its address holds the choice, also through signing in. */
export default function Choose() {
  const { t } = useTranslation('book');
  const [address] = useSearchParams();
  const choice = choiceOf(address);
  const { data: expert, error, refetch } = useQuery(expertQuery(choice.expertId));
  useTitle(t('details.title'));
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="advisers" />;
  if (!expert) return <Waiting lines={8} />;
  const offer = expert.offers.find(({ id }) => id === choice.offerId);
  return (
    <Stack gap="lg">
      <Steps at="details" />
      {offer ? (
        <Known expert={expert} offer={offer} choice={choice} />
      ) : (
        <>
          <Title>{t('details.title')}</Title>
          <NearestTimes slots={[]} choice={choice} />
        </>
      )}
    </Stack>
  );
}

interface Props {
  readonly expert: Expert;
  readonly offer: Offer;
  readonly choice: Choice;
}

function Known({ expert, offer, choice }: Props) {
  const { t } = useTranslation('book');
  const me = useMe();
  const near = useQuery(slotsNear(choice.expertId, choice.offerId, choice.start));
  const slot = near.data?.find(({ start }) => Date.parse(start) === Date.parse(choice.start));
  if (near.error) return <PageRefused error={near.error} retry={() => void near.refetch()} to="advisers" />;
  if (!near.data || me === undefined) return <Waiting lines={8} />;
  return (
    <div className="book">
      <Stack gap="lg">
        <Title>{me ? t('details.title') : t('signIn.title')}</Title>
        {!slot && (
          <Paper withBorder p="lg" role="alert">
            <Text fw={600}>{t('gone.title')}</Text>
            <NearestTimes slots={near.data} choice={choice} />
          </Paper>
        )}
        <Suspense fallback={<Waiting />}>
          {me === null ? <SignInFirst /> : slot && <Details offer={offer} choice={choice} slot={slot} />}
        </Suspense>
      </Stack>
      <Chosen
        expert={expert}
        offer={offer}
        start={choice.start}
        price={slot?.price}
        freeUntil={slot?.cancel_free_until}
      />
    </div>
  );
}

function SignInFirst() {
  const { t } = useTranslation('book');
  return (
    <Stack>
      <Text>{t('signIn.body')}</Text>
      <SignInForm />
    </Stack>
  );
}
