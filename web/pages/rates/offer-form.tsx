import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { OfferWritten, OwnOffer } from '../../api/rates.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { OfferNumbers } from './offer-numbers.js';
import { OfferPreview } from './offer-preview.js';
import { OfferWords } from './offer-words.js';
import { begun, minuteFields, type StandingOffer, type TypedOffer, writtenOf, wrongNumbers } from './typed-offer.js';

interface Props {
  readonly expertId: string;
  readonly standing?: StandingOffer;
  readonly onDone: () => void;
  readonly onLeave?: () => void;
}

/** Fields that show their own faults. */
const shown = [
  ...(['title/en', 'title/cy', 'summary/en', 'summary/cy', 'modes', 'pricing', 'asks'] as const),
  ...([...minuteFields, 'expenses', 'unreimbursed_costs'] as const),
  ...(['notice_minutes', 'window_days', 'capacity', 'minimum_seats'] as const),
];

/** An offer, new or changed, with what it would cost and bring beside it. */
export function OfferForm({ expertId, standing, onDone, onLeave }: Props) {
  const { t } = useTranslation('rates');
  const queries = useQueryClient();
  const [typed, setTyped] = useState<TypedOffer>(() => begun(standing));
  const path = `/experts/${expertId}/offers`;
  const save = useDeed(
    (written: OfferWritten, key) =>
      standing ? api.put<OwnOffer>(`${path}/${standing.offer.id}`, written) : api.post<OwnOffer>(path, written, key),
    async () => {
      await queries.invalidateQueries({ queryKey: ['me', 'expert'] });
      await queries.invalidateQueries({ queryKey: ['offer-terms', expertId] });
      onDone();
    },
  );
  const wrong = wrongNumbers(typed);
  const written = writtenOf(typed, standing);
  const fault = {
    ...(save.error instanceof Refusal ? save.error.faults() : {}),
    ...Object.fromEntries(wrong.map((name) => [name, t('offers.noNumber')])),
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (wrong.length === 0) save.mutate(written);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <OfferWords typed={typed} onTyped={setTyped} fault={fault} />
        <OfferNumbers typed={typed} onTyped={setTyped} fault={fault} />
        {wrong.length === 0 && <OfferPreview expertId={expertId} written={written} />}
        <Refused error={save.error} atFields={shown} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending}>
            {t(standing ? 'offers.save' : 'offers.create')}
          </Button>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              {t('cancel', { ns: 'common' })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
