import { useSyncExternalStore } from 'react';
import { useMe } from '../api/me.js';

const kept = 'barefoot.zone';
const told = new EventTarget();

/** The zone that times are shown in: the one chosen here, else the account's, else the machine's. */
export function useZone(): [string, (zone: string) => void] {
  const me = useMe();
  const chosen = useSyncExternalStore(
    (tell) => {
      told.addEventListener('zone', tell);
      return () => told.removeEventListener('zone', tell);
    },
    () => localStorage.getItem(kept),
  );
  const choose = (zone: string) => {
    localStorage.setItem(kept, zone);
    told.dispatchEvent(new Event('zone'));
  };
  return [chosen ?? me?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, choose];
}
