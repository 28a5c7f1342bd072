import { now } from './now.js';

const kept = 'barefoot.return';
const hour = 3_600_000;

/** The link of the letter opens another page of this browser: that one goes on where this one stands, or where its reader came to sign in from. */
export function returnAfterSignIn(): void {
  const { pathname, search, hash } = location;
  if (pathname === '/enter') return;
  localStorage.setItem(kept, JSON.stringify({ to: pathname + search + hash, at: now().getTime() }));
}

/** Where to go on after signing in, within an hour: a path of ours, or the first page. It is read only, as pages are rendered as often as React likes. */
export function whereToReturn(): string {
  const found = JSON.parse(localStorage.getItem(kept) ?? 'null') as { to?: unknown; at?: unknown } | null;
  const isFresh = typeof found?.at === 'number' && now().getTime() - found.at < hour;
  return isFresh && typeof found.to === 'string' && /^\/(?!\/)/.test(found.to) ? found.to : '/';
}

/** Whoever has come back once is not led there another time. */
export function forgetReturn(): void {
  localStorage.removeItem(kept);
}
