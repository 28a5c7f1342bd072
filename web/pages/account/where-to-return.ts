import { now } from '../../api/now.js';
import { keptReturn } from '../../api/return-after-sign-in.js';

const hour = 3_600_000;

/** Where to go on after signing in, within an hour: a path of ours, or the first page. It is read only, as pages are rendered as often as React likes. */
export function whereToReturn(): string {
  const found = JSON.parse(localStorage.getItem(keptReturn) ?? 'null') as { to?: unknown; at?: unknown } | null;
  const isFresh = typeof found?.at === 'number' && now().getTime() - found.at < hour;
  return isFresh && typeof found.to === 'string' && /^\/(?![/\\])/.test(found.to) ? found.to : '/';
}

/** Whoever has come back once is not led there another time. */
export function forgetReturn(): void {
  localStorage.removeItem(keptReturn);
}
