import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { cancelReasons } from '../../src/bookings/reasons.js';
import { SlotTokens } from '../../src/bookings/slot-token.js';
import type { OfferId } from '../../src/kernel/id.js';
import {
  aBooker,
  aHold,
  aMonday,
  aSession,
  type ABooker,
  cancel,
  confirm,
  hold,
  later,
  minutesBetween,
  move,
  newsOf,
  takenTimes,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  anExpert,
  type AnExpert,
  anOffer,
  anOrganisation,
  aPerson,
  aSteward,
  slotsOf,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let booker: ABooker;
let other: ABooker;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, client);
  other = await aBooker(server, client);
});

function slotsToMove(of: Client, expert: AnExpert, bookingId: string): Promise<Answer> {
  const to = aMonday.add({ hours: 12 }).toString();
  return of.get(
    `/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}&from=${aMonday.toString()}&to=${to}&moving=${bookingId}`,
  );
}

/** A token as the server itself would make it, of an instant that it does not list. */
function unlisted(expert: AnExpert, start: string, version = 1): { token: string } {
  const slot = { offerId: expert.offerId as OfferId, version, start: Temporal.Instant.from(start), quoted: '' };
  return { token: server.app.get(SlotTokens).write(slot, server.clock.now()) };
}

describe('a booking', () => {
  test('is held, confirmed, moved and cancelled, and both sides are told each time', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const held = await hold(booker, first, { needs: 'A first talk about rules.' });
    expect(held).toMatchObject({
      status: 201,
      body: {
        state: 'held',
        start: '2027-03-22T09:00:00Z',
        end: '2027-03-22T09:30:00Z',
        expert: { id: expert.id, name: expert.person.name },
        organisation: { id: booker.organisation.id },
        needs: 'A first talk about rules.',
        price: { minor: 0, currency: 'GBP' },
        cancel_free_until: '2027-03-22T09:00:00Z',
        sequence: 0,
        confirmed_at: null,
        cancelled: null,
      },
    });
    const { id } = held.body;
    expect(await newsOf(server, id)).toEqual([]);

    expect(await confirm(booker.client, id)).toMatchObject({
      status: 200,
      body: { state: 'confirmed', sequence: 0, lapses_at: null },
    });
    expect(await move(booker.client, id, second?.start)).toMatchObject({
      status: 200,
      body: { id, state: 'confirmed', start: second?.start, sequence: 1, cancel_free_until: second?.start },
    });
    expect(await cancel(booker.client, id, 'illness', 'So sorry.')).toMatchObject({
      status: 200,
      body: { state: 'cancelled', sequence: 2, cancelled: { by: 'client', reason: 'illness', note: 'So sorry.' } },
    });
    expect(await booker.client.get(`/api/v1/bookings/${id}`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', start: second?.start, sequence: 2 },
    });
    expect(await newsOf(server, id)).toEqual([
      'booking-confirmed',
      'booking-confirmed',
      'booking-moved',
      'booking-moved',
      'booking-cancelled',
      'booking-cancelled',
    ]);
    expect(await takenTimes(server, expert.id)).toEqual([]);
    expect(await slotsOf(client, expert, aMonday, 1)).toHaveLength(16);
  });

  test('is nobody else’s to see or to change', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aSession(booker, (await slotsOf(client, expert, aMonday))[0]);
    expect(await other.client.get(`/api/v1/bookings/${id}`)).toMatchObject({ status: 404 });
    expect(await other.client.get(`/api/v1/bookings/${id}.ics`)).toMatchObject({ status: 404 });
    expect(await confirm(other.client, id)).toMatchObject({ status: 404 });
    expect(await move(other.client, id, '2027-03-22T10:00:00Z')).toMatchObject({ status: 404 });
    expect(await cancel(other.client, id)).toMatchObject({ status: 404 });
    expect(await slotsToMove(other.client, expert, id)).toMatchObject({ status: 404 });
    expect(await expert.client.get(`/api/v1/bookings/${id}`)).toMatchObject({ status: 200 });
  });

  test('keeps the buffers of both neighbours between two sessions', async () => {
    const expert = await anExpert(server, client, { offer: { buffer_after_minutes: 15, interval_minutes: 5 } });
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, {
      ...anOffer,
      buffer_before_minutes: 10,
      interval_minutes: 5,
    });
    const neighbour = { ...expert, offerId: body.id };
    await aSession(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    const starts = (await slotsOf(client, neighbour, aMonday, 1)).map(({ start }) => start);
    // 09:30 ends when the other begins, and its own buffer lies before it; 10:30 + 15 + 10 is the first after it.
    expect(starts.filter((start) => start > '2027-03-22T09:21' && start < '2027-03-22T11:00')).toEqual([
      '2027-03-22T09:25:00Z',
      '2027-03-22T09:30:00Z',
      '2027-03-22T10:55:00Z',
    ]);
    expect(await hold(other, unlisted(neighbour, '2027-03-22T10:50:00Z'))).toMatchObject({
      status: 409,
      body: { code: 'slot-taken' },
    });
    expect(await hold(other, unlisted(neighbour, '2027-03-22T10:55:00Z'))).toMatchObject({ status: 201 });
    expect(await hold(other, unlisted(neighbour, '2027-03-22T09:30:00Z'))).toMatchObject({ status: 201 });
  });

  test('can be put into a calendar, once it is confirmed', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aHold(booker, (await slotsOf(client, expert, aMonday))[0]);
    expect(await booker.client.get(`/api/v1/bookings/${id}.ics`)).toMatchObject({
      status: 409,
      body: { code: 'booking-state', state: 'held' },
    });
    await confirm(booker.client, id);
    const file = await booker.client.get(`/api/v1/bookings/${id}.ics`);
    expect(await booker.client.get(`/bookings/${id}`)).toMatchObject({ status: 200 }); // where letters link to
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(eventIn(file)).toEqual({
      method: 'PUBLISH',
      uid: `${id}@barefoot`,
      sequence: 0,
      status: 'CONFIRMED',
      start: '2027-03-22T09:00:00',
      tzid: 'Europe/London',
    });
    await move(booker.client, id, '2027-03-29T15:00:00Z');
    expect(eventIn(await expert.client.get(`/api/v1/bookings/${id}.ics`))).toMatchObject({
      uid: `${id}@barefoot`,
      sequence: 1,
      start: '2027-03-29T16:00:00',
    });
    await cancel(booker.client, id);
    expect(eventIn(await booker.client.get(`/api/v1/bookings/${id}.ics`))).toMatchObject({
      method: 'PUBLISH',
      sequence: 2,
      status: 'CANCELLED',
    });
  });
});

