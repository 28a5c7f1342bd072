import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { taxonomy } from '../../api/experts.js';
import { delivery as deliveryQuery, type Delivery as DeliveryView } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { RaiseObjection } from './raise-objection.js';
import { useBookingDeed } from './use-booking-deed.js';
import { useRole } from './use-role.js';

/** What the adviser recorded, and the client's word on it. */
export function Delivery({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { data, error, refetch } = useQuery(deliveryQuery(booking.id));
  return (
    <Stack component="section" aria-labelledby="delivery" gap="sm">
      <Title order={2} id="delivery">
        {t('delivery.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {data ? (
        <>
          <Record delivery={data} />
          <Answer booking={booking} delivery={data} />
        </>
      ) : (
        !error && <Waiting />
      )}
    </Stack>
  );
}

function Record({ delivery: { record, corrected } }: { readonly delivery: DeliveryView }) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const words = useQuery(taxonomy).data;
  const kinds = (['contact', 'preparation', 'write_up', 'travel'] as const).filter((kind) => record.minutes[kind] > 0);
  const topics = (words?.topics ?? []).filter(({ code }) => record.topics.some((topic) => topic === code));
  return (
    <>
      <Text>
        {kinds
          .map((kind) => `${t(`delivery.minutes.${kind}`)}: ${common('minutes', { count: record.minutes[kind] })}`)
          .join(' · ')}
      </Text>
      {topics.length > 0 && <Text>{t('delivery.about', { topics: topics.map(say).join(', ') })}</Text>}
      {record.summary && <Text className="said">{record.summary}</Text>}
      {corrected && <Text size="sm">{t('delivery.corrected')}</Text>}
    </>
  );
}

interface AnswerProps {
  readonly booking: Booking;
  readonly delivery: DeliveryView;
}

function Answer({ booking, delivery }: AnswerProps) {
  const { t } = useTranslation('bookings');
  const [zone] = useZone();
  const locale = useLocale();
  const [isObjecting, setObjecting] = useState(false);
  const { mayBook } = useRole(booking);
  const { accept_by, accepted, objected, record } = delivery;
  const accept = useBookingDeed(booking.id, (_: undefined, key) =>
    api.post(`/bookings/${booking.id}/acceptance`, { version: record.version }, key),
  );
  const withdraw = useBookingDeed(booking.id, (_: undefined) => api.delete(`/bookings/${booking.id}/objection`));
  if (accepted)
    return (
      <Text>
        {t(accepted.by_silence ? 'delivery.bySilence' : 'delivery.accepted', {
          when: dayAndTime(zone, accepted.at, locale),
        })}
      </Text>
    );
  return (
    <>
      {objected && <Objected delivery={delivery} />}
      {accept_by && <Text fw={600}>{t('delivery.by', { when: dayAndTime(zone, accept_by, locale) })}</Text>}
      <Refused error={accept.error ?? withdraw.error} />
      {mayBook && delivery.dispute === null && (
        <Group>
          <Button loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t('delivery.accept')}
          </Button>
          {objected ? (
            <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
              {t('delivery.withdraw')}
            </Button>
          ) : (
            <Button variant="default" aria-expanded={isObjecting} onClick={() => setObjecting((open) => !open)}>
              {t('delivery.object')}
            </Button>
          )}
        </Group>
      )}
      {isObjecting && !objected && <RaiseObjection booking={booking} onDone={() => setObjecting(false)} />}
    </>
  );
}

function Objected({ delivery: { objections } }: { readonly delivery: DeliveryView }) {
  const { t } = useTranslation('bookings');
  const standing = objections.find(({ closed }) => closed === null);
  if (!standing) return null;
  return (
    <div>
      <Text fw={600}>{t('delivery.objected', { reason: t(`objectionReasons.${standing.reason}`) })}</Text>
      <Text className="said">“{standing.statement}”</Text>
      {standing.decision?.note && (
        <Text className="said">{t('delivery.steward', { note: standing.decision.note })}</Text>
      )}
    </div>
  );
}
