import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../api/policies.js';
import { differing, fieldsOf } from './figures.js';
import { useFigureWords } from './use-figure-words.js';

interface Props {
  readonly now: Figures | undefined;
  readonly then: Figures;
}

/** What would be otherwise: from this to that. */
export function Difference({ now, then }: Props) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const words = useFigureWords();
  const changed = now ? differing(now, then) : fieldsOf(then).map(([field]) => field);
  if (changed.length === 0) return <Text>{t('difference.none')}</Text>;
  return (
    <ul className="plain">
      {changed.map((field) => (
        <li key={field}>
          {called(`fields.${field}`)}:{' '}
          {now?.[field] !== undefined && (
            <>
              {t('difference.from', { was: words(field, now[field]) })} <span aria-hidden>→</span>{' '}
            </>
          )}
          <b>{words(field, then[field] ?? '')}</b>
        </li>
      ))}
    </ul>
  );
}
