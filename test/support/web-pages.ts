import { RefusalTokens } from '../../src/accounts/notifications/refusal-tokens.js';
import type { UserId } from '../../src/kernel/id.js';
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
  { name: 'booked-series', at: '/book/:id', as: 'client', of: ({ bookings }) => bookings.series },
  { name: 'bookings', at: '/bookings', as: 'client' },
  { name: 'booking', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.confirmed },
  { name: 'booking-series', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.series },
  { name: 'booking-delivered', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.delivered },
  { name: 'booking-accepted', at: '/bookings/:id', as: 'client', of: ({ bookings }) => bookings.accepted },
  { name: 'organisation', at: '/organisations/:id', as: 'client', of: ({ startUp }) => startUp.organisation.id },
  { name: 'money', at: '/organisations/:id/money', as: 'client', of: ({ startUp }) => startUp.organisation.id },
  { name: 'webhooks', at: '/organisations/:id/webhooks', as: 'client', of: ({ startUp }) => startUp.organisation.id },
  { name: 'me', at: '/me', as: 'client' },
  { name: 'me-calendars', at: '/me/calendars', as: 'client' },
  { name: 'me-calendars-of-adviser', at: '/me/calendars', as: 'adviser' },
  { name: 'advising', at: '/advising', as: 'adviser' },
  { name: 'advising-hours', at: '/advising/hours', as: 'adviser' },
  { name: 'advising-calendars', at: '/advising/calendars', as: 'adviser' },
  { name: 'advising-offers', at: '/advising/offers', as: 'adviser' },
  { name: 'advising-set-up', at: '/advising/set-up', as: 'adviser' },
  { name: 'advising-pay', at: '/advising/pay', as: 'adviser' },
  { name: 'advising-pay-to', at: '/advising/pay/to', as: 'adviser' },
  { name: 'advising-webhooks', at: '/advising/webhooks', as: 'adviser' },
  { name: 'advising-session', at: '/advising/sessions/:id', as: 'adviser', of: ({ bookings }) => bookings.confirmed },
  { name: 'advising-write-up', at: '/advising/sessions/:id', as: 'adviser', of: ({ bookings }) => bookings.over },
  { name: 'advising-groups', at: '/advising/groups', as: 'adviser' },
  { name: 'dispute-by-letter', at: '/bookings/:id/dispute', as: 'client', of: ({ bookings }) => bookings.disputed },
  { name: 'dispute', at: '/disputes/:id', as: 'client', of: ({ bookings }) => bookings.disputed },
  { name: 'dispute-as-steward', at: '/disputes/:id', as: 'steward', of: ({ bookings }) => bookings.disputed },
  { name: 'invitation', at: '/invitation', as: 'newcomer' },
  {
    name: 'unsubscribe',
    at: '/unsubscribe',
    as: 'nobody',
    query: ({ server, adviser }) => ({
      token: server.app.get(RefusalTokens).write({ userId: adviser.person.id as UserId, news: 'bookings' }),
    }),
  },
  { name: 'paid', at: '/pay/:id/return', as: 'client', of: ({ payment }) => payment },
  { name: 'mandate', at: '/pay/mandate', as: 'funder' },
  { name: 'invoice', at: '/invoices/:id', as: 'funder', of: ({ invoice }) => invoice },
  { name: 'groups', at: '/groups', as: 'client' },
  { name: 'group', at: '/groups/:id', as: 'client', of: ({ group }) => group },
  { name: 'waiting', at: '/waiting', as: 'client' },
  { name: 'questions', at: '/questions', as: 'adviser' },
  { name: 'question', at: '/questions/:id', as: 'client', of: ({ question }) => question },
  { name: 'voucher', at: '/vouchers/:id', as: 'client', of: ({ voucher }) => voucher },
  { name: 'programmes', at: '/programmes', as: 'client' },
  { name: 'programme', at: '/programmes/:id', as: 'client', of: ({ programme }) => programme },
  { name: 'application', at: '/applications/:id', as: 'client', of: ({ application }) => application },
  { name: 'funding', at: '/funding', as: 'funder' },
  { name: 'funding-new', at: '/funding/programmes/:id', as: 'steward', of: () => 'new' },
  { name: 'funding-programme', at: '/funding/programmes/:id', as: 'funder', of: ({ programme }) => programme },
  {
    name: 'funding-applications',
    at: '/funding/programmes/:id/applications',
    as: 'steward',
    of: ({ programme }) => programme,
  },
  { name: 'funding-application', at: '/funding/applications/:id', as: 'steward', of: ({ application }) => application },
  { name: 'funding-vouchers', at: '/funding/programmes/:id/vouchers', as: 'funder', of: ({ programme }) => programme },
  { name: 'funding-reports', at: '/funding/programmes/:id/reports', as: 'funder', of: ({ programme }) => programme },
  { name: 'funding-money', at: '/funding/programmes/:id/money', as: 'funder', of: ({ programme }) => programme },
  { name: 'steward', at: '/steward', as: 'steward' },
  { name: 'steward-verification', at: '/steward/verification', as: 'steward' },
  { name: 'steward-disputes', at: '/steward/disputes', as: 'steward' },
  { name: 'steward-money', at: '/steward/money', as: 'steward' },
  { name: 'steward-payouts', at: '/steward/payouts', as: 'steward' },
  { name: 'steward-letters', at: '/steward/letters', as: 'steward' },
  { name: 'steward-audit', at: '/steward/audit', as: 'steward' },
  { name: 'policies', at: '/policies', as: 'client' },
  { name: 'policy', at: '/policies/:key', as: 'steward', of: () => 'platform-fee' },
  { name: 'search', at: '/search', as: 'client', query: () => ({ q: 'rules' }) },
  { name: 'notifications', at: '/notifications', as: 'client' },
  { name: 'transparency', at: '/transparency', as: 'nobody' },
  { name: 'accessibility', at: '/accessibility', as: 'nobody' },
  { name: 'privacy', at: '/privacy', as: 'nobody' },
];

/** Where a page is found in a world. */
export function addressOf({ at, of, query }: WebPage, world: WebWorld): string {
  const path = at.replace(/:\w+/, () => of?.(world) ?? '');
  return query ? `${path}?${new URLSearchParams(query(world)).toString()}` : path;
}

function wanted({ adviser, offer, freeAt }: WebWorld): Record<string, string> {
  return { adviser: adviser.id, offer, start: freeAt };
}
