import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import {
  type ABooker,
  aBooker,
  aHold,
  aMonday,
  aSession,
  cancel,
  confirm,
  hold,
  move,
  newsOf,
} from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aMembership, anExpert, type AnExpert, aPerson, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let booker: ABooker;
let expert: AnExpert;
let slots: { start: string; token: string }[];

beforeAll(async () => {
  server = await startServer({ jitsiUrl: 'https://jitsi.example' });
  client = await Client.of(server);
});
afterAll(() => server.stop());

beforeEach(async () => {
  server.clock.moveTo(aMonday);
  booker = await aBooker(server, client, { name: 'Siân Parry' });
  expert = await anExpert(server, client, {
    person: await aPerson(server, { name: 'Ada Byrne' }),
    offer: { modes: ['video', 'phone', 'in_person'] },
  });
  slots = await slotsOf(client, expert, aMonday.add({ hours: 24 }));
});

const generated = /^https:\/\/jitsi\.example\/barefoot-[a-z2-7]{26}$/;
const place = { address: '1 High Street\nCardiff', directions: 'By the bridge.', access: 'Ring the lower bell.' };
const settings = {
  video: { how: 'link', url: 'https://meet.example/ada' },
  phone: { how: 'client-calls', number: '+44 29 2018 0000' },
  in_person: place,
};

describe('the settings of an adviser', () => {
  test('are a room for each session, calls by the adviser and no place, until they say otherwise', async () => {
    const asAtFirst = {
      video: { how: 'generated', url: null },
      phone: { how: 'adviser-calls', number: null },
      in_person: null,
    };
    expect((await readSettings()).body).toEqual(asAtFirst);
    const said = { video: settings.video, phone: { how: 'client-calls', number: '+442920180000' }, in_person: place };
    expect(await set(settings)).toMatchObject({ status: 200, body: said });
    expect((await readSettings()).body).toEqual(said);
    expect((await set({})).body).toEqual(asAtFirst);
    expect((await readSettings()).body).toEqual(asAtFirst);
  });

  test.each<[string, object, string]>([
    ['a script for a link', { video: { how: 'link', url: 'javascript:alert(1)' } }, '/video/url'],
    ['plain http', { video: { how: 'link', url: 'http://meet.example' } }, '/video/url'],
    ['a link with a password', { video: { how: 'link', url: 'https://a:b@meet.example' } }, '/video/url'],
    ['no link', { video: { how: 'link' } }, '/video/url'],
    ['a way that there is not', { video: { how: 'telepathy' } }, '/video/how'],
    ['a number of no country', { phone: { how: 'client-calls', number: '029 2018 0000' } }, '/phone/number'],
    ['a place without an address', { in_person: { address: ' ' } }, '/in_person/address'],
    ['a novel', { in_person: { ...place, directions: 'x'.repeat(1001) } }, '/in_person/directions'],
    ['what is not asked', { fax: true }, '/fax'],
  ])('do not take %s', async (_, body, pointer) => {
    expect(await set(body)).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer }] } });
    expect((await readSettings()).body.video.how).toBe('generated');
  });

  test('are nobody’s to see but theirs: not a steward’s, and in no profile, list or slot', async () => {
    await set(settings);
    const steward = await client.as((await aSteward(server)).email);
    for (const other of [steward, booker.client]) {
      expect(await other.get(`/api/v1/experts/${expert.id}/meeting`)).toMatchObject({ status: 403 });
      expect(await other.put(`/api/v1/experts/${expert.id}/meeting`, {})).toMatchObject({ status: 403 });
    }
    const { id } = await aSession(booker, slots[0]);
    const to = aMonday.add({ hours: 72 }).toString();
    const window = `offer=${expert.offerId}&from=${aMonday.toString()}&to=${to}`;
    for (const path of [
      `/experts/${expert.id}`,
      '/experts?limit=50',
      `/experts/${expert.id}/slots?${window}`,
      `/bookings/${id}`,
      '/bookings',
    ]) {
      const answer = await booker.client.get(`/api/v1${path}`);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/meet\.example|2920180000|High Street|bridge|jitsi/);
    }
  });
});

