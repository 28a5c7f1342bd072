import { Button, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { lazy, type SubmitEvent, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Refusal } from '../../api/api.js';
import type { Hold } from '../../api/bookings.js';
import type { Offer, Slot } from '../../api/experts.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { Waiting } from '../../parts/waiting.js';
import type { Choice } from './choice.js';
import { HowOften, type Rhythm } from './how-often.js';
import { NearestTimes } from './nearest-times.js';
import { OtherThen } from './other-then.js';
import { useSeriesPlan } from './series-plan.js';
import { isFound, newOrganisation, type ForWhom, WhichOrganisation } from './which-organisation.js';
import { useHold } from './use-hold.js';
import { useBookable } from './use-bookable.js';

/** For who wants more than one. */
const SeriesTimes = lazy(() => import('./series-times.js'));

interface Props {
  readonly offer: Offer;
  readonly choice: Choice;
  readonly slot: Slot;
}

export interface Typed {
  readonly mode: Hold['mode'];
  readonly phone: string;
  readonly needs: string;
  /** Of a series; not there of a single time. */
  readonly rhythm?: Rhythm | undefined;
}

/** How to meet, what for and for whom. What was typed before a time was lost comes along in the address's state, and is kept for who goes back. */
export default function Details({ offer, choice, slot }: Props) {
  const { t } = useTranslation('book');
  const before = useLocation().state as Partial<Typed> | null;
  const [mode = 'video'] = offer.modes;
  const [draft, write, forget] = useDraft<Typed>(`book.${choice.expertId}`, { mode, phone: '', needs: '', ...before });
  const typed = offer.modes.includes(draft.mode) ? draft : { ...draft, mode };
  const bookable = useBookable();
  const [chosen, setChosen] = useState<ForWhom>();
  const hold = useHold(choice, forget);
  const forWhom = chosen ?? bookable.items[0]?.id ?? newOrganisation;
  const isNew = isFound(forWhom);
  const plan = useSeriesPlan({ slot, typed, organisationId: isNew || bookable.isPending ? undefined : forWhom });
  if (bookable.isPending) return <Waiting />;
  const error = hold.error ?? hold.found.error;
  const faults = error instanceof Refusal ? error.faults() : {};
  const set = (some: Partial<Typed>) => write({ ...typed, ...some });
  const found = { ...hold.found, go: () => hold.found.mutate(forWhom, { onSuccess: setChosen }) };
  const count = typed.rhythm ? (plan.times ?? []).filter(({ slot: wanted }) => wanted).length : 1;
  const isReady = typed.rhythm ? !isNew && count > 0 && !plan.isFetching : !isNew || forWhom.name.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    hold.mutate({ slot, typed, forWhom, ...(typed.rhythm && { series: plan.planned }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Modes offer={offer} mode={typed.mode} onMode={(chosenMode) => set({ mode: chosenMode })} />
        {typed.mode === 'phone' && (
          <TextInput
            label={t('details.phone')}
            description={t('details.phoneHint')}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            value={typed.phone}
            onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
            error={faults.phone}
          />
        )}
        <Textarea
          label={t('details.needs')}
          description={t('details.needsHint')}
          rows={5}
          maxLength={2000}
          value={typed.needs}
          onChange={({ currentTarget }) => set({ needs: currentTarget.value })}
          error={faults.needs}
        />
        <WhichOrganisation bookable={bookable.items} forWhom={forWhom} onChange={setChosen} faults={faults} />
        <HowOften rhythm={typed.rhythm} onChange={(rhythm) => set({ rhythm })} />
        {typed.rhythm && (
          <Suspense fallback={<Waiting />}>
            <SeriesTimes plan={plan} found={isNew ? found : undefined} conflicts={hold.conflicts} />
          </Suspense>
        )}
        {!hold.conflicts?.length && <Refused error={hold.error} atFields={['phone', 'needs', 'name', 'kind']} />}
        {hold.alternatives && <NearestTimes slots={hold.alternatives} choice={choice} typed={typed} />}
        {!hold.isPending && <OtherThen slot={slot} />}
        <HoldButton offer={offer} price={slot.price.minor} count={count} isBusy={hold.isPending} isReady={isReady} />
      </Stack>
    </form>
  );
}

interface ButtonProps {
  readonly offer: Offer;
  readonly price: number;
  /** How many times it is about. */
  readonly count: number;
  readonly isBusy: boolean;
  readonly isReady: boolean;
}

function HoldButton({ offer, price, count, isBusy, isReady }: ButtonProps) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const does = price > 0 ? 'details.hold' : offer.asks ? 'details.ask' : 'details.bookFree';
  return (
    <Stack gap={4} align="flex-start">
      <Button type="submit" size="md" loading={isBusy} disabled={!isReady}>
        {t(does, { count: Math.max(1, count) })}
      </Button>
      <Text size="sm" c="dimmed">
        {price > 0 ? t('details.holdHint', { count: Math.max(1, count) }) : common('free')}
      </Text>
    </Stack>
  );
}

interface ModesProps {
  readonly offer: Offer;
  readonly mode: Hold['mode'];
  readonly onMode: (mode: Hold['mode']) => void;
}

function Modes({ offer, mode, onMode }: ModesProps) {
  const { t } = useTranslation('book');
  if (offer.modes.length === 1)
    return (
      <Text>
        {t('details.mode')} <b>{t(`modes.${mode}`)}</b>
      </Text>
    );
  return (
    <Radio.Group label={t('details.mode')} value={mode} onChange={(value) => onMode(value)}>
      <Stack gap="xs" mt="xs">
        {offer.modes.map((each) => (
          <Radio key={each} value={each} label={t(`modes.${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
