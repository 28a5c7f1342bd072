import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { api, newKey } from '../../api/api.js';
import { useMe } from '../../api/me.js';
import type { Payment } from '../../api/organisations.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { inWords } from '../../parts/money.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';

/** How often its provider is asked by itself, and for how long: a bank's answer may take days, and a letter tells it. */
const everySeconds = 4;
const mostLooks = 15;

/**
 * Where a provider sends a payer back to. That they come proves nothing: the provider is asked how the payment stands. Once a session
 * is paid it goes on to where that is confirmed by itself.
 */
export default function Paid() {
  const { id = '' } = useParams();
  const me = useMe();
  useLanguageOfPayer();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['payment', id, 'asked'],
    queryFn: () => api.post<Payment>(`/payments/${id}/refresh`, {}, newKey()),
    enabled: Boolean(me),
    staleTime: 0,
    refetchInterval: ({ state }) => isOnItsWay(state.data) && state.dataUpdateCount < mostLooks && everySeconds * 1000,
  });
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="bookings" />;
  if (!data) return <Waiting lines={4} />;
  if (data.purpose === 'session' && data.state === 'settled') return <Navigate to={pathOf(data)} replace />;
  return <Stands payment={data} look={() => void refetch()} isLooking={isFetching} />;
}

function isOnItsWay(payment: Payment | undefined): boolean {
  return payment?.state === 'open' || payment?.state === 'pending' || payment?.state === 'planned';
}

/** They asked to pay in it, on a page of the provider's in it. */
function useLanguageOfPayer(): void {
  const { i18n } = useTranslation();
  const [address] = useSearchParams();
  const asked = address.get('lang');
  useEffect(() => {
    if ((asked === 'cy' || asked === 'en') && asked !== i18n.language) void i18n.changeLanguage(asked);
  }, [asked, i18n]);
}

const sayingOf = {
  planned: 'waiting',
  open: 'open',
  pending: 'waiting',
  settled: 'settled',
  failed: 'over',
  expired: 'over',
  reversed: 'reversed',
} as const satisfies Record<Payment['state'], string>;

interface Props {
  readonly payment: Payment;
  readonly look: () => void;
  readonly isLooking: boolean;
}

function Stands({ payment, look, isLooking }: Props) {
  const { t, i18n } = useTranslation('arrive');
  const { t: common } = useTranslation();
  const { state, amount, failure } = payment;
  const saying = sayingOf[state];
  useTitle(t(`paid.${saying}.title`));
  return (
    <Stack maw="36rem" aria-live="polite">
      <FocusedTitle key={saying}>{t(`paid.${saying}.title`)}</FocusedTitle>
      <Text size="lg" fw={600}>
        {inWords(amount, common)}
      </Text>
      <Text>{t(`paid.${saying}.body`)}</Text>
      {failure && <Text>{i18n.language === 'cy' ? failure.cy : failure.en}</Text>}
      <Group>
        <Button component={Link} to={pathOf(payment)}>
          {t(state === 'settled' ? 'paid.on' : 'paid.back')}
        </Button>
        {isOnItsWay(payment) && (
          <Button variant="default" loading={isLooking} onClick={look}>
            {t('paid.look')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What was paid for, on the page that goes on to what is next by how it stands. */
function pathOf({ purpose, reference, organisation_id }: Payment): string {
  if (purpose === 'session') return `/book/${reference}`;
  return purpose === 'invoice' ? `/invoices/${reference}` : `/organisations/${organisation_id}/money`;
}
