import { Alert, Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../parts/refused.js';

interface Props {
  /** On the button that asks for it, and on the one that does it. */
  readonly label: string;
  readonly sure: string;
  /** What will have been done then. */
  readonly children: ReactNode;
  readonly onSure: () => void;
  readonly isPending: boolean;
  readonly error?: Error | null;
  readonly isHarm?: boolean;
  readonly isQuiet?: boolean;
  readonly disabled?: boolean;
  /** Says of what it is, where several on a page are called the same. */
  readonly of?: string;
}

/** What moves money or cannot be undone: it is said what it does, and asked a second time. */
export function Sure({ label, sure, children, onSure, isPending, error, isHarm, isQuiet, disabled, of }: Props) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const named = (words: string) => (of ? { 'aria-label': `${words}: ${of}` } : {});
  const colour = isHarm ? { color: 'brick.6' } : {};
  if (!isAsked)
    return (
      <Button
        style={{ alignSelf: 'flex-start' }}
        disabled={disabled ?? false}
        variant={isQuiet ? 'default' : 'filled'}
        {...(isQuiet ? {} : colour)}
        onClick={() => setAsked(true)}
        {...named(label)}
      >
        {label}
      </Button>
    );
  return (
    <Alert color={isHarm ? 'brick' : 'teal'} variant="light" role="group" aria-label={label} w="100%">
      <Stack gap="sm">
        <div>{children}</div>
        <Refused error={error} />
        <Group gap="sm">
          <Button autoFocus loading={isPending} onClick={onSure} {...colour} {...named(sure)}>
            {sure}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
