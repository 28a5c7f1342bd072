import { now } from './now.js';

const kept = 'barefoot.return';
const hour = 3_600_000;

/** The link of the letter opens another page of this browser: that one goes on where this one stands, or where its reader came to sign in from. */
export function returnAfterSignIn(): void {
  const { pathname, search, hash } = location;
  if (pathname === '/enter') return;
  localStorage.setItem(kept, JSON.stringify({ to: pathname + search + hash, at: now().getTime() }));
}

/** Where to go on after signing in, once and within an hour: a path of ours, or the first page. */
export function takeReturn(): string {
  const found = JSON.parse(localStorage.getItem(kept) ?? 'null') as { to?: unknown; at?: unknown } | null;
  localStorage.removeItem(kept);
  const isFresh = typeof found?.at === 'number' && now().getTime() - found.at < hour;
  return isFresh && typeof found.to === 'string' && /^\/(?!\/)/.test(found.to) ? found.to : '/';
}
