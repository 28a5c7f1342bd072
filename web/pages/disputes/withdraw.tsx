import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Dispute } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { Sure } from '../steward/sure.js';
import { useDisputeDeed } from './use-dispute-deed.js';

interface Props {
  readonly dispute: Dispute;
  readonly side: 'client' | 'adviser';
}

export function Withdraw({ dispute: { booking_id, disputed }, side }: Props) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const withdraw = useDisputeDeed(booking_id, (_: undefined) => api.delete<Dispute>(`/bookings/${booking_id}/dispute`));
  return (
    <Sure
      label={t('withdraw.label')}
      sure={t('withdraw.sure')}
      onSure={() => withdraw.mutate(undefined)}
      isPending={withdraw.isPending}
      error={withdraw.error}
      isHarm
      isQuiet
    >
      <Text>{t(`withdraw.means.${side}`, { amount: inWords(disputed, common) })}</Text>
    </Sure>
  );
}
