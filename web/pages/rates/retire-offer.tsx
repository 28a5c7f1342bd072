import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Offer } from '../../api/experts.js';
import { Refused } from '../../parts/refused.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** Asked twice, as an offer that is retired does not come back. */
export function RetireOffer({ expertId, offer }: { readonly expertId: string; readonly offer: Offer }) {
  const { t } = useTranslation('rates');
  const say = useBilingual();
  const queries = useQueryClient();
  const [isSure, setSure] = useState(false);
  const retire = useMutation({
    mutationFn: () => api.delete(`/experts/${expertId}/offers/${offer.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me', 'expert'] }),
  });
  const named = (words: string) => `${words}: ${say(offer.title)}`;
  return (
    <>
      {isSure ? (
        <>
          <Button
            color="brick.6"
            autoFocus
            loading={retire.isPending}
            onClick={() => retire.mutate()}
            aria-label={named(t('offers.retireSure'))}
          >
            {t('offers.retireSure')}
          </Button>
          <Button variant="default" onClick={() => setSure(false)}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => setSure(true)} aria-label={named(t('offers.retire'))}>
          {t('offers.retire')}
        </Button>
      )}
      <Refused error={retire.error} />
    </>
  );
}
