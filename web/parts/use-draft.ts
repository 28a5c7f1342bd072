import { useState } from 'react';

/** What somebody is writing, kept in this tab, so that a reload or a sign-in in the middle loses none of it. */
export function useDraft<T>(name: string, begin: T): [draft: T, write: (draft: T) => void, forget: () => void] {
  const key = `barefoot.draft.${name}`;
  const [draft, setDraft] = useState(() => kept<T>(key) ?? begin);
  const write = (next: T) => {
    sessionStorage.setItem(key, JSON.stringify(next));
    setDraft(next);
  };
  return [draft, write, () => sessionStorage.removeItem(key)];
}

function kept<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as T);
}
