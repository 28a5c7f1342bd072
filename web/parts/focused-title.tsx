import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly order?: 1 | 2 | 3;
}

/** The heading of a page that took another's place under the same address: whoever listens hears it, the keyboard goes on from it. */
export function FocusedTitle({ children, order = 1 }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Title ref={title} order={order} tabIndex={-1} className="unmarked">
      {children}
    </Title>
  );
}
