import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RateCard, rateCards } from '../../api/rates.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { RateCardForm } from './rate-card-form.js';

/** What an hour costs, now and from a later day on; a card is never changed, another follows it. */
export function Rates({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('rates');
  const { data, error, refetch } = useQuery(rateCards(expertId));
  const [isWriting, setWriting] = useState(false);
  const current = data?.items.find(({ standing }) => standing === 'in force');
  const shown = data?.items.filter(({ standing }) => standing !== 'past') ?? [];
  const isOpen = isWriting || data?.items.length === 0;
  return (
    <Stack component="section" gap="md" aria-labelledby="rates">
      <Title order={2} id="rates">
        {t('cards.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <Text>{t('cards.none')}</Text>}
      {shown.map((card) => (
        <Card key={card.id} card={card} />
      ))}
      {data && isOpen && (
        <RateCardForm
          expertId={expertId}
          current={current}
          onDone={() => setWriting(false)}
          {...(data.items.length > 0 && { onLeave: () => setWriting(false) })}
        />
      )}
      {data && !isOpen && (
        <Group>
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('cards.change')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

const kinds = ['contact', 'preparation', 'write_up', 'travel'] as const;

function Card({ card }: { readonly card: RateCard }) {
  const { t } = useTranslation('rates');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const day = date(dayIn(zone, card.in_force_from), locale);
  return (
    <table className="sums" style={{ maxWidth: '34rem' }}>
      <caption>
        {t(card.standing === 'in force' ? 'cards.since' : 'cards.from', { day })} · {t(`areas.${card.area}`)}
        {card.vat_registered && ` · ${t('cards.vat')}`}
      </caption>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`cards.${kind}`)}</th>
            <td>{inWords(card.hourly[kind], common)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