describe('where two meet', () => {
  test('is fixed at the confirmation, one room however many confirm at once, and stays when the session moves', async () => {
    const { id } = await aHold(booker, slots[0]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(booker.client, id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const { url } = (await meetingOf(id)).body;
    expect(url).toMatch(generated);
    expect((await meetingOf(id)).body).toEqual({
      ...{ mode: 'video', how: 'generated', url, number: null, client_number: null, place: null },
    });
    await set(settings);
    await move(booker.client, id, slots[3]?.start);
    expect((await meetingOf(id)).body.url).toBe(url);
    expect((await meetingOf(id, expert.client)).body.url).toBe(url);
    expect(await newsOf(server, id)).toEqual([
      ...['booking-confirmed', 'booking-confirmed', 'booking-moved', 'booking-moved'],
    ]);
    for (const { body, calendar } of await lettersAbout(id))
      for (const text of [body, unfolded(calendar)]) expect(text).toContain(url);
  });

  test('is another room for every session', async () => {
    const urls = [];
    for (const slot of slots.slice(0, 3)) urls.push((await meetingOf((await aSession(booker, slot)).id)).body.url);
    expect(new Set(urls).size).toBe(3);
  });

  test('is told in letters and invites: the adviser’s link', async () => {
    await set(settings);
    const { id } = await aSession(booker, slots[0]);
    expect((await meetingOf(id)).body).toMatchObject({ how: 'link', url: 'https://meet.example/ada' });
    for (const letter of await lettersAbout(id)) {
      expect(letter.body).toContain('\nHow: By video\nJoin: https://meet.example/ada\n');
      const event = eventIn(letter.calendar);
      expect(event.getFirstPropertyValue('location')).toBe('https://meet.example/ada');
      expect(event.getFirstPropertyValue('conference')).toBe('https://meet.example/ada');
      expect(event.getFirstProperty('conference')?.getParameter('feature')).toBe('VIDEO');
      expect(event.getFirstPropertyValue('description')).toContain('Join: https://meet.example/ada');
    }
    expect(unfolded((await booker.client.get(`/api/v1/bookings/${id}.ics`)).body)).toContain(
      'https://meet.example/ada',
    );
  });

  test('is told in letters and invites: the adviser’s number, and their place', async () => {
    await set(settings);
    const call = (await confirmed(slots[0], { mode: 'phone' })).id;
    expect((await meetingOf(call)).body).toMatchObject({ how: 'client-calls', number: '+442920180000', url: null });
    const [toAdviser, toClient] = await lettersBySide(call);
    expect(toClient.body).toContain('Call: you call Ada Byrne on +442920180000\n');
    expect(toAdviser.body).toContain('Call: Siân Parry calls you on +442920180000\n');
    expect(eventIn(toClient.calendar).getFirstPropertyValue('location')).toBe('+442920180000');

    const visit = (await confirmed(slots[1], { mode: 'in_person' })).id;
    expect((await meetingOf(visit)).body).toMatchObject({ how: 'place', place });
    for (const letter of await lettersAbout(visit)) {
      expect(letter.body).toContain('Where: 1 High Street, Cardiff\n');
      expect(letter.body).toContain('How to get there:\n> By the bridge.\n\nHow to get in:\n> Ring the lower bell.\n');
      expect(eventIn(letter.calendar).getFirstPropertyValue('location')).toBe('1 High Street\nCardiff');
      expect(eventIn(letter.calendar).getFirstPropertyValue('description')).toContain('Ring the lower bell.');
    }
  });

  test('is for the two sides: a member of the organisation too, no steward, and no stranger', async () => {
    const { id } = await aSession(booker, slots[0]);
    const member = await aPerson(server);
    await aMembership(server, booker.organisation.id, member, 'member');
    expect(await meetingOf(id, await client.as(member.email))).toMatchObject({ status: 200 });
    const steward = await client.as((await aSteward(server)).email);
    expect(await meetingOf(id, steward)).toMatchObject({ status: 403 });
    const ics = await steward.get(`/api/v1/bookings/${id}.ics`);
    expect(ics.status).toBe(200);
    expect(unfolded(ics.body)).not.toContain('jitsi');
    const stranger = await aBooker(server, client);
    expect(await meetingOf(id, stranger.client)).toMatchObject({ status: 404 });
    expect(await change(id, { how: 'generated' }, stranger.client)).toMatchObject({ status: 404 });
    expect(await change(id, { how: 'generated' }, booker.client)).toMatchObject({ status: 403 });
  });

  test('is not told before the confirmation, nor after a cancellation, a request included', async () => {
    const { id } = await aHold(booker, slots[0]);
    for (const reader of [booker.client, expert.client])
      expect(await meetingOf(id, reader)).toMatchObject({
        status: 409,
        body: { code: 'booking-state', state: 'held' },
      });
    await confirm(booker.client, id);
    const { url } = (await meetingOf(id)).body;
    await cancel(booker.client, id);
    for (const reader of [booker.client, expert.client]) {
      expect(await meetingOf(id, reader)).toMatchObject({
        status: 409,
        body: { code: 'booking-state', state: 'cancelled' },
      });
      const ics = await reader.get(`/api/v1/bookings/${id}.ics`);
      expect(ics.status).toBe(200);
      expect(unfolded(ics.body)).not.toContain(url);
    }
    const cancelled = (await lettersAbout(id)).filter(({ kind }) => kind === 'booking-cancelled');
    expect(cancelled).toHaveLength(2);
    for (const { body, calendar } of cancelled) {
      expect(body).not.toContain(url);
      expect(unfolded(calendar)).not.toMatch(/jitsi|CONFERENCE/);
      expect(unfolded(calendar)).toContain('LOCATION:Video call');
    }
    expect(await change(id, { how: 'generated' })).toMatchObject({ status: 409, body: { code: 'booking-state' } });

    const asking = await anExpert(server, client, { offer: { asks: true } });
    const [slot] = await slotsOf(client, asking, aMonday.add({ hours: 24 }));
    const requested = await aSession(booker, slot);
    expect(await meetingOf(requested.id)).toMatchObject({ status: 409, body: { state: 'requested' } });
    expect(await asking.client.post(`/api/v1/bookings/${requested.id}/answer`, { answer: 'accepted' })).toMatchObject({
      status: 200,
    });
    expect((await meetingOf(requested.id)).body.url).toMatch(generated);
  });
});

describe('the number of a client', () => {
  test('is given with the hold, for a session by phone, and told to the adviser alone', async () => {
    const { id } = await confirmed(slots[0], { mode: 'phone', phone: '+44 (0)7700 900123' });
    expect((await meetingOf(id, expert.client)).body).toMatchObject({
      how: 'adviser-calls',
      client_number: '+447700900123',
    });
    expect((await meetingOf(id, booker.client)).body).toMatchObject({ how: 'adviser-calls', client_number: null });
    const [toAdviser, toClient] = await lettersBySide(id);
    expect(toAdviser.body).toContain('Call: you call Siân Parry on +447700900123\n');
    expect(unfolded(toAdviser.calendar)).toContain('+447700900123');
    expect(toClient.body).toContain('Call: Ada Byrne calls you\n');
    expect(toClient.body).not.toContain('900123');
    expect(unfolded(toClient.calendar)).not.toContain('900123');
    expect(unfolded((await booker.client.get(`/api/v1/bookings/${id}.ics`)).body)).not.toContain('900123');
    expect(unfolded((await expert.client.get(`/api/v1/bookings/${id}.ics`)).body)).toContain('900123');
    for (const path of [`/api/v1/bookings/${id}`, '/api/v1/bookings'])
      for (const reader of [booker.client, expert.client])
        expect(JSON.stringify((await reader.get(path)).body)).not.toContain('900123');

    expect(await change(id, { how: 'client-calls', number: '+442920180000' })).toMatchObject({ status: 200 });
    expect((await change(id, { how: 'adviser-calls' })).body.client_number).toBe('+447700900123');
  });

  test.each([
    ['without the code of its country', { mode: 'phone', phone: '07700 900123' }],
    ['without end', { mode: 'phone', phone: `+44${'1'.repeat(50)}` }],
    ['for a session that is not by phone', { mode: 'video', phone: '+447700900123' }],
  ])('is not taken %s', async (_, more) => {
    expect(await hold(booker, slots[0], more)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer: '/phone' }] },
    });
  });
});

