import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Slot } from '../../api/experts.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { type Choice, pathToBook } from './choice.js';

interface Props {
  readonly slots: readonly Slot[];
  readonly choice: Choice;
  /** What was typed already, taken along to the other time. */
  readonly typed?: unknown;
}

/** Other times of the same offer, the nearest first; and where there is none, the adviser's month. */
export function NearestTimes({ slots, choice, typed }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <Stack gap="xs">
      <Text fw={600}>{slots.length > 0 ? t('nearest') : t('nothingNear')}</Text>
      <ul className="near">
        {slots.slice(0, 5).map((slot) => (
          <li key={slot.start}>
            <Anchor component={Link} to={pathToBook({ ...choice, start: slot.start })} state={typed}>
              {dayAndTime(zone, slot.start, locale)}
            </Anchor>
            , {slot.price.minor === 0 ? common('free') : inWords(slot.price, common)}
          </li>
        ))}
      </ul>
      <Anchor component={Link} to={`/advisers/${choice.expertId}?offer=${choice.offerId}`}>
        {t('allTimes')}
      </Anchor>
    </Stack>
  );
}
