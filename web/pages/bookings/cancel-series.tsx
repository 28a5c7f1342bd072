import { Text } from '@mantine/core';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Booking,
  type Cancel as CancelRequest,
  type CancellationPreview,
  cancellationPreview,
} from '../../api/bookings.js';
import { cancelSeries } from '../../api/series.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { sumOf } from '../../parts/sum-of.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { CancelForm } from './cancel-form.js';
import './series.css';
import { useBookingDeed } from './use-booking-deed.js';

interface Props {
  readonly booking: Booking;
  /** All of its series that are still to come, itself among them. */
  readonly toCome: readonly Booking[];
  readonly onDone: () => void;
}

/** All that is to come at once, with what each of them costs, and what that comes to. */
export function CancelSeries({ booking, toCome, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const queries = useQueryClient();
  const found = useQueries({ queries: toCome.map(({ id }) => cancellationPreview(id)) });
  const previews = found.flatMap(({ data }) => data ?? []);
  const failed = found.find(({ error }) => error);
  const isReady = previews.length === toCome.length;
  const cancel = useBookingDeed(
    booking.id,
    (request: CancelRequest, key) => cancelSeries(booking.series_id ?? '', request, key),
    () => {
      void queries.invalidateQueries({ queryKey: ['booking'] }); // the others too
      onDone();
    },
  );
  return (
    <CancelForm
      title={t('series.cancelTitle', { count: toCome.length })}
      does={t('series.do', { count: toCome.length })}
      name={booking.expert.name}
      isReady={isReady}
      isBusy={cancel.isPending}
      error={cancel.error}
      onCancel={(request) => cancel.mutate(request)}
      onDone={onDone}
    >
      <Refused error={failed?.error} retry={() => void failed?.refetch()} />
      {!isReady && !failed && <Waiting lines={3} />}
      {isReady && <Costs toCome={toCome} previews={previews} />}
    </CancelForm>
  );
}

interface CostsProps {
  readonly toCome: readonly Booking[];
  readonly previews: readonly CancellationPreview[];
}

function Costs({ toCome, previews }: CostsProps) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const paid = previews.filter((each) => each.paid && each.due.currency === previews[0]?.due.currency);
  const due = sumOf(previews.map((each) => each.due));
  const debt = sumOf(previews.map((each) => each.debt));
  const returned = sumOf(paid.map((each) => each.returned));
  const amounts = { due: due ? inWords(due, common) : '', returned: returned ? inWords(returned, common) : '' };
  const free = returned ? t('cancel.freeAndBack', { amount: amounts.returned }) : t('cancel.free');
  return (
    <>
      <ul className="together">
        {toCome.map(({ id, start }, index) => {
          const cost = previews[index]?.due;
          return (
            <li key={id}>
              {dayAndTime(zone, start, locale)}
              {': '}
              {cost && cost.minor > 0 ? inWords(cost, common) : t('series.nothing')}
            </li>
          );
        })}
      </ul>
      <Text fw={600}>{due && due.minor > 0 ? t('series.costs', amounts) : free}</Text>
      {debt && debt.minor > 0 && <Text>{t('cancel.debt', { amount: inWords(debt, common) })}</Text>}
    </>
  );
}