function eventIn({ body }: Answer): object {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.getFirstPropertyValue('uid'),
    sequence: event?.getFirstPropertyValue('sequence'),
    status: event?.getFirstPropertyValue('status'),
    start: event?.getFirstPropertyValue('dtstart')?.toString(),
    tzid: event?.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
  };
}

describe('a hold', () => {
  test('lasts 15 minutes to the second, by the clock', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const [early, late] = [await aHold(booker, first), await aHold(booker, second)];
    expect(minutesBetween(early.created_at, early.lapses_at)).toBe(15);
    server.clock.moveTo(Temporal.Instant.from(early.lapses_at).subtract({ seconds: 5 }));
    expect(await confirm(booker.client, early.id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    server.clock.moveTo(Temporal.Instant.from(late.lapses_at));
    expect(await booker.client.get(`/api/v1/bookings/${late.id}`)).toMatchObject({ body: { state: 'lapsed' } });
    for (const answer of [
      await confirm(booker.client, late.id),
      await move(booker.client, late.id, '2027-03-22T12:00:00Z'),
      await cancel(booker.client, late.id),
    ]) {
      expect(answer).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    }
    expect(await newsOf(server, late.id)).toEqual([]);
  });

  test('that has lapsed leaves its time to somebody else at once', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const lapsing = await aHold(booker, slot);
    expect(await slotsOf(client, expert, aMonday)).not.toContainEqual(expect.objectContaining({ start: slot?.start }));
    expect(await hold(other, slot)).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    server.clock.moveTo(Temporal.Instant.from(lapsing.lapses_at));
    expect((await slotsOf(client, expert, aMonday))[0]?.start).toBe(slot?.start);
    const taken = await aHold(other, slot);
    expect(await confirm(booker.client, lapsing.id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect(await confirm(other.client, taken.id)).toMatchObject({ status: 200 });
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([taken.id]);
  });

  test('whose time somebody else took is over, even where another server’s clock says otherwise', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const lapsing = await aHold(booker, slot);
    server.clock.moveTo(Temporal.Instant.from(lapsing.lapses_at));
    const taken = await aSession(other, slot);
    server.clock.moveTo(Temporal.Instant.from(lapsing.lapses_at).subtract({ seconds: 30 }));
    expect(await confirm(booker.client, lapsing.id)).toMatchObject({ status: 410, body: { code: 'hold-lapsed' } });
    expect((await takenTimes(server, expert.id)).map(({ reference }) => reference)).toEqual([taken.id]);
    expect(await newsOf(server, lapsing.id)).toEqual([]);
  });

  test('is confirmed once, however often that is asked', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aHold(booker, (await slotsOf(client, expert, aMonday))[0]);
    const [first, second] = [await confirm(booker.client, id), await confirm(booker.client, id)];
    expect(first.status).toBe(200);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await newsOf(server, id)).toEqual(['booking-confirmed', 'booking-confirmed']);
  });

  test('is confirmed by those who may book, and by nobody else', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aHold(booker, (await slotsOf(client, expert, aMonday))[0]);
    const member = await aPerson(server);
    await aMembership(server, booker.organisation.id, member, 'member');
    const refusal = { status: 403, body: { code: 'not-allowed' } };
    expect(await confirm(expert.client, id)).toMatchObject(refusal);
    expect(await confirm(await client.as(member.email), id)).toMatchObject(refusal);
    expect(await confirm(booker.client, id)).toMatchObject({ status: 200 });
  });

  test('is one of at most three of its organisation, whoever the adviser is', async () => {
    const [one, two] = [await anExpert(server, client), await anExpert(server, client)];
    const slots = [...(await slotsOf(client, one, aMonday)).slice(0, 3), ...(await slotsOf(client, two, aMonday))];
    const held = [await aHold(booker, slots[0]), await aHold(booker, slots[1]), await aHold(booker, slots[3])];
    const refusal = { status: 409, body: { code: 'hold-limit' } };
    expect(await hold(booker, slots[4])).toMatchObject(refusal);
    expect(await hold(other, slots[4])).toMatchObject({ status: 201 });

    await confirm(booker.client, held[0].id); // no hold any more
    held.push(await aHold(booker, slots[5]));
    expect(await hold(booker, slots[6])).toMatchObject(refusal);
    await cancel(booker.client, held[1].id); // let go
    held.push(await aHold(booker, slots[6]));
    expect(await hold(booker, slots[7])).toMatchObject(refusal);

    server.clock.moveTo(Temporal.Instant.from(held[4].lapses_at)); // all of them have lapsed
    for (const slot of slots.slice(7, 10)) await aHold(booker, slot);
    expect(await hold(booker, slots[10])).toMatchObject(refusal);
  });

  test('of a second organisation of the same booker counts for that one', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, aMonday);
    const second = { ...booker, organisation: await anOrganisation(server, { booker: booker.organisation.booker }) };
    for (const slot of slots.slice(0, 3)) await aHold(booker, slot);
    expect(await hold(booker, slots[3])).toMatchObject({ status: 409, body: { code: 'hold-limit' } });
    expect(await hold(second, slots[3])).toMatchObject({ status: 201 });
  });

  test('is for an organisation that one books for', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    expect(await hold({ ...booker, organisation: other.organisation }, slot)).toMatchObject({ status: 404 });
    const member = await aPerson(server);
    await aMembership(server, booker.organisation.id, member, 'finance');
    expect(await hold({ ...booker, client: await client.as(member.email) }, slot)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(await hold({ ...booker, client }, slot)).toMatchObject({ status: 401 });
  });

  test('of one’s own time is refused', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const own = await anOrganisation(server, { booker: expert.person });
    expect(await hold({ client: expert.client, organisation: own }, slot)).toMatchObject({
      status: 409,
      body: { code: 'own-expertise' },
    });
  });
});

