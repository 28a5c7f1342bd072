import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sumOf } from '../../parts/sum-of.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import '../bookings/series.css';
import type { Conflict, PlannedTime, SeriesPlan } from './series-plan.js';

interface Props {
  readonly plan: SeriesPlan;
  /** Given while the organisation is not founded, without which nobody may ask. */
  readonly found: { readonly isPending: boolean; readonly error: Error | null; readonly go: () => void } | undefined;
  /** Why nothing was held a moment ago. */
  readonly conflicts: readonly Conflict[] | undefined;
}

/** Each time with what it costs, or why it cannot be and what is free near it; and the sum of it all. */
export default function SeriesTimes({ plan, found, conflicts = [] }: Props) {
  const { t } = useTranslation('series');
  const { times, error, isFetching, look, choose } = plan;
  if (found)
    return (
      <Stack gap="xs" align="flex-start">
        <Text>{t('times.nameFirst')}</Text>
        <Refused error={found.error} atFields={['name', 'kind']} />
        <Button variant="default" loading={found.isPending} onClick={found.go}>
          {t('times.look')}
        </Button>
      </Stack>
    );
  if (error) return <Refused error={error} retry={look} />;
  return (
    <Stack component="section" gap="xs" aria-labelledby="times" aria-busy={isFetching}>
      <Title order={2} id="times">
        {t('times.title')}
      </Title>
      {conflicts.length > 0 && <NothingHeld conflicts={conflicts} />}
      {times ? (
        <>
          <ol className="series">
            {times.map((time) => (
              <Time key={time.start} time={time} onChoose={(other) => choose(time.start, other)} />
            ))}
          </ol>
          <Total times={times} />
        </>
      ) : (
        <Waiting />
      )}
    </Stack>
  );
}

/** Somebody else was faster at one of the times, or something keeps them from being had together. */
function NothingHeld({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const { t } = useTranslation('series');
  const [zone] = useZone();
  const locale = useLocale();
  const isLost = conflicts.some(({ rule }) => rule === 'occupied');
  return (
    <div className="refused" role="alert">
      {t(isLost ? 'times.lost' : 'times.apart')}
      {!isLost && (
        <ul>
          {conflicts.map(({ start, rule }) => (
            <li key={start}>
              {dayAndTime(zone, start, locale)}: {t(`rules.${rule}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface TimeProps {
  readonly time: PlannedTime;
  readonly onChoose: (other: string) => void;
}

function Time({ time: { start, slot, conflict }, onChoose }: TimeProps) {
  const { t } = useTranslation('series');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const when = dayAndTime(zone, start, locale);
  const cost = slot && (slot.price.minor === 0 ? common('free') : inWords(slot.price, common));
  return (
    <li>
      <span className="mark" aria-hidden>
        {slot ? <IconCheck size={18} color="var(--barefoot-free)" /> : <IconX size={18} color="var(--barefoot-harm)" />}
      </span>
      <div className="when">
        {conflict ? (
          <>
            <Text td="line-through">{when}</Text>
            <Text size="sm">{t(`rules.${conflict.rule}`)}</Text>
            <Instead conflict={conflict} chosen={slot?.start ?? ''} when={when} onChoose={onChoose} />
          </>
        ) : (
          <Text>{when}</Text>
        )}
      </div>
      <Text className="cost">{cost ?? t('times.out')}</Text>
    </li>
  );
}

interface InsteadProps {
  readonly conflict: Conflict;
  readonly chosen: string;
  readonly when: string;
  readonly onChoose: (other: string) => void;
}

function Instead({ conflict: { alternatives }, chosen, when, onChoose }: InsteadProps) {
  const { t } = useTranslation('series');
  const [zone] = useZone();
  const locale = useLocale();
  if (alternatives.length === 0) return <Text size="sm">{t('times.nothingNear')}</Text>;
  return (
    <NativeSelect
      size="sm"
      mt={4}
      aria-label={t('times.instead', { when })}
      value={chosen}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      data={[
        { value: '', label: t('times.leaveOut') },
        ...alternatives.map(({ start }) => ({
          value: start,
          label: t('times.take', { when: dayAndTime(zone, start, locale) }),
        })),
      ]}
    />
  );
}

function Total({ times }: { readonly times: readonly PlannedTime[] }) {
  const { t } = useTranslation('series');
  const { t: common } = useTranslation();
  const held = times.flatMap(({ slot }) => slot ?? []);
  const total = sumOf(held.map(({ price }) => price));
  return (
    <Text fw={600} role="status">
      {t('times.count', { count: held.length })}
      {total && `: ${total.minor === 0 ? common('free') : t('times.total', { amount: inWords(total, common) })}`}
    </Text>
  );
}
