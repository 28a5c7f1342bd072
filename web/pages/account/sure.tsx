import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What is done, as on the button. */
  readonly words: string;
  /** What it is done to, for whoever hears the button alone. */
  readonly of: string;
  readonly isPending: boolean;
  readonly onSure: () => void;
}

/** A button that asks once more in its own place. */
export function Sure({ words, of, isPending, onSure }: Props) {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button variant="default" size="compact-md" aria-label={`${words}: ${of}`} onClick={() => setAsked(true)}>
        {words}
      </Button>
    );
  return (
    <Group gap="xs">
      <Button
        color="brick.6"
        size="compact-md"
        autoFocus
        loading={isPending}
        aria-label={`${t('sure', { words })}: ${of}`}
        onClick={onSure}
      >
        {t('sure', { words })}
      </Button>
      <Button variant="default" size="compact-md" onClick={() => setAsked(false)}>
        {common('cancel')}
      </Button>
    </Group>
  );
}
