import { now } from './now.js';

export const keptReturn = 'barefoot.return';

/** The link of the letter opens another page of this browser: that one goes on where this one stands, or where its reader came to sign in from. */
export function returnAfterSignIn(): void {
  const { pathname, search, hash } = location;
  if (pathname === '/enter') return;
  localStorage.setItem(keptReturn, JSON.stringify({ to: pathname + search + hash, at: now().getTime() }));
}
