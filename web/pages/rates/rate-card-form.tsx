import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import {
  type RateCard,
  rateCards,
  type RateCards,
  type RateCardWritten,
  rateFloor,
  type WageArea,
} from '../../api/rates.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf, poundsText } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';
import { instantOf } from '../../parts/wall-clock.js';
import { FloorNote } from './floor-note.js';
import { type RateKind, rateKinds, type TypedRates, leastOf, verdictOn } from './typed-rates.js';

interface Props {
  readonly expertId: string;
  readonly current: RateCard | undefined;
  readonly onDone: () => void;
  readonly onLeave?: () => void;
}

const areas: readonly WageArea[] = ['uk', 'london'];

/** What an hour is to cost from now or from a day on, held against the floor as it is typed. */
export function RateCardForm({ expertId, current, onDone, onLeave }: Props) {
  const { t } = useTranslation('rates');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => begun(current));
  const [area, setArea] = useState<WageArea>(current?.area ?? 'uk');
  const [isRegistered, setRegistered] = useState(current?.vat_registered ?? false);
  const [from, setFrom] = useState('');
  const floor = useQuery(rateFloor(expertId, area)).data;
  const add = useDeed(
    (card: RateCardWritten, key) => api.post<RateCards>(`/experts/${expertId}/rate-cards`, card, key),
    async (cards) => {
      queries.setQueryData(rateCards(expertId).queryKey, cards);
      onDone();
      await Promise.all(
        [['me', 'expert'], ['offer-terms'], ['offer-preview'], ['expert', expertId]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate({
      area,
      vat_registered: isRegistered,
      hourly: hourlyOf(typed),
      ...(from && { in_force_from: instantOf('Europe/London', from, '00:00') }),
    });
  };
  const fault = add.error instanceof Refusal ? add.error.faults() : {};
  const wordsOf = (kind: RateKind): string | undefined => {
    const verdict = floor && verdictOn(kind, typed, floor);
    if (verdict === 'no-amount') return t('cards.noAmount');
    if (verdict === 'under' && floor) return t('cards.under', { least: `£${poundsText(leastOf(kind, typed, floor))}` });
    return fault[`hourly/${kind}`];
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div className="wide-fields" style={{ alignItems: 'start' }}>
          {rateKinds.map((kind) => (
            <TextInput
              key={kind}
              label={t(`cards.${kind}`)}
              description={t(kind === 'contact' ? 'cards.anHour' : 'cards.empty')}
              placeholder={floor && kind !== 'contact' ? poundsText(ifEmpty(kind, typed, floor)) : undefined}
              inputMode="decimal"
              required={kind === 'contact'}
              value={typed[kind]}
              onChange={(event) => setTyped({ ...typed, [kind]: event.currentTarget.value })}
              leftSection="£"
              error={wordsOf(kind)}
            />
          ))}
        </div>
        {floor && <FloorNote floor={floor} />}
        <Radio.Group label={t('cards.area')} value={area} onChange={setArea}>
          <Group gap="lg" mt={6}>
            {areas.map((one) => (
              <Radio key={one} value={one} label={t(`areas.${one}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Checkbox
          label={t('cards.isRegistered')}
          checked={isRegistered}
          onChange={(event) => setRegistered(event.currentTarget.checked)}
        />
        <TextInput
          type="date"
          label={t('cards.inForce')}
          description={t('cards.inForceMeans')}
          maw="20rem"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={fault.in_force_from}
        />
        <Refused error={add.error} atFields={[...rateKinds.map((kind) => `hourly/${kind}`), 'in_force_from']} />
        <Group gap="sm">
          <Button type="submit" loading={add.isPending}>
            {t('cards.save')}
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

function begun(card: RateCard | undefined): TypedRates {
  return Object.fromEntries(
    rateKinds.map((kind) => [kind, card ? poundsText(card.hourly[kind].minor) : '']),
  ) as unknown as TypedRates;
}

function hourlyOf(typed: TypedRates): RateCardWritten['hourly'] {
  const rates = rateKinds.flatMap((kind) => {
    const minor = penceOf(typed[kind]);
    return minor === undefined && typed[kind].trim() === '' && kind !== 'contact'
      ? []
      : [[kind, { minor: minor ?? 0 }]];
  });
  return Object.fromEntries(rates) as RateCardWritten['hourly'];
}

function ifEmpty(kind: RateKind, typed: TypedRates, floor: Parameters<typeof leastOf>[2]): number {
  return kind === 'travel' ? leastOf(kind, typed, floor) : (penceOf(typed.contact) ?? floor.hourly.minor);
}
