import { CloseButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly items: readonly { readonly id: string; readonly words: string; readonly isFixed?: boolean }[];
  readonly none: string;
  readonly isBusy: boolean;
  readonly onRemove: (id: string) => void;
}

/** What differs from the week, each with its way out. */
export function ChipList({ items, none, isBusy, onRemove }: Props) {
  const { t } = useTranslation('hours');
  if (items.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <ul className="plain chips">
      {items.map(({ id, words, isFixed = false }) => (
        <li key={id}>
          {words}
          {!isFixed && (
            <CloseButton
              size="md"
              disabled={isBusy}
              aria-label={t('remove', { what: words })}
              onClick={() => onRemove(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
