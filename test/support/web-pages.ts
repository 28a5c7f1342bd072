import type { Looker, WebWorld } from './web-world.js';

export interface WebPage {
  /** What its pictures are called. */
  readonly name: string;
  /** Its address as `pages` of src/web-app.ts has it. */
  readonly at: string;
  readonly as: Looker;
  /** What stands in the address for what begins with a colon, and after it. */
  readonly of?: (world: WebWorld) => string;
  readonly query?: (world: WebWorld) => Readonly<Record<string, string>>;
}

/** Every page of the browser app, in what states there are pictures of it, and who looks. A new page has a line here. */
export const webPages: readonly WebPage[] = [
  { name: 'home', at: '/', as: 'nobody' },
  { name: 'directory', at: '/advisers', as: 'nobody' },
  { name: 'adviser', at: '/advisers/:id', as: 'nobody', of: ({ adviser }) => adviser.id },
  { name: 'enter', at: '/enter', as: 'nobody' },
  { name: 'book-as-nobody', at: '/book/new', as: 'nobody', query: wanted },
  { name: 'start', at: '/start', as: 'newcomer' },
  { name: 'signed-in', at: '/signed-in', as: 'newcomer' },
  { name: 'bookings-none', at: '/bookings', as: 'newcomer' },
  { name: 'adviser-begins', at: '/advising/set-up', as: 'newcomer' },
  { name: 'book', at: '/book/new', as: 'client', query: wanted },
  { name: 'book-funding', at: '/book/:id', as: 'client', of: ({ bookings }) => bookings.held },
  { name: 'book-lapsed', at: '/book/:id', as: 'client', of: ({ bookings }) => bookings.lapsed },
  { name: 'book-asked', at: '/book/:id', as: 'client', of: ({ bookings }) => bookings.requested },
  { name: 'booked', at: '/book/:id', as: 'client', of: ({ bookings }) => bookings.confirmed },
  { name: 'bookings', at: '/bookings', as: 'client' },
  { name: 'booking', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.confirmed },
  { name: 'booking-delivered', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.delivered },
  { name: 'booking-accepted', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.accepted },
  { name: 'organisation', at: '/organisations/:id', as: 'client', of: ({ startUp }) => startUp.organisation.id },
  { name: 'money', at: '/organisations/:id/money', as: 'client', of: ({ startUp }) => startUp.organisation.id },
  { name: 'me', at: '/me', as: 'client' },
  { name: 'advising', at: '/advising', as: 'adviser' },
  { name: 'advising-hours', at: '/advising/hours', as: 'adviser' },
  { name: 'advising-offers', at: '/advising/offers', as: 'adviser' },
  { name: 'advising-set-up', at: '/advising/set-up', as: 'adviser' },
  { name: 'advising-pay', at: '/advising/pay', as: 'adviser' },
  { name: 'advising-pay-to', at: '/advising/pay/to', as: 'adviser' },
  { name: 'advising-session', at: '/advising/sessions/:id', as: 'adviser', of: ({ bookings }) => bookings.confirmed },
  { name: 'advising-write-up', at: '/advising/sessions/:id', as: 'adviser', of: ({ bookings }) => bookings.over },
];

/** Where a page is found in a world. */
export function addressOf({ at, of, query }: WebPage, world: WebWorld): string {
  const path = at.replace(/:\w+/, () => of?.(world) ?? '');
  return query ? `${path}?${new URLSearchParams(query(world)).toString()}` : path;
}

function wanted({ adviser, offer, freeAt }: WebWorld): Record<string, string> {
  return { adviser: adviser.id, offer, start: freeAt };
}
