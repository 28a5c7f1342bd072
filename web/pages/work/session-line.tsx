import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/work.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** `Thursday 3 December, 14:30 to 15:30 · Reading the books · by video` */
export function SessionLine({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  const { start, end, title, mode } = session;
  return (
    <Text>
      {t('between', { from: dayAndTime(zone, start, locale), to: timeIn(zone, end) })} · {say(title)} ·{' '}
      {t(`modes.${mode}`)}
    </Text>
  );
}
