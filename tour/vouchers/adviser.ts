import type { Expert, List, Offer } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { check, step } from '../print.js';
import type { Cast } from './people.js';

/** An hour that is offered, and by whom. */
export interface OfferedHour {
  readonly path: `/experts/${string}`;
  readonly offer: string;
}

export async function offerAnHour({ iestyn, anybody }: Pick<Cast, 'iestyn' | 'anybody'>): Promise<OfferedHour> {
  step('An hour, with its preparation and its write-up');
  const { items } = await exchangeQuietly<List<Expert>>(anybody, 'GET /experts?q=Iestyn');
  const path = `/experts/${items[0]?.id ?? ''}` as const;
  await exchange<object>(iestyn, `POST ${path}/rate-cards`, {
    body: { hourly: { contact: { minor: 5999 } } },
    status: 201,
  });
  const offer = await exchange<Offer>(iestyn, `POST ${path}/offers`, {
    body: {
      title: { en: 'An hour on taking a firm over', cy: 'Awr am gymryd cwmni drosodd' },
      ...{ pricing: 'rate_card', duration_minutes: 60, interval_minutes: 60, modes: ['video'] },
    },
    status: 201,
    tell: ({ title, price }) => `${title.en}: ${price ? pounds(price) : ''}`,
  });
  // An hour, half of one and a quarter at £59.99, and 8 % for the platform.
  check('£59.99 + £30.00 + £15.00 and £8.40 is £113.39', offer.price?.minor === 11_339, offer);
  return { path, offer: offer.id };
}
