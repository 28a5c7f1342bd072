import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert, Offer } from '../../api/experts.js';
import { offerTerms } from '../../api/rates.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Brings } from './brings.js';
import { OfferForm } from './offer-form.js';
import { RetireOffer } from './retire-offer.js';

/** Everything that this adviser can be booked for. */
export function OwnOffers({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('rates');
  const [isWriting, setWriting] = useState(false);
  const isOpen = isWriting || expert.offers.length === 0;
  return (
    <Stack component="section" gap="md" aria-labelledby="offers">
      <Title order={2} id="offers">
        {t('offers.title')}
      </Title>
      {expert.offers.length === 0 && <Text>{t('offers.none')}</Text>}
      {expert.offers.map((offer) => (
        <OwnOffer key={offer.id} expertId={expert.id} offer={offer} />
      ))}
      {isOpen ? (
        <Paper withBorder p="lg">
          <Title order={3} mb="md">
            {t('offers.new')}
          </Title>
          <OfferForm
            expertId={expert.id}
            onDone={() => setWriting(false)}
            {...(expert.offers.length > 0 && { onLeave: () => setWriting(false) })}
          />
        </Paper>
      ) : (
        <Group>
          <Button onClick={() => setWriting(true)}>{t('offers.add')}</Button>
        </Group>
      )}
    </Stack>
  );
}

function OwnOffer({ expertId, offer }: { readonly expertId: string; readonly offer: Offer }) {
  const { t } = useTranslation('rates');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const [isChanging, setChanging] = useState(false);
  const terms = useQuery(offerTerms(expertId, offer.id));
  const price = offer.price && (offer.price.minor === 0 ? common('free') : inWords(offer.price, common));
  return (
    <Paper withBorder p="lg" component="article">
      <Stack gap="sm">
        <Group justify="space-between" align="baseline">
          <Title order={3}>{say(offer.title)}</Title>
          <Text fw={600}>{price ?? t('offers.unpriced')}</Text>
        </Group>
        <Text c="dimmed">
          {common('minutes', { count: offer.duration_minutes })} ·{' '}
          {offer.modes.map((mode) => t(`modes.${mode}`)).join(', ')}
          {offer.asks && ` · ${t('offers.asks')}`}
          {offer.capacity > 1 && ` · ${t('offers.group', { count: offer.capacity })}`}
        </Text>
        <Refused error={terms.error} retry={() => void terms.refetch()} />
        {terms.data && <Brings terms={terms.data} pricing={offer.pricing} />}
        {isChanging && terms.data ? (
          <OfferForm
            expertId={expertId}
            standing={{ offer, terms: terms.data }}
            onDone={() => setChanging(false)}
            onLeave={() => setChanging(false)}
          />
        ) : (
          <Group gap="sm">
            <Button
              variant="default"
              disabled={!terms.data}
              onClick={() => setChanging(true)}
              aria-label={`${t('offers.change')}: ${say(offer.title)}`}
            >
              {t('offers.change')}
            </Button>
            <RetireOffer expertId={expertId} offer={offer} />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