describe('what is not on offer', () => {
  test('an adviser who is a draft or has paused cannot be listed, nor held', async () => {
    const draft = await anExpert(server, client, { state: 'draft' });
    expect(await slotsOf(client, draft, aMonday)).toBeUndefined();
    expect(await hold(booker, unlisted(draft, '2027-03-22T10:00:00Z'))).toMatchObject({ status: 404 });

    const pausing = await anExpert(server, client);
    const [slot] = await slotsOf(client, pausing, aMonday);
    await pausing.client.put(`/api/v1/experts/${pausing.id}/state`, { state: 'paused' });
    expect(await slotsOf(client, pausing, aMonday)).toBeUndefined();
    expect(await hold(booker, slot)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('an adviser who pauses keeps the hold that somebody has', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aHold(booker, (await slotsOf(client, expert, aMonday))[0]);
    await expert.client.put(`/api/v1/experts/${expert.id}/state`, { state: 'paused', sessions: 'keep' });
    expect(await confirm(booker.client, id)).toMatchObject({ status: 200 });
  });

  test('an offer that has changed since it was listed, or is retired, is not held', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const address = `/api/v1/experts/${expert.id}/offers/${expert.offerId}`;
    await expert.client.put(address, { ...anOffer, duration_minutes: 20 });
    expect(await hold(booker, slot)).toMatchObject({ status: 409, body: { code: 'offer-changed' } });
    const [again] = await slotsOf(client, expert, aMonday);
    expect(await hold(booker, again)).toMatchObject({ status: 201, body: { end: '2027-03-22T09:20:00Z' } });
    await expert.client.delete(address);
    expect(await hold(other, unlisted(expert, '2027-03-22T12:00:00Z', 2))).toMatchObject({ status: 404 });
  });

  test('a way to meet that is not offered is a fault of the request', async () => {
    const expert = await anExpert(server, client, { offer: { modes: ['phone', 'in_person'] } });
    const [slot] = await slotsOf(client, expert, aMonday);
    expect(await hold(booker, slot, { mode: 'video' })).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-request',
        errors: [{ pointer: '/mode', detail: 'must be one of phone, in_person' }],
      },
    });
    expect(await hold(booker, slot, { mode: 'phone' })).toMatchObject({ status: 201, body: { mode: 'phone' } });
  });

  test('a time that nobody listed is refused, though its token is good', async () => {
    const expert = await anExpert(server, client);
    for (const start of [
      '2027-03-22T08:30:00Z', // closed
      '2027-03-22T16:45:00Z', // runs on after closing
      '2027-03-22T10:10:00Z', // off the grid
      '2027-03-22T10:00:30Z', // within a minute
      '2027-03-21T10:00:00Z', // past
      '2027-05-22T10:00:00Z', // beyond the booking window
    ]) {
      expect(await hold(booker, unlisted(expert, start))).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    }
  });
});

