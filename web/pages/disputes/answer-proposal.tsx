import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Dispute } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { Sure } from '../steward/sure.js';
import { useDisputeDeed } from './use-dispute-deed.js';

/** What one side says to what the mediator proposes; without a proposal in time, they may ask for a panel. */
export function AnswerProposal({ dispute: { booking_id, proposal, disputed } }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const answer = useDisputeDeed(booking_id, (accepts: boolean, key) =>
    api.post<Dispute>(
      `/bookings/${booking_id}/dispute/proposal/answer`,
      { accepts, ...(accepts && proposal && { awarded: proposal.awarded }) },
      key,
    ),
  );
  const { isPending, error } = answer;
  return (
    <Stack gap="sm">
      {proposal && (
        <Sure
          label={t('accept.label')}
          sure={t('accept.sure')}
          onSure={() => answer.mutate(true)}
          isPending={isPending}
          error={error}
        >
          <Text>
            {t('accept.means', {
              amount: inWords(proposal.awarded, common),
              back: inWords({ ...disputed, minor: disputed.minor - proposal.awarded.minor }, common),
            })}
          </Text>
        </Sure>
      )}
      <Sure
        label={t(proposal ? 'refuse.label' : 'refuse.panel')}
        sure={t('refuse.sure')}
        onSure={() => answer.mutate(false)}
        isPending={isPending}
        error={error}
        isQuiet
      >
        <Text>{t('refuse.means')}</Text>
      </Sure>
    </Stack>
  );
}
