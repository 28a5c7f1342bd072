import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, joined, minutesOf, type Span } from './spans.js';

interface Props {
  /** Of the day, for who hears the fields and does not see where they are. */
  readonly name: string;
  readonly spans: readonly Span[];
  readonly onSpans: (spans: readonly Span[]) => void;
}

const first = { from: 9 * 60, to: 17 * 60 };

/** From when to when, once or oftener in a day. */
export function TypedSpans({ name, spans, onSpans }: Props) {
  const { t } = useTranslation('hours');
  const last = spans.at(-1);
  const next = last ? { from: Math.min(last.to + 60, 1410), to: Math.min(last.to + 180, 1440) } : first;
  return (
    <Stack gap={6}>
      {spans.map((span, index) => (
        <TypedSpan
          key={`${span.from}-${span.to}`}
          name={name}
          span={span}
          onSpan={(changed) => onSpans(joined(spans.with(index, changed)))}
          onRemove={() => onSpans(spans.filter((_, at) => at !== index))}
        />
      ))}
      {(!last || last.to < 1380) && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          aria-label={`${t('typed.add')}: ${name}`}
          onClick={() => onSpans([...spans, next])}
        >
          {t('typed.add')}
        </Button>
      )}
    </Stack>
  );
}

interface SpanProps {
  readonly name: string;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly onRemove: () => void;
}

/** What is typed counts when the field is left, and not before: `1` is on the way to `10:30`. */
function TypedSpan({ name, span, onSpan, onRemove }: SpanProps) {
  const { t } = useTranslation('hours');
  const [from, setFrom] = useState(clockTime(span.from));
  const [to, setTo] = useState(clockTime(span.to));
  const [fault, setFault] = useState('');
  const settle = () => {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    if (begins === undefined || ends === undefined) setFault(t('typed.noTime'));
    else if (begins >= ends) setFault(t('typed.backwards'));
    else if (begins !== span.from || ends !== span.to) onSpan({ from: begins, to: ends });
    else setFault('');
  };
  return (
    <Stack gap={2}>
      <Group gap={8} wrap="nowrap">
        <TextInput
          aria-label={t('typed.from', { day: name })}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          onBlur={settle}
          error={fault !== ''}
        />
        <span aria-hidden>–</span>
        <TextInput
          aria-label={t('typed.to', { day: name })}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          onBlur={settle}
          error={fault !== ''}
        />
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('typed.remove', { day: name, from: clockTime(span.from), to: clockTime(span.to) })}
          onClick={onRemove}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <span role="alert" className="fault">
        {fault}
      </span>
    </Stack>
  );
}