describe('a slot token', () => {
  test('that is forged, cut off or garbage is told from a good one, and breaks nothing', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const good = slot?.token ?? '';
    const [body = '', signature = ''] = good.split('.');
    const [offerId, version, , listedAt] = JSON.parse(Buffer.from(body, 'base64url').toString());
    const another = Buffer.from(
      JSON.stringify([offerId, version, Date.parse('2027-03-22T10:00:00Z'), listedAt, '']),
    ).toString('base64url');
    const forged = new SlotTokens('a secret of somebody else, 0123456789012345').write(
      { offerId, version, start: Temporal.Instant.from('2027-03-22T10:00:00Z'), quoted: '' },
      server.clock.now(),
    );
    for (const token of [
      '',
      '.',
      '..',
      'garbage',
      '{"offer":"mine"}',
      '🥕'.repeat(100),
      forged,
      `${another}.${signature}`,
      body,
      `${body}.`,
      `.${signature}`,
      good.slice(0, -1),
      good.slice(1),
      `${good}.`,
      `${good}.x`,
      `${body}.${signature.toUpperCase()}`,
      `${body}.${'é'.repeat(signature.length)}`,
    ]) {
      const answer = await hold(booker, { token });
      expect([token, answer.status, answer.body.code]).toEqual([token, 422, 'slot-token-invalid']);
      expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/token' })]);
    }
    for (const token of [undefined, 17, null, '\u0000', 'x'.repeat(501)]) {
      expect(await hold(booker, { token: token as string })).toMatchObject({ status: 400 });
    }
    expect(await hold(booker, slot)).toMatchObject({ status: 201 });
  });

  test('is good for a day', async () => {
    const expert = await anExpert(server, client);
    const slots = await slotsOf(client, expert, aMonday.add({ hours: 48 }));
    server.clock.moveTo(aMonday.add({ hours: 23, minutes: 59 }));
    expect(await hold(booker, slots[0])).toMatchObject({ status: 201 });
    server.clock.moveTo(aMonday.add({ hours: 24, minutes: 1 }));
    expect(await hold(booker, slots[1])).toMatchObject({ status: 409, body: { code: 'slot-token-expired' } });
  });
});

