import { refused } from './refusal.js';
import type { Shelf } from './shelf.js';

/** `answer` with the objects in place of the ids that `paths` lead to, as `latest_charge.balance_transaction`. */
export function expand(answer: object, paths: readonly string[], shelf: Shelf): object {
  const copy = structuredClone(answer);
  for (const path of paths) expandOne(copy as Record<string, unknown>, path.split('.'), shelf, path);
  return copy;
}

function expandOne(at: Record<string, unknown>, [name = '', ...deeper]: string[], shelf: Shelf, path: string): void {
  const value = at[name];
  if (value === null) return;
  const found = typeof value === 'string' ? shelf.find(value) : value;
  if (found === undefined || typeof found !== 'object')
    throw refused('property_not_expandable', `This property cannot be expanded (${path}).`);
  const object = found === value ? found : structuredClone(found);
  at[name] = object;
  const inner = Array.isArray(object) ? object : [object];
  if (deeper.length > 0) inner.forEach((one) => expandOne(one as Record<string, unknown>, deeper, shelf, path));
}
