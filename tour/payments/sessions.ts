import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import type { Member, Person } from '../people.js';
import { check, step } from '../print.js';
import { accountOf } from '../vouchers/ledger.js';
import { hold, lineOf, type Session } from '../vouchers/sessions.js';
import type { SessionFunding } from './answers.js';
import { payOn } from './paying.js';
import type { Prepared, Story } from './story.js';
import { becomes, passTo } from './time.js';

/** A time that is held, and the payment that is planned for it. */
export interface Planned {
  readonly session: Session;
  readonly payment: string;
}

/** Holds a time, and says how its client's part is to be paid. */
export async function plan(
  { offer }: Pick<Prepared, 'offer'>,
  who: Member,
  start: Temporal.Instant,
  source: { readonly rail: string; readonly voucher_code?: string },
): Promise<Planned> {
  const session = await hold(who, offer, start);
  const { hash } = await exchangeQuietly<{ hash: string }>(who, `GET /bookings/${session.id}/quote`);
  const { payments } = await exchange<SessionFunding>(who, `POST /bookings/${session.id}/funding`, {
    body: { quote_hash: hash, ...source },
    tell: ({ shares, owed, payments: all }) => [
      ...shares.map(lineOf),
      `${pounds(owed)} is owed, to be paid by ${all.at(-1)?.rail ?? 'nobody'}`,
    ],
  });
  return { session, payment: payments.at(-1)?.id ?? '' };
}

/** The same and paid on the provider's page, until the session is confirmed. */
export async function bookAndPay(
  prepared: Pick<Prepared, 'offer'>,
  who: Member,
  start: Temporal.Instant,
  how: Parameters<typeof plan>[3] & { readonly picks: readonly string[] },
): Promise<Planned> {
  const { picks, ...source } = how;
  const planned = await plan(prepared, who, start, source);
  await payOn(who, planned.payment, ...picks);
  await isConfirmed(who, planned.session);
  return planned;
}

export function isConfirmed(who: Person, { id }: Session): Promise<Session> {
  return becomes(
    'the session is confirmed, without anybody’s word',
    () => exchangeQuietly<Session>(who, `GET /bookings/${id}`),
    ({ state }) => state === 'confirmed',
  );
}

export function readSession(who: Person, { id }: Session): Promise<Session> {
  return exchange<Session>(who, `GET /bookings/${id}`, { tell: ({ state }) => state });
}

export function fundingOf(who: Person, { id }: Session): Promise<SessionFunding> {
  return exchangeQuietly<SessionFunding>(who, `GET /bookings/${id}/funding`);
}

/** Sessions of Tudur's, one after the other. */
export async function takePlace(story: Story, sessions: readonly Planned[]): Promise<void> {
  const { tudur, iestyn } = story.cast;
  step('The sessions take place');
  for (const { session } of sessions) {
    await passTo(story, Temporal.Instant.from(session.end).add({ minutes: 5 }));
    await deliver(iestyn, tudur, session);
  }
  const { balance } = await accountOf(iestyn, 'adviser-payable');
  check('three hours and £45.00 make £359.97', balance.minor === 3 * 10_499 + 4500, balance);
}

/** The adviser records it and the client accepts it, quietly. */
export async function deliver(adviser: Person, client: Member, { id }: Session): Promise<void> {
  await exchangeQuietly<object>(adviser, `POST /bookings/${id}/delivery`, {
    body: {
      minutes: { contact: 60, preparation: 30, write_up: 15 },
      topics: ['conversion'],
      language: 'en',
      summary: 'What was agreed.',
    },
    status: 201,
  });
  const { state } = await exchangeQuietly<{ state: string }>(client, `POST /bookings/${id}/acceptance`, {
    body: { version: 1 },
  });
  check('the session is recorded, and its client accepts it', state === 'accepted', state);
}
