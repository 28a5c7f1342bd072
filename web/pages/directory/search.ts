import type { Search } from '../../api/experts.js';

export const freeWithin = { week: 7, fortnight: 14 } as const;
export const prices = ['free', 'exchange', 'under60', 'under120'] as const;
const taken = ['q', 'topic', 'language', 'near', 'kind', 'access'] as const;

/** What the address of the page asks for, as the service is asked it. `now` bounds "free when", to the minute that the page was opened. */
export function searchOf(address: URLSearchParams, now: Date): Search {
  const days = freeWithin[address.get('free') as keyof typeof freeWithin] as number | undefined;
  const to = days && new Date(now.getTime() + days * 86_400_000).toISOString();
  return {
    ...Object.fromEntries(taken.map((name) => [name, address.get(name) ?? undefined])),
    ...priceOf(address.get('price')),
    ...(to && { free_from: now.toISOString(), free_to: to }),
  };
}

function priceOf(price: string | null): Search {
  if (price === 'free') return { pricing: 'free_introduction' };
  if (price === 'exchange') return { pricing: 'time_credits' };
  if (price === 'under60') return { pricing: 'rate_card', price_to_minor: '6000' };
  return price === 'under120' ? { pricing: 'rate_card', price_to_minor: '12000' } : {};
}