describe('calling off', () => {
  test('gives one of the known reasons', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const { id } = await aSession(booker, slot);
    for (const reason of ['weather', '', null, undefined]) {
      expect(await booker.client.post(`/api/v1/bookings/${id}/cancellation`, { reason })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ pointer: '/reason' }] },
      });
    }
    await cancel(booker.client, id);
    for (const reason of cancelReasons) {
      const held = await aHold(booker, slot);
      expect(await cancel(booker.client, held.id, reason)).toMatchObject({
        status: 200,
        body: { state: 'cancelled', lapses_at: null, cancelled: { by: 'client', reason, note: null } },
      });
      expect(await newsOf(server, held.id)).toEqual([]);
    }
  });

  test('says which side did it, and frees the time', async () => {
    const expert = await anExpert(server, client);
    const steward = await client.as((await aSteward(server)).email);
    const [slot] = await slotsOf(client, expert, aMonday);
    for (const [by, side] of [
      [booker.client, 'client'],
      [expert.client, 'adviser'],
      [steward, 'steward'],
    ] as const) {
      const { id } = await aSession(booker, slot);
      expect(await cancel(by, id, 'emergency', 'A burst pipe.')).toMatchObject({
        status: 200,
        body: { cancelled: { by: side, reason: 'emergency', note: 'A burst pipe.' } },
      });
      expect(await booker.client.get(`/api/v1/bookings/${id}`)).toMatchObject({
        body: { state: 'cancelled', cancelled: { by: side } },
      });
    }
    expect(await takenTimes(server, expert.id)).toEqual([]);
  });

  test('is done once, and ends what can be done', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aSession(booker, (await slotsOf(client, expert, aMonday))[0]);
    await cancel(booker.client, id);
    const refusal = { status: 409, body: { code: 'booking-state', state: 'cancelled' } };
    expect(await cancel(booker.client, id)).toMatchObject(refusal);
    expect(await confirm(booker.client, id)).toMatchObject(refusal);
    expect(await move(booker.client, id, '2027-03-22T12:00:00Z')).toMatchObject(refusal);
    expect(await newsOf(server, id)).toHaveLength(4);
  });
});

