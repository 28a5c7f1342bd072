import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a page that took another's place under the same address: whoever listens hears it, the keyboard goes on from it. */
export function FocusedTitle({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Title ref={title} tabIndex={-1} className="unmarked">
      {children}
    </Title>
  );
}