describe('one session', () => {
  test('is met otherwise when the adviser says so; both are told, by an invite that replaces the one before', async () => {
    const { id } = await aSession(booker, slots[0]);
    const { url: room } = (await meetingOf(id)).body;
    const elsewhere = { how: 'link', url: 'https://meet.example/today' };
    expect(await change(id, elsewhere)).toMatchObject({ status: 200, body: { how: 'link', url: elsewhere.url } });
    expect((await booker.client.get(`/api/v1/bookings/${id}`)).body.sequence).toBe(1);
    const told = (await lettersAbout(id)).filter(({ kind }) => kind === 'booking-meeting-changed');
    expect(told.map(({ to_address }) => to_address).sort()).toEqual(
      [booker.organisation.booker.email, expert.person.email].sort(),
    );
    for (const { subject, body, calendar, calendar_method } of told) {
      expect(subject).toMatch(/^How to meet: A first talk, /);
      expect(body).toContain('Join: https://meet.example/today\n');
      expect(calendar_method).toBe('REQUEST');
      expect(eventIn(calendar).getFirstPropertyValue('sequence')).toBe(1);
      expect(unfolded(calendar)).not.toContain(room);
    }
    expect(await change(id, elsewhere)).toMatchObject({ status: 200 }); // no news
    expect(await newsOf(server, id)).toHaveLength(4);
    expect((await change(id, { how: 'generated' })).body.url).toBe(room);
    expect((await readSettings()).body.video.how).toBe('generated');
  });

  test('is told of each of twenty changes at once, beside a move, with a sequence of its own', async () => {
    const { id } = await aSession(booker, slots[0]);
    const answers = await Promise.all([
      move(booker.client, id, slots[4]?.start),
      ...Array.from({ length: 20 }, (_, number) => change(id, { how: 'link', url: `https://meet.example/${number}` })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 200));
    const booking = (await booker.client.get(`/api/v1/bookings/${id}`)).body;
    expect(booking).toMatchObject({ sequence: 21, start: slots[4]?.start });
    const letters = (await lettersAbout(id)).filter(({ to_address }) => to_address === expert.person.email);
    const sequences = letters.map(({ calendar }) => Number(eventIn(calendar).getFirstPropertyValue('sequence')));
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, number) => number));
    const last = letters.find(({ calendar }) => Number(eventIn(calendar).getFirstPropertyValue('sequence')) === 21);
    expect(last.body).toContain((await meetingOf(id)).body.url);
  });

  test('leaves no link behind where a cancellation comes between', async () => {
    const { id } = await aSession(booker, slots[0]);
    const [cancelled, ...changed] = await Promise.all([
      cancel(booker.client, id),
      ...Array.from({ length: 20 }, (_, number) => change(id, { how: 'link', url: `https://meet.example/${number}` })),
    ]);
    expect(cancelled).toMatchObject({ status: 200 });
    for (const answer of changed) expect([200, 409]).toContain(answer.status);
    const { sequence } = (await booker.client.get(`/api/v1/bookings/${id}`)).body;
    const letters = await lettersAbout(id);
    const end = letters.filter(({ kind }) => kind === 'booking-cancelled');
    for (const { calendar } of end) expect(eventIn(calendar).getFirstPropertyValue('sequence')).toBe(sequence);
    expect(changed.filter(({ status }) => status === 200)).toHaveLength(sequence - 1);
  });

  test.each<[string, object, string]>([
    ['a script', { how: 'link', url: 'javascript:alert(1)' }, '/url'],
    ['a call, for it is by video', { how: 'adviser-calls' }, '/how'],
    ['a place, for it is by video', { how: 'place', address: '1 High Street' }, '/how'],
    ['nothing', {}, '/how'],
    ['a link for a room', { how: 'generated', url: 'https://meet.example' }, '/url'],
  ])('is not met by %s', async (_, body, pointer) => {
    const { id } = await aSession(booker, slots[0]);
    const { url } = (await meetingOf(id)).body;
    expect(await change(id, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer, detail: expect.stringMatching(/^(must|is) /) }] },
    });
    expect((await meetingOf(id)).body.url).toBe(url);
    expect(await newsOf(server, id)).toHaveLength(2);
  });

  test('can be met otherwise until it is over', async () => {
    const { id, start, end } = await aSession(booker, slots[0]);
    server.clock.moveTo(Temporal.Instant.from(start).add({ minutes: 5 }));
    expect(await change(id, { how: 'link', url: 'https://meet.example/late' })).toMatchObject({ status: 200 });
    server.clock.moveTo(Temporal.Instant.from(end));
    expect(await change(id, { how: 'generated' })).toMatchObject({ status: 409, body: { code: 'already-started' } });
    expect(await meetingOf(id)).toMatchObject({ status: 200, body: { url: 'https://meet.example/late' } });
  });
});