describe('moving', () => {
  test('a session is never in its own way', async () => {
    const expert = await anExpert(server, client, {
      offer: { buffer_before_minutes: 30, buffer_after_minutes: 30, interval_minutes: 15 },
    });
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T11:00:00Z'));
    const near = (start: string) => start > '2027-03-22T10:10' && start < '2027-03-22T12:00';
    const starts = (answer: Answer) => answer.body.items.map((slot: { start: string }) => slot.start).filter(near);
    expect((await slotsOf(client, expert, aMonday, 1)).map(({ start }) => start).filter(near)).toEqual([]);
    const nearby = ['10:15', '10:30', '10:45', '11:00', '11:15', '11:30', '11:45'];
    expect(starts(await slotsToMove(booker.client, expert, id))).toEqual(
      nearby.map((time) => `2027-03-22T${time}:00Z`),
    );
    expect(await move(booker.client, id, '2027-03-22T11:30:00Z')).toMatchObject({ status: 200 });
    expect(await takenTimes(server, expert.id)).toEqual([
      {
        reference: id,
        start: Temporal.Instant.from('2027-03-22T11:00:00Z'),
        end: Temporal.Instant.from('2027-03-22T12:30:00Z'),
      },
    ]);
    expect(await move(expert.client, id, '2027-03-22T11:15:00Z')).toMatchObject({ status: 200, body: { sequence: 2 } });
  });

  test('every time that is listed for it can be moved to, and no other', async () => {
    const expert = await anExpert(server, client, { offer: { buffer_after_minutes: 15, interval_minutes: 20 } });
    await aSession(other, unlisted(expert, '2027-03-22T13:00:00Z'));
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T09:20:00Z'));
    const { body } = await slotsToMove(booker.client, expert, id);
    const listed = new Set<string>(body.items.map((slot: { start: string }) => slot.start));
    expect(listed.size).toBe(18);
    for (let start = '2027-03-22T08:50:00Z'; start < '2027-03-22T17:10'; start = later(start, 10)) {
      const { status } = await move(booker.client, id, start);
      expect([start, status]).toEqual([start, listed.has(start) ? 200 : 409]);
    }
  });

  test('raises the sequence with every new time, and not with the old one', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const { id } = await aSession(booker, first);
    expect(await move(booker.client, id, first?.start)).toMatchObject({ status: 200, body: { sequence: 0 } });
    expect(await move(booker.client, id, second?.start)).toMatchObject({ status: 200, body: { sequence: 1 } });
    expect(await move(booker.client, id, second?.start)).toMatchObject({ status: 200, body: { sequence: 1 } });
    expect(await move(expert.client, id, first?.start)).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect(await newsOf(server, id)).toHaveLength(6);
  });

  test('to a time that is not free says what is, for this session', async () => {
    const expert = await anExpert(server, client, { offer: { buffer_after_minutes: 30 } });
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    await aSession(other, unlisted(expert, '2027-03-22T11:30:00Z'));
    const refused = await move(booker.client, id, '2027-03-22T11:00:00Z');
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    const alternatives: string[] = refused.body.alternatives.map((slot: { start: string }) => slot.start);
    expect(alternatives).toEqual(['10:30', '09:30', '12:30', '09:00', '13:00'].map((at) => `2027-03-22T${at}:00Z`));
    for (const start of alternatives) expect(await move(booker.client, id, start)).toMatchObject({ status: 200 });
  });

  test('keeps the length that was agreed, though the offer has changed since', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    await aSession(other, unlisted(expert, '2027-03-22T12:00:00Z'));
    const address = `/api/v1/experts/${expert.id}/offers/${expert.offerId}`;
    await expert.client.put(address, { ...anOffer, duration_minutes: 15, interval_minutes: 15 });
    const { body } = await slotsToMove(booker.client, expert, id);
    const slots = new Map<string, string>(
      body.items.map((slot: { start: string; end: string }) => [slot.start, slot.end]),
    );
    expect(slots.get('2027-03-22T11:30:00Z')).toBe('2027-03-22T12:00:00Z');
    expect(slots.has('2027-03-22T11:45:00Z')).toBe(false);
    expect(await move(booker.client, id, '2027-03-22T11:45:00Z')).toMatchObject({ status: 409 });
    expect(await move(booker.client, id, '2027-03-22T11:30:00Z')).toMatchObject({
      status: 200,
      body: { end: '2027-03-22T12:00:00Z' },
    });
  });

  test('goes on when the offer is retired and the adviser has paused', async () => {
    const expert = await anExpert(server, client);
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    await expert.client.delete(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`);
    await expert.client.put(`/api/v1/experts/${expert.id}/state`, { state: 'paused', sessions: 'keep' });
    const { status, body } = await slotsToMove(booker.client, expert, id);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(16);
    expect(await move(booker.client, id, body.items[0].start)).toMatchObject({ status: 200 });
  });

  test('lists nothing for a booking of another offer', async () => {
    const [expert, another] = [await anExpert(server, client), await anExpert(server, client)];
    const { id } = await aSession(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    expect(await slotsToMove(booker.client, another, id)).toMatchObject({ status: 404 });
    const { body } = await expert.client.post(`/api/v1/experts/${expert.id}/offers`, anOffer);
    expect(await slotsToMove(booker.client, { ...expert, offerId: body.id }, id)).toMatchObject({ status: 404 });
  });

  test('is for sessions, not for holds', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const { id } = await aHold(booker, first);
    expect(await move(booker.client, id, second?.start)).toMatchObject({
      status: 409,
      body: { code: 'booking-state', state: 'held' },
    });
  });
});

test('what has started cannot be confirmed, moved or cancelled any more', async () => {
  const expert = await anExpert(server, client);
  const [first, second] = await slotsOf(client, expert, aMonday);
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T08:59:00Z'));
  const { id } = await aSession(booker, second);
  const { id: heldId } = await aHold(booker, first);
  const refusal = { status: 409, body: { code: 'already-started' } };
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T09:00:00Z'));
  expect(await confirm(booker.client, heldId)).toMatchObject(refusal);
  expect(await move(booker.client, id, '2027-03-22T12:00:00Z')).toMatchObject({ status: 200 });
  server.clock.moveTo(Temporal.Instant.from('2027-03-22T12:00:00Z'));
  expect(await move(booker.client, id, '2027-03-22T14:00:00Z')).toMatchObject(refusal);
  expect(await cancel(booker.client, id)).toMatchObject(refusal);
});

describe('my bookings', () => {
  test('come by start, in pages, each once', async () => {
    const [one, two] = [await anExpert(server, client), await anExpert(server, client)];
    const made: { id: string; start: string }[] = [];
    for (const expert of [one, two]) {
      for (const slot of (await slotsOf(client, expert, aMonday)).slice(0, 4)) made.push(await aSession(booker, slot));
    }
    await aSession(other, unlisted(one, '2027-03-22T15:00:00Z'));
    const expected = made.toSorted((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1)).map(({ id }) => id);
    for (const limit of [1, 3, 4, 8, 100]) {
      expect((await pagesOf(booker.client, `limit=${limit}`)).flat()).toEqual(expected);
    }
    expect((await pagesOf(booker.client, 'limit=3')).map((page) => page.length)).toEqual([3, 3, 2]);
    expect(await pagesOf(booker.client, 'from=2027-03-22T09:30:00Z&to=2027-03-22T10:30:00Z')).toEqual([
      expected.slice(2, 6),
    ]);
  });

  test('are those of my organisations, those that I am booked for, or both', async () => {
    const expert = await anExpert(server, client);
    const [own, another] = [await anOrganisation(server, { booker: expert.person }), await anExpert(server, client)];
    const asAdviser = await aHold(booker, unlisted(expert, '2027-03-22T10:00:00Z'));
    const asClient = await aHold(
      { client: expert.client, organisation: own },
      unlisted(another, '2027-03-22T11:00:00Z'),
    );
    expect(await pagesOf(expert.client)).toEqual([[asAdviser.id, asClient.id]]);
    expect(await pagesOf(expert.client, 'as=adviser')).toEqual([[asAdviser.id]]);
    expect(await pagesOf(expert.client, 'as=client')).toEqual([[asClient.id]]);
    expect(await pagesOf(booker.client, 'as=adviser')).toEqual([[]]);
    expect(await pagesOf(another.client)).toEqual([[asClient.id]]);
    expect(await pagesOf(other.client)).toEqual([[]]);
  });

  test.each(['nonsense', 'W10', Buffer.from('["now","me"]').toString('base64url')])(
    'have no page at %s',
    async (cursor) => {
      expect(await booker.client.get(`/api/v1/bookings?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ parameter: 'cursor' }] },
      });
    },
  );
});

