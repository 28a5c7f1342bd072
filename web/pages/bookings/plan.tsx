import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { type ActionPlan, actionPlan } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { AddToPlan } from './add-to-plan.js';
import { useBookingDeed } from './use-booking-deed.js';
import { useRole } from './use-role.js';

/** What both sides mean to do: either ticks off what is done, and signs what is agreed. */
export function Plan({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { data, error, refetch } = useQuery(actionPlan(booking.id));
  const { mayBook } = useRole(booking);
  return (
    <Stack component="section" aria-labelledby="plan" gap="sm">
      <Title order={2} id="plan">
        {t('plan.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data && (
        <>
          {data.items.length === 0 ? <Text>{t('plan.none')}</Text> : <Items booking={booking} plan={data} />}
          {data.items.length > 0 && <Signatures booking={booking} plan={data} />}
          {mayBook && <AddToPlan booking={booking} plan={data} />}
        </>
      )}
    </Stack>
  );
}

interface Props {
  readonly booking: Booking;
  readonly plan: ActionPlan;
}

function Items({ booking, plan }: Props) {
  const { t } = useTranslation('bookings');
  const locale = useLocale();
  const queries = useQueryClient();
  const { mayBook } = useRole(booking);
  const { queryKey } = actionPlan(booking.id);
  const tick = useMutation({
    mutationFn: ({ position, done }: { position: number; done: boolean }) =>
      api.put<ActionPlan>(`/bookings/${booking.id}/action-plan/items/${position}/completion`, {
        version: plan.version,
        done,
      }),
    onSuccess: (ticked) => queries.setQueryData(queryKey, ticked),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  const shown = (position: number, done: boolean) =>
    tick.isPending && tick.variables.position === position ? tick.variables.done : done;
  return (
    <>
      <ul className="plain">
        {plan.items.map(({ position, what, who, by, done_at }) => (
          <li key={position}>
            <Checkbox
              my={8}
              label={what}
              description={t(`plan.who.${who}`, { name: booking.expert.name, day: date(by, locale) })}
              checked={shown(position, done_at !== null)}
              disabled={!mayBook}
              onChange={({ currentTarget }) => tick.mutate({ position, done: currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
      <Refused error={tick.error} />
    </>
  );
}

function Signatures({ booking, plan }: Props) {
  const { t } = useTranslation('bookings');
  const { mayBook } = useRole(booking);
  const has = (side: 'client' | 'adviser') => plan.signatures.some((signature) => signature.side === side);
  const sign = useBookingDeed(booking.id, (_: undefined, key) =>
    api.post(`/bookings/${booking.id}/action-plan/signature`, { version: plan.version }, key),
  );
  return (
    <>
      <Text>
        {plan.cosigned
          ? t('plan.cosigned')
          : has('client')
            ? t('plan.byUs', { name: booking.expert.name })
            : has('adviser')
              ? t('plan.byThem', { name: booking.expert.name })
              : t('plan.unsigned')}
      </Text>
      <Refused error={sign.error} />
      {mayBook && !has('client') && (
        <Button
          variant="default"
          loading={sign.isPending}
          onClick={() => sign.mutate(undefined)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('plan.sign')}
        </Button>
      )}
    </>
  );
}