function readSettings(): Promise<Answer> {
  return expert.client.get(`/api/v1/experts/${expert.id}/meeting`);
}

function set(body: object): Promise<Answer> {
  return expert.client.put(`/api/v1/experts/${expert.id}/meeting`, body);
}

function meetingOf(id: string, reader = booker.client): Promise<Answer> {
  return reader.get(`/api/v1/bookings/${id}/meeting`);
}

function change(id: string, body: object, who = expert.client): Promise<Answer> {
  return who.put(`/api/v1/bookings/${id}/meeting`, body);
}

async function confirmed(slot: { token: string } | undefined, more: Parameters<typeof hold>[2]): Promise<any> {
  const { body } = await hold(booker, slot, more);
  return (await confirm(booker.client, body.id)).body;
}

async function lettersAbout(id: string): Promise<any[]> {
  const { rows } = await server.owner.query(
    `SELECT kind, to_address, subject, body, calendar, calendar_method FROM letters
     WHERE body LIKE '%/bookings/' || $1 || '%' ORDER BY created_at, id`,
    [id],
  );
  return rows;
}

/** The adviser's, and the client's. */
async function lettersBySide(id: string): Promise<[any, any]> {
  const letters = await lettersAbout(id);
  const to = (email: string) => letters.find(({ to_address }) => to_address === email);
  return [to(expert.person.email), to(booker.organisation.booker.email)];
}

function eventIn(calendar: string): ICAL.Component {
  const event = new ICAL.Component(ICAL.parse(calendar) as unknown[]).getFirstSubcomponent('vevent');
  if (!event) throw new Error('There is no event.');
  return event;
}

function unfolded(calendar: string): string {
  return calendar.replaceAll('\r\n ', '');
}
