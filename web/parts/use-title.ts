import { useEffect } from 'react';

/** What the window is called; read out when the page changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Barefoot`;
  }, [title]);
}
