import { loadDemo } from '../../src/demo/index.js';
import { type ABooker, aHold, confirm, fund } from './bookings.js';
import { type Answer, Client } from './client.js';
import { ask } from './conversations.js';
import {
  type AnExpert,
  anExpert,
  anOffer,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
} from './factories.js';
import { aGroupSession, holdSeries } from './groups.js';
import { passTime, type PayingServer } from './paying.js';
import { fundBy } from './funding.js';
import { aFunder, aProgramme, aVoucher } from './vouchers.js';
import { dayFrom, londonTime } from './web.js';

/** Where every page of the browser app has something to show: the people of the demo, and stories around one start-up and one adviser. */
export interface WebWorld {
  readonly server: PayingServer;
  /** Who looks at pages: the addresses that they sign in with. */
  readonly people: Readonly<Record<Exclude<Looker, 'nobody'>, string>>;
  readonly adviser: AnExpert;
  /** Of one hour, by the adviser's rates. */
  readonly offer: string;
  readonly startUp: ABooker;
  readonly voucher: string;
  readonly programme: string;
  /** Of that programme, not paid. */
  readonly invoice: string;
  /** Of the start-up to that programme: that which became the voucher. */
  readonly application: string;
  /** Of the start-up to the adviser. */
  readonly question: string;
  /** Of the adviser, for several at once. */
  readonly group: string;
  /** Of the time that is held, not begun. */
  readonly payment: string;
  /** Bookings of the start-up with the adviser, by how they stand. */
  readonly bookings: Readonly<
    Record<
      'held' | 'lapsed' | 'requested' | 'confirmed' | 'series' | 'over' | 'delivered' | 'accepted' | 'disputed',
      string
    >
  >;
  /** A time of the adviser's that is free. */
  readonly freeAt: string;
}

export type Looker = 'nobody' | 'newcomer' | 'client' | 'adviser' | 'funder' | 'steward';

export async function aWebWorld(server: PayingServer): Promise<WebWorld> {
  await loadDemo(server.app);
  const anybody = await Client.of(server);
  const [steward, newcomer] = [await aSteward(server), await aPerson(server, { name: 'Ffion Haul' })];
  const adviser = await theAdviser(server, anybody);
  const startUp = await theStartUp(server, anybody);
  const funder = await aFunder(server, { name: 'Cronfa Afon' });
  const programme = await aProgramme(server, { funder, terms: { nameEn: 'First steps', nameCy: 'Camau cyntaf' } });
  const voucher = await aVoucher(server, { organisationId: startUp.organisation.id, programme });
  await theEndpoint(startUp);
  const bookings = await theBookings(server, { startUp, adviser, steward: await anybody.as(steward.email) });
  return {
    ...{ server, adviser, startUp, bookings, programme: programme.id, voucher: voucher.id },
    application: voucher.applicationId,
    invoice: await theInvoice(await anybody.as(funder.admin.email), programme.id, dayFrom(server, 20)),
    question: ok(await ask(startUp, adviser, 'Have you done this with a bakery?')).id,
    group: await theGroup(server, adviser),
    payment: await thePayment(startUp, bookings.held),
    people: {
      ...{ newcomer: newcomer.email, client: startUp.organisation.booker.email, adviser: adviser.person.email },
      ...{ funder: funder.admin.email, steward: steward.email },
    },
    offer: adviser.offerId,
    freeAt: londonTime(dayFrom(server, 9), '10:00').toString(),
  };
}

async function theAdviser(server: PayingServer, anybody: Client): Promise<AnExpert> {
  const person = await aPerson(server, { name: 'Gwenllian Ash' });
  return anExpert(server, anybody, {
    person,
    profile: {
      headline: { en: 'Rules that people read', cy: 'Rheolau y mae pobl yn eu darllen' },
      about: { en: 'Twelve years of rule books.', cy: 'Deuddeng mlynedd o lyfrau rheolau.' },
      languages: ['en', 'cy'],
    },
    offer: { ...aPricedOffer, title: { en: 'An hour on your rules', cy: 'Awr ar eich rheolau' } },
    hourlyMinor: 6000,
  });
}

/** Of somebody who may do everything for it. */
async function theStartUp(server: PayingServer, anybody: Client): Promise<ABooker> {
  const booker = await aPerson(server, { name: 'Mair Rowlands' });
  const organisation = await anOrganisation(server, { booker, name: 'Becws y Bont' });
  await server.owner.query(`UPDATE memberships SET role = 'admin' WHERE user_id = $1`, [booker.id]);
  return { client: await anybody.as(booker.email), organisation };
}

