import { useEffect, useState } from 'react';
import { now } from '../../api/now.js';

/** Whole seconds until an instant, never below nought; null where there is none. */
export function useSecondsLeft(until: string | null): number | null {
  const [, tick] = useState(0);
  useEffect(() => {
    if (until === null) return;
    const beat = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(beat);
  }, [until]);
  return until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now().getTime()) / 1000));
}
