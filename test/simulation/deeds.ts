import type { Answer, Client } from '../support/client.js';
import { type Doing, pick } from './step.js';
import { type ABooking, type AClient, award, bookTime, sweep, told, type World } from './world.js';

/** One of the newest that have begun, or have not yet: those are where something can still happen. */
export function someBooking({ bookings, server }: World, when: 'ahead' | 'begun', which: number): ABooking | undefined {
  const now = server.clock.now();
  const some = bookings.filter(({ start }) => Temporal.Instant.compare(start, now) <= 0 === (when === 'begun'));
  return some.at(-1 - (which % 8));
}

function ofBooking(
  when: 'ahead' | 'begun',
  path: string,
  { by, body }: { readonly by: (booking: ABooking, world: World) => AClient['client']; readonly body: object },
): Doing {
  return async (world, { name, which }) => {
    const booking = someBooking(world, when, which);
    if (booking) await told(world, name, by(booking, world).post(`/api/v1/bookings/${booking.id}/${path}`, body));
  };
}

const byClient = (booking: ABooking) => booking.client.client;
const byAdviser = (booking: ABooking) => booking.expert.client;
const bySteward = (_: ABooking, world: World) => world.steward;

const aRecord = {
  minutes: { contact: 60, preparation: 30, write_up: 15 },
  topics: ['governance'],
  language: 'en',
  summary: 'Rules.',
};

const aReason = { reason: 'It has to be.' };
const received = { reason: 'Paid by bank transfer.' };

/** From a voucher, now and then only a part; returns the state of the booking. */
async function pay(world: World, { id, hash, client }: ABooking, other: number): Promise<string | undefined> {
  const part = other % 5 === 0 ? { voucher_pays_minor: 1 + (other % 9000) } : {};
  const body = { quote_hash: hash, voucher_id: pick(client.vouchers.slice(-3), other), ...part };
  const answer = await told(world, 'fund', client.client.post(`/api/v1/bookings/${id}/funding`, body));
  return answer?.body?.state;
}

/** Refused where nobody held it, or it is recorded already. */
export function recordIfHeld(adviser: Client, bookingId: string): Promise<Answer> {
  return adviser.post(`/api/v1/bookings/${bookingId}/delivery`, aRecord);
}

export const doings: Record<string, Doing> = {
  hold: (world, { which, other }) =>
    bookTime(world, pick(world.clients, which), pick(world.experts, other), which + other),
  fund: async (world, { which, other }) => {
    const booking = someBooking(world, 'ahead', which);
    if (booking) await pay(world, booking, other);
  },
  book: async (world, { which, other }) => {
    const booking = await bookTime(world, pick(world.clients, which), pick(world.experts, other), which + other);
    if (booking && (await pay(world, booking, other)) === 'held')
      await told(world, 'receive', world.steward.post(`/api/v1/bookings/${booking.id}/receipts`, received));
  },
  receive: ofBooking('ahead', 'receipts', { by: bySteward, body: received }),
  answer: ofBooking('ahead', 'answer', { by: byAdviser, body: { answer: 'accepted' } }),
  decline: ofBooking('ahead', 'answer', { by: byAdviser, body: { answer: 'declined', reason: 'not-my-field' } }),
  'cancel as client': ofBooking('ahead', 'cancellation', { by: byClient, body: { reason: 'no-longer-needed' } }),
  'cancel as adviser': ofBooking('ahead', 'cancellation', { by: byAdviser, body: { reason: 'illness' } }),
  record: ofBooking('begun', 'delivery', { by: byAdviser, body: aRecord }),
  accept: ofBooking('begun', 'acceptance', { by: byClient, body: { version: 1 } }),
  'client did not come': ofBooking('begun', 'no-show', { by: byAdviser, body: { side: 'client' } }),
  'adviser did not come': ofBooking('begun', 'no-show', { by: byClient, body: { side: 'adviser' } }),
  move: async (world, { name, which, other }) => {
    const booking = someBooking(world, 'ahead', which);
    const start = booking?.start.add({ hours: 1 + (other % 30) }).toString();
    if (booking)
      await told(world, name, byAdviser(booking).post(`/api/v1/bookings/${booking.id}/rescheduling`, { start }));
  },
  award: (world, { which }) =>
    award(world, which % world.clients.length).catch((error: unknown) => {
      if (!world.crashing) throw error;
    }),
  suspend: ofVoucher('suspension', aReason),
  resume: ofVoucher('resumption', aReason),
  'cancel a voucher': ofVoucher('cancellation', aReason),
  'claw back': ofVoucher('clawback', { ...aReason, cause: 'false-declaration' }),
  'a while': (world, { which }) => later(world, { minutes: 5 + (which % 50) }),
  'a day': (world, { which }) => later(world, { hours: 6 + (which % 60) }),
  'a month': (world) => later(world, { hours: 24 * 31 }),
  sweep: async (world) =>
    sweep(world).catch((error: unknown) => {
      if (!world.crashing) throw error;
    }),
};

function ofVoucher(path: string, body: object): Doing {
  return async (world, { name, which, other }) => {
    const voucher = pick(pick(world.clients, which).vouchers, other);
    await told(world, name, world.steward.post(`/api/v1/vouchers/${voucher}/${path}`, body));
  };
}

/** How often each is drawn. Months are rare, since by them vouchers expire. */
export const weights: Record<string, number> = {
  ...{ book: 40, hold: 8, fund: 10, receive: 6, answer: 12, decline: 1, 'cancel as client': 5, 'cancel as adviser': 1 },
  ...{ record: 14, accept: 10, 'client did not come': 2, 'adviser did not come': 1 },
  ...{ move: 2, award: 3, suspend: 1, resume: 1, 'cancel a voucher': 0.3, 'claw back': 0.3 },
  ...{ 'a while': 3, 'a day': 10, 'a month': 0.5, sweep: 5 },
};

function later({ server }: World, by: Temporal.DurationLike): Promise<void> {
  server.clock.moveTo(server.clock.now().add(by));
  return Promise.resolve();
}
