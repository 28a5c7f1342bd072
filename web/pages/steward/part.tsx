import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';

interface Props {
  readonly title: string;
  readonly lead?: string;
  /** Where it can be linked to. */
  readonly anchor?: string;
  readonly of?: {
    readonly data: unknown;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly children: ReactNode;
}

/** A part of a page with what it reads: its heading is there at once, the rest once it is known. */
export function Part({ title, lead, anchor, of, children }: Props) {
  const own = useId();
  const id = anchor ?? own;
  return (
    <Stack component="section" gap="md" aria-labelledby={id}>
      <div>
        <Title order={2} id={id} tabIndex={-1} className="unmarked">
          {title}
        </Title>
        {lead && <Text c="dimmed">{lead}</Text>}
      </div>
      {of?.error ? (
        <Refused error={of.error} retry={() => void of.refetch()} />
      ) : of && of.data === undefined ? (
        <Waiting />
      ) : (
        children
      )}
    </Stack>
  );
}
