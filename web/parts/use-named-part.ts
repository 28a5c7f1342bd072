import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** For how long what is above a part may still grow. */
const longestMs = 10_000;
const ownMoves = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Where an address names a part of its page, as those in letters do: once the part is there it is brought into view, and the keyboard
 * goes on from it. It stays there while the rest of the page comes, until its reader moves.
 */
export function useNamedPart(): void {
  const { pathname, hash } = useLocation();
  useEffect(() => (hash.length > 1 ? stayAt(hash.slice(1)) : undefined), [pathname, hash]);
}

function stayAt(id: string): () => void {
  let isReached = false;
  const go = () => {
    const part = document.getElementById(id);
    if (!part) return;
    part.scrollIntoView();
    if (isReached) return;
    isReached = true;
    if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(go);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
    cancelAnimationFrame(first);
    for (const move of ownMoves) removeEventListener(move, stop);
  };
  const timer = setTimeout(stop, longestMs);
  const first = requestAnimationFrame(go); // a new page begins at its top just now
  for (const move of ownMoves) addEventListener(move, stop, { passive: true });
  watch.observe(document.body, { childList: true, subtree: true });
  return stop;
}