/** The ids of all pages. */
async function pagesOf(of: Client, query = ''): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await of.get(`/api/v1/bookings?${query}${cursor && `&cursor=${cursor}`}`);
    pages.push(body.items.map((booking: { id: string }) => booking.id));
    cursor = body.next_cursor;
  }
  return pages;
}

describe('an Idempotency-Key', () => {
  test('gets the same answer to the same request, done once', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const first = await hold(booker, slot, { key: 'one' });
    expect(first).toMatchObject({ status: 201, body: { state: 'held' } });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const second = await hold(booker, slot, { key: 'one' });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const confirmed = await booker.client.post(`/api/v1/bookings/${first.body.id}/confirmation`, undefined, {
      'idempotency-key': 'two',
    });
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    await cancel(booker.client, first.body.id);
    const replayed = await booker.client.post(`/api/v1/bookings/${first.body.id}/confirmation`, undefined, {
      'idempotency-key': 'two',
    });
    expect([replayed.status, replayed.body]).toEqual([200, confirmed.body]);
    expect(await pagesOf(booker.client)).toEqual([[first.body.id]]);
  });

  test('is refused with another body, and at another address', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const { body } = await hold(booker, first, { key: 'one' });
    const refusal = { status: 422, body: { code: 'idempotency-key-reused' } };
    expect(await hold(booker, second, { key: 'one' })).toMatchObject(refusal);
    expect(
      await booker.client.post(`/api/v1/bookings/${body.id}/confirmation`, undefined, { 'idempotency-key': 'one' }),
    ).toMatchObject(refusal);
    expect(await pagesOf(booker.client)).toEqual([[body.id]]);
  });

  test('whose first request is still being answered is told so', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const holdUp = await server.owner.connect();
    await holdUp.query('BEGIN');
    await holdUp.query('SELECT FROM diaries WHERE expert_id = $1 FOR UPDATE', [expert.id]);
    const first = hold(booker, slot, { key: 'one' });
    await untilSomebodyWaits();
    expect(await hold(booker, slot, { key: 'one' })).toMatchObject({
      status: 409,
      body: { code: 'request-in-flight' },
    });
    await holdUp.query('ROLLBACK');
    holdUp.release();
    expect(await first).toMatchObject({ status: 201 });
    expect(await hold(booker, slot, { key: 'one' })).toMatchObject({
      status: 201,
      body: { id: (await first).body.id },
    });
  });

  test('keeps no refusal: the same request may work later', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    const { id } = await aHold(other, slot);
    const refused = await hold(booker, slot, { key: 'one' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    expect(refused.body.alternatives).toHaveLength(5);
    await cancel(other.client, id);
    expect(await hold(booker, slot, { key: 'one' })).toMatchObject({ status: 201 });
  });

  test('is one’s own: somebody else’s same key is another', async () => {
    const expert = await anExpert(server, client);
    const [first, second] = await slotsOf(client, expert, aMonday);
    const [mine, theirs] = [await hold(booker, first, { key: 'one' }), await hold(other, second, { key: 'one' })];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test('is visible ASCII', async () => {
    const expert = await anExpert(server, client);
    const [slot] = await slotsOf(client, expert, aMonday);
    for (const key of ['two words', '\u00e9', 'x'.repeat(201)]) {
      expect(await hold(booker, slot, { key })).toMatchObject({
        status: 400,
        body: { errors: [{ parameter: 'Idempotency-Key' }] },
      });
    }
  });
});

/** Until a connection of the service waits for a lock in this database. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await server.owner.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits for a lock.');
}