/** Which does not answer. */
async function theEndpoint({ client, organisation }: ABooker): Promise<void> {
  const given = { organisation_id: organisation.id, url: 'http://127.0.0.1:9/hook', description: 'Our CRM' };
  const { id } = ok(await client.post('/api/v1/webhook-endpoints', given));
  await client.post(`/api/v1/webhook-endpoints/${id}/test`);
}

async function theInvoice(funder: Client, programme: string, due_on: string): Promise<string> {
  return ok(await funder.post(`/api/v1/programmes/${programme}/invoices`, { amount: { minor: 250_000 }, due_on })).id;
}

interface Cast {
  readonly startUp: ABooker;
  readonly adviser: AnExpert;
  readonly steward: Client;
}

async function theBookings(server: PayingServer, cast: Cast): Promise<WebWorld['bookings']> {
  const tomorrow = dayFrom(server, 1);
  const [delivered, accepted, disputed, over] = [
    await aPaidSession(cast, tomorrow, '09:00'),
    await aPaidSession(cast, tomorrow, '11:00'),
    await aPaidSession(cast, tomorrow, '13:00'),
    await aPaidSession(cast, tomorrow, '15:00'),
  ];
  server.clock.moveTo(londonTime(tomorrow, '17:00'));
  await server.sandbox.moveTo(server.clock.now());
  for (const id of [delivered, accepted, disputed]) await record(cast.adviser, id);
  await cast.startUp.client.post(`/api/v1/bookings/${accepted}/acceptance`, { version: 1 });
  ok(
    await cast.startUp.client.post(`/api/v1/bookings/${disputed}/dispute`, {
      ...{ reason: 'minutes-wrong', statement: 'It was half as long.' },
    }),
  );
  const { id: lapsed } = await aHold(cast.startUp, await slotAt(cast, dayFrom(server, 3), '09:00'));
  await passTime(server, 'PT16M');
  const confirmed = await aPaidSession(cast, dayFrom(server, 2), '10:00');
  const series = await aPaidSeries(cast, dayFrom(server, 2), '15:00');
  const requested = await aRequest(cast, dayFrom(server, 4));
  const { id: held } = await aHold(cast.startUp, await slotAt(cast, dayFrom(server, 5), '11:00'));
  return { held, lapsed, requested, confirmed, series, over, delivered, accepted, disputed };
}

async function theGroup(server: PayingServer, adviser: AnExpert): Promise<string> {
  const offer = { ...anOffer, capacity: 3, minimum_seats: 2, title: { en: 'A clinic', cy: 'Clinig' } };
  const { id: offerId } = ok(await adviser.client.post(`/api/v1/experts/${adviser.id}/offers`, offer));
  return (await aGroupSession({ ...adviser, offerId }, londonTime(dayFrom(server, 6), '11:00'))).id;
}

async function thePayment({ client }: ABooker, bookingId: string): Promise<string> {
  const { payments } = ok(await fundBy(client, bookingId, { rail: 'card' }));
  return payments.at(-1).id;
}

function ok({ status, body }: Answer): any {
  if (status > 201) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function slotAt({ adviser, startUp }: Cast, day: string, time: string, offerId = adviser.offerId) {
  const slots = await slotsOf(startUp.client, { id: adviser.id, offerId }, londonTime(day, '00:00'), 1);
  return slots.find(({ start }) => londonTime(day, time).equals(start));
}

async function aPaidSession(cast: Cast, day: string, time: string): Promise<string> {
  const { id } = await aHold(cast.startUp, await slotAt(cast, day, time));
  await fund(cast.steward, id);
  return id;
}

/** Three weeks; the first of them. */
async function aPaidSeries(cast: Cast, day: string, time: string): Promise<string> {
  const { bookings } = ok(await holdSeries(cast.startUp, await slotAt(cast, day, time), { count: 3 }));
  for (const { id } of bookings) await fund(cast.steward, id);
  return bookings[0].id;
}

async function aRequest(cast: Cast, day: string): Promise<string> {
  const { client, id } = cast.adviser;
  const { body } = await client.post(`/api/v1/experts/${id}/offers`, {
    ...{ ...anOffer, asks: true },
    title: { en: 'A first talk about members', cy: 'Sgwrs gyntaf am aelodau' },
  });
  const hold = await aHold(cast.startUp, await slotAt(cast, day, '14:00', body.id));
  await confirm(cast.startUp.client, hold.id);
  return hold.id;
}

async function record({ client }: AnExpert, id: string): Promise<void> {
  await client.post(`/api/v1/bookings/${id}/delivery`, {
    ...{ minutes: { contact: 60, preparation: 30, write_up: 15 }, topics: ['governance'], language: 'en' },
    summary: 'We went through the rules, one by one.',
  });
}
