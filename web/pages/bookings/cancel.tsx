import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import {
  type Booking,
  type Cancel as CancelRequest,
  type CancellationPreview,
  cancellationPreview,
} from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { CancelForm } from './cancel-form.js';
import { useBookingDeed } from './use-booking-deed.js';

interface Props {
  readonly booking: Booking;
  readonly onDone: () => void;
}

/** What it costs to call it off stands before the button that does it. */
export function Cancel({ booking, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const preview = useQuery(cancellationPreview(booking.id));
  const cancel = useBookingDeed(
    booking.id,
    (request: CancelRequest, key) => api.post<Booking>(`/bookings/${booking.id}/cancellation`, request, key),
    onDone,
  );
  return (
    <CancelForm
      title={t('cancel.title')}
      does={t('cancel.do')}
      name={booking.expert.name}
      isReady={preview.data !== undefined}
      isBusy={cancel.isPending}
      error={cancel.error}
      onCancel={(request) => cancel.mutate(request)}
      onDone={onDone}
    >
      <Refused error={preview.error} retry={() => void preview.refetch()} />
      {preview.isPending && <Waiting lines={2} />}
      {preview.data && <Costs preview={preview.data} />}
    </CancelForm>
  );
}

function Costs({ preview: { due, returned, shares, debt, paid } }: { readonly preview: CancellationPreview }) {
  const { t } = useTranslation('bookings');
  const { t: book } = useTranslation('book');
  const { t: common } = useTranslation();
  if (due.minor === 0)
    return (
      <Text fw={600}>{paid ? t('cancel.freeAndBack', { amount: inWords(returned, common) }) : t('cancel.free')}</Text>
    );
  return (
    <>
      <Text fw={600}>{t('cancel.costs', { due: inWords(due, common), returned: inWords(returned, common) })}</Text>
      <ul>
        {shares.map(({ source, due: borne, returned: back }) => (
          <li key={source}>
            {t('cancel.share', {
              who: book(`shares.${source}`),
              due: inWords(borne, common),
              returned: inWords(back, common),
            })}
          </li>
        ))}
        {debt.minor > 0 && <li>{t('cancel.debt', { amount: inWords(debt, common) })}</li>}
      </ul>
    </>
  );
}
