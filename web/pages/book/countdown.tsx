import { Group, Text, VisuallyHidden } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondsLeft } from './use-seconds-left.js';

const warnings = [5, 1] as const;

interface Props {
  readonly until: string;
  readonly onOver: () => void;
}

/** How long the time is held still: always to be seen, read out at five minutes and at one. */
export function Countdown({ until, onOver }: Props) {
  const { t } = useTranslation('book');
  const seconds = useSecondsLeft(until) ?? 0;
  const isOver = seconds === 0;
  useEffect(() => {
    if (!isOver) return;
    onOver();
    const again = setInterval(onOver, 3000); // where the service's clock is behind ours
    return () => clearInterval(again);
  }, [isOver, onOver]);
  const warned = warnings.findLast((minutes) => seconds <= minutes * 60);
  return (
    <Group gap={6} wrap="nowrap" className="countdown" data-soon={seconds <= 300 || undefined}>
      <IconClock size={20} aria-hidden />
      <Text fw={600} role="timer" aria-live="off">
        {t('countdown', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}
      </Text>
      <VisuallyHidden aria-live="polite">
        {warned && !isOver ? t('countdownWarning', { count: warned }) : ''}
      </VisuallyHidden>
    </Group>
  );
}
