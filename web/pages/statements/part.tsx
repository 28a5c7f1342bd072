import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a statement, which can be linked to. */
export function Part({ name, title, children }: Props) {
  return (
    <Stack component="section" gap="sm" aria-labelledby={name}>
      <Title order={2} id={name}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}
