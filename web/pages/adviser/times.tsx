import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Slot } from '../../api/experts.js';
import { now } from '../../api/now.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, longDay, monthAfter, monthName, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { type Choice, pathToBook } from '../book/choice.js';
import { ZoneChoice } from './zone-choice.js';

interface Props {
  readonly day: string | null;
  readonly month: string;
  readonly slots: readonly Slot[];
  /** Of whom and what these are the times. */
  readonly of: Omit<Choice, 'start'>;
  readonly isNothingFree: boolean;
  readonly onMonth: (month: string) => void;
}

/** The times of the chosen day, and the zone that they are in. */
export function Times({ day, month, slots, of, isNothingFree, onMonth }: Props) {
  const { t } = useTranslation('adviser');
  const locale = useLocale();
  const next = monthAfter(month, 1);
  return (
    <Stack component="section" aria-live="polite">
      <Title order={2}>{day ? longDay(day, locale) : t('chooseDay')}</Title>
      <ZoneChoice />
      {isNothingFree && (
        <>
          <Text>{t('noneInMonth', { month: monthName(month, locale) })}</Text>
          <Button variant="default" onClick={() => onMonth(next)}>
            {t('toNext', { month: monthName(next, locale) })}
          </Button>
        </>
      )}
      <Stack component="ul" className="plain" gap={8}>
        {slots.map((slot) => (
          <li key={slot.start}>
            <Time slot={slot} of={of} />
          </li>
        ))}
      </Stack>
    </Stack>
  );
}

function Time({ slot, of }: { readonly slot: Slot; readonly of: Props['of'] }) {
  const { t } = useTranslation('adviser');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <Stack gap={2}>
      <Button
        component={Link}
        to={pathToBook({ ...of, start: slot.start })}
        variant="default"
        fullWidth
        justify="space-between"
        rightSection={slot.price.minor === 0 ? common('free') : inWords(slot.price, common)}
      >
        {t('hold', { time: timeIn(zone, slot.start) })}
      </Button>
      <Text size="sm" c="dimmed">
        {new Date(slot.cancel_free_until) > now()
          ? t('freeUntil', { when: dayAndTime(zone, slot.cancel_free_until, locale) })
          : slot.price.minor > 0 && t('freeNoMore')}
      </Text>
    </Stack>
  );
}
