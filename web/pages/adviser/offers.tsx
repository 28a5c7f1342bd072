import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/experts.js';
import { inWords } from '../../parts/money.js';
import { QuoteLines } from '../../parts/quote-lines.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly offers: readonly Offer[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** What can be booked, and what each price is made of. */
export function Offers({ offers, chosen, onChoose }: Props) {
  const { t } = useTranslation('adviser');
  return (
    <fieldset className="choice">
      <legend>{t('offers')}</legend>
      <Stack gap="sm" mt="xs">
        {offers.map((offer) => (
          <div key={offer.id} className="card">
            <label>
              <input
                type="radio"
                name="offer"
                checked={offer.id === chosen}
                disabled={offer.price === null}
                onChange={() => onChoose(offer.id)}
              />
              <OfferInWords offer={offer} />
            </label>
            {offer.id === chosen && offer.quote_lines.length > 0 && <QuoteLines caption={t('madeOf')} offer={offer} />}
          </div>
        ))}
      </Stack>
    </fieldset>
  );
}

function OfferInWords({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('adviser');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const { price } = offer;
  const cost = price?.minor === 0 ? common('free') : price && inWords(price, common);
  return (
    <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text fw={600}>{say(offer.title)}</Text>
        <Text fw={600}>{cost ?? t('offer.notListed')}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {common('minutes', { count: offer.duration_minutes })}
        {offer.asks && ` · ${t('offer.asks')}`}
        {offer.capacity > 1 && ` · ${t('offer.group', { count: offer.capacity })}`}
      </Text>
      <Text size="sm">{say(offer.summary)}</Text>
    </Stack>
  );
}
