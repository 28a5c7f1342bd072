import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { access, outsideTheApi } from '../../src/accounts/access.js';
import type { Relation } from '../../src/accounts/index.js';
import { newId } from '../../src/kernel/id.js';
import { OPERATION } from '../../src/platform/http/operation.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOffer,
  anOrganisation,
  aPerson,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

const personas = ['nobody', 'a stranger', 'a member', 'a booker', 'an admin', 'the adviser', 'a steward'] as const;
type Persona = (typeof personas)[number];

/** What each of them is to each kind of thing. Whoever is nothing to it must not learn that it is there. */
const targets: Readonly<Record<string, Partial<Record<Persona, Relation>> & { open?: true }>> = {
  'what is everybody’s': { open: true },
  'what is one’s own': { open: true },
  'the policies': { open: true, 'a steward': 'steward' },
  'an organisation': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  'what is the stranger’s own': { 'a stranger': 'signed-in' },
  'a live adviser': { open: true, 'the adviser': 'adviser', 'a steward': 'steward' },
  'a draft adviser': { 'the adviser': 'adviser', 'a steward': 'steward' },
  'a diary': { 'the adviser': 'adviser', 'a steward': 'steward' },
  'a booking': {
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'the adviser': 'adviser',
    'a steward': 'steward',
  },
  // No steward reads what two others say to each other: to them it is not there.
  'a conversation': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'the adviser': 'adviser' },
};

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

interface Case {
  readonly target: keyof typeof targets;
  /** A request that only the question who asks can stop; it finds its thing fresh. */
  readonly call: (asker: Persona) => Call | Promise<Call>;
}

/** How each operation is asked for. A new one is not tested until it has its line here, and this file fails until then. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  readTaxonomy: [on('what is everybody’s', () => get('/taxonomy'))],
  searchExperts: [on('what is everybody’s', () => get('/experts?q=governance'))],
  readPolicies: [on('the policies', () => get('/policies'))],
  recordPolicy: [on('the policies', () => post('/policies', aFee()))],
  previewPolicy: [on('the policies', () => post('/policies/previews', aFee()))],
  readMe: [on('what is one’s own', () => get('/me'))],
  changeMe: [on('what is one’s own', () => patch('/me', { language: 'en' }))],
  createOrganisation: [
    on('what is one’s own', async () => {
      await server.owner.query('DELETE FROM memberships WHERE organisation_id <> $1', [organisationId]); // there is a most
      return post('/organisations', { name: 'New Co-op', kind: 'co_op' });
    }),
  ],
  listMyOrganisations: [on('what is one’s own', () => get('/organisations'))],
  createExpert: [on('what is one’s own', () => post('/experts', { kind: 'specialist', name: 'Newly Here' }))],
  listBookings: [on('what is one’s own', () => get('/bookings'))],

  readOrganisation: [on('an organisation', () => get(`/organisations/${organisationId}`))],
  changeMemberRole: [
    on('an organisation', async () =>
      put(`/organisations/${organisationId}/members/${await newMember()}/role`, { role: 'booker' }),
    ),
  ],
  removeMember: [
    on('an organisation', async () => remove(`/organisations/${organisationId}/members/${await newMember()}`)),
  ],
  leaveOrganisation: [
    // The last admin cannot, which is a conflict and no question of who asks.
    on('an organisation', async () => remove(`/organisations/${await newOrganisation()}/membership`)),
  ],
  invite: [
    on('an organisation', () =>
      post(`/organisations/${organisationId}/invitations`, { email: `${newId()}@people.example`, role: 'member' }),
    ),
  ],
  listInvitations: [on('an organisation', () => get(`/organisations/${organisationId}/invitations`))],
  withdrawInvitation: [
    on('an organisation', async () =>
      remove(`/organisations/${organisationId}/invitations/${(await newInvitation()).id}`),
    ),
  ],
  acceptInvitation: [
    on('what is the stranger’s own', async () =>
      post('/invitations/acceptance', { token: (await newInvitation(people['a stranger'].email)).token }),
    ),
  ],
  readNotificationPreferences: [on('what is one’s own', () => get('/me/notification-preferences'))],
  setNotificationPreferences: [
    on('what is one’s own', () =>
      put('/me/notification-preferences', {
        bookings: { email: true },
        reminders: { email: true },
        account: { email: true },
      }),
    ),
  ],
  createApiKey: [
    on('what is one’s own', async () => {
      await server.owner.query('DELETE FROM api_keys'); // there is a most
      return post('/me/api-keys', { name: 'A program', scopes: ['read'] });
    }),
  ],
  listApiKeys: [on('what is one’s own', () => get('/me/api-keys'))],
  revokeApiKey: [on('what is the stranger’s own', async () => remove(`/me/api-keys/${await newApiKey()}`))],
  listSessions: [on('what is one’s own', () => get('/me/sessions'))],
  endSession: [on('what is the stranger’s own', async () => remove(`/me/sessions/${await newSession()}`))],
  endOtherSessions: [on('what is one’s own', () => remove('/me/sessions'))],
  readAudit: [on('what is one’s own', () => get('/audit'))],
  holdTime: [
    on('an organisation', async () =>
      post('/bookings', { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video' }),
    ),
  ],
  takeSeat: [
    on('an organisation', async () =>
      post(`/group-sessions/${await newGroupSession(live)}/seats`, { organisation_id: await newOrganisation() }),
    ),
  ],
  previewSeries: [on('an organisation', async () => post('/bookings/series/preview', await aSeries()))],
  holdSeries: [on('an organisation', async () => post('/bookings/series', await aSeries()))],

  findGroupSessions: [on('what is everybody’s', () => get('/group-sessions'))],
  listGroupSessionsOfExpert: onProfile((id) => get(`/experts/${id}/group-sessions`)),
  scheduleGroupSession: onProfile(async (id) =>
    post(`/experts/${id}/group-sessions`, await newSchedule(adviserOf(id))),
  ),
  readGroupSession: onProfile(async (id) => get(`/group-sessions/${await newGroupSession(adviserOf(id))}`)),
  listAttendees: onProfile(async (id) => get(`/group-sessions/${await newGroupSession(adviserOf(id))}/attendees`)),
  callOffGroupSession: onProfile(async (id) =>
    post(`/group-sessions/${await newGroupSession(adviserOf(id))}/cancellation`, { reason: 'other' }),
  ),
  guaranteeGroupSession: onProfile(async (id) =>
    post(`/group-sessions/${await newGroupSession(adviserOf(id))}/guarantee`, { pool: 'A pool', reason: 'A reason' }),
  ),

  readExpert: onProfile((id) => get(`/experts/${id}`)),
  listSlots: onProfile((id, offerId) => get(`/experts/${id}/slots?offer=${offerId}&${tomorrow()}`)),
  explainSlots: onProfile((id, offerId) => get(`/experts/${id}/slots/refusals?offer=${offerId}&${tomorrow()}`)),
  changeExpert: onProfile((id) => patch(`/experts/${id}`, { remote: true })),
  changeExpertState: [
    on('a live adviser', () => put(`/experts/${live.id}/state`, { state: 'live' })),
    on('a draft adviser', () => put(`/experts/${draft.id}/state`, { state: 'paused' })),
  ],
  createOffer: onProfile((id) => post(`/experts/${id}/offers`, anOffer)),
  changeOffer: onProfile(async (id) => put(`/experts/${id}/offers/${await newOffer(id)}`, anOffer)),
  retireOffer: onProfile(async (id) => remove(`/experts/${id}/offers/${await newOffer(id)}`)),

  readDiary: onDiary((diary) => get(diary)),
  setWeeklyHours: onDiary((diary) =>
    put(`${diary}/hours`, {
      zone: 'Europe/London',
      weekly: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
    }),
  ),
  setDateOverride: onDiary((diary) => put(`${diary}/overrides/2031-05-01`, { windows: [] })),
  removeDateOverride: onDiary((diary) => remove(`${diary}/overrides/2031-05-01`)),
  takeTimeOff: onDiary((diary) => post(`${diary}/time-off`, aMorningOff)),
  planTravel: onDiary((diary) => post(`${diary}/travels`, aWeekAway())),
  removeTravel: onDiary(async (diary) => remove(`${diary}/travels/${await newTravel(diary)}`)),
  setDiaryLimits: onDiary((diary) => put(`${diary}/limits`, noLimits)),
  previewDiaryChange: onDiary((diary) =>
    post(`${diary}/previews`, { kind: 'override', date: '2031-05-01', windows: [] }),
  ),
  removeTimeOff: onDiary(async (diary) => remove(`${diary}/time-off/${await newTimeOff(diary)}`)),

  readBooking: [on('a booking', async () => get(`/bookings/${await newBooking()}`))],
  readBookingCalendar: [on('a booking', async () => get(`/bookings/${await newBooking()}.ics`))],
  confirmBooking: [on('a booking', async () => post(`/bookings/${await newHold()}/confirmation`))],
  joinWaitingList: [
    on('an organisation', async () =>
      post(`/experts/${live.id}/waiting-list`, { ...aWait(), organisation_id: await newOrganisation() }),
    ),
  ],
  leaveWaitingList: [on('an organisation', async () => remove(`/waiting-list/${await newWaitingEntry()}`))],
  listWaitingEntries: [on('what is one’s own', () => get('/waiting-list'))],
  countWaiting: onProfile((id) => get(`/experts/${id}/waiting-list`)),
  answerRequest: [
    on('a booking', async () => {
      const id = await newBooking();
      await server.owner.query(
        `UPDATE bookings SET state = 'requested', requested_at = now(), requested_by = booked_by, lapses_at = starts_at WHERE id = $1`,
        [id],
      );
      return post(`/bookings/${id}/answer`, { answer: 'accepted' });
    }),
  ],
  moveBooking: [
    on('a booking', async () => post(`/bookings/${await newBooking()}/rescheduling`, { start: nextSlot().start })),
  ],
  cancelBooking: [
    on('a booking', async () => post(`/bookings/${await newBooking()}/cancellation`, { reason: 'other' })),
  ],
  confirmSeries: [on('a booking', async () => post(`/bookings/series/${await newSeries()}/confirmation`))],
  cancelSeries: [
    on('a booking', async () => post(`/bookings/series/${await newSeries()}/cancellation`, { reason: 'other' })),
  ],

  listConversations: [on('what is one’s own', () => get('/conversations'))],
  listMessages: onSession((booking) => get(`${booking}/messages`)),
  writeMessage: onSession((booking) => post(`${booking}/messages`, { text: 'Good morning' })),
  markMessagesRead: onSession((booking) => put(`${booking}/messages/read-mark`, { read_to: 0 })),
  exportMessages: onSession((booking) => get(`${booking}/messages/export`)),
  listFiles: onSession((booking) => get(`${booking}/files`)),
  putUpFile: onSession((booking) => post(`${booking}/files?name=plan.txt`, Buffer.from('A plan'))),
  readFile: onSession(async (booking) => get(`${booking}/files/${await newFile(booking, 'a booker')}/content`)),
  removeFile: onSession(async (booking, asker) => remove(`${booking}/files/${await newFile(booking, asker)}`)),

  askQuestion: [
    on('an organisation', async () => {
      const body = { organisation_id: await newOrganisation(), text: 'How?' };
      await server.owner.query(`UPDATE conversations SET opened_at = opened_at - interval '2 days'`); // there is a most
      return post(`/experts/${live.id}/questions`, body);
    }),
  ],
  readQuestion: onQuestion((question) => get(question)),
  listQuestionMessages: onQuestion((question) => get(`${question}/messages`)),
  writeQuestionMessage: onQuestion((question) => post(`${question}/messages`, { text: 'Like this' })),
  markQuestionRead: onQuestion((question) => put(`${question}/messages/read-mark`, { read_to: 1 })),
  closeQuestion: onQuestion((question) => post(`${question}/closure`)),
  declineQuestion: onQuestion((question) => post(`${question}/refusal`, { reason: 'no-time' })),
  readQuestionSettings: onProfile((id) => get(`/experts/${id}/question-settings`)),
  setQuestionSettings: onProfile((id) => put(`/experts/${id}/question-settings`, { open: true })),
  listBlockedOrganisations: onProfile((id) => get(`/experts/${id}/blocked-organisations`)),
  blockOrganisation: [on('a live adviser', async () => put(await newBlock()))],
  unblockOrganisation: [
    on('a live adviser', async () => {
      const block = await newBlock();
      await live.client.put(`/api/v1${block}`, undefined);
      return remove(block);
    }),
  ],
};

let year = 2080;
const aFee = () => ({
  name: 'platform-fee',
  value: { percent: 7 },
  in_force_from: `${year++}-01-01T00:00:00Z`,
  decision: 'A general meeting',
});

const signIn = ['askForSignInLink', 'signIn', 'readSession', 'signOut'];
const allDay = [{ opens: '09:00', closes: '17:00' }];
const noLimits = { sessions_a_day: null, minutes_a_day: null, sessions_a_week: null, minutes_a_week: null };
const aMorningOff = { start: '2031-06-02T08:00:00Z', end: '2031-06-02T11:00:00Z' };

let server: TestServer;
let client: Client;
let clients: Record<Persona, Client>;
let people: Record<Exclude<Persona, 'nobody'>, Somebody>;
let organisationId: string;
let live: AnExpert;
let draft: AnExpert;
let slots: { start: string; token: string }[];
let draftSlots: { start: string; token: string }[];

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  people = {
    'a stranger': await aPerson(server),
    'a member': await aPerson(server),
    'a booker': await aPerson(server),
    'an admin': await aPerson(server),
    'the adviser': await aPerson(server),
    'a steward': await aSteward(server),
  };
  clients = { nobody: client } as Record<Persona, Client>;
  for (const persona of personas) if (persona !== 'nobody') clients[persona] = await client.as(people[persona].email);
  organisationId = await newOrganisation();
  // One session each, since one of the routes ends all others of whoever asks.
  live = { ...(await anExpert(server, client, { person: people['the adviser'] })), client: clients['the adviser'] };
  draft = await anExpert(server, client, { state: 'draft' });
  slots = await slotsOf(client, live, server.clock.now().add({ hours: 24 }), 50);
  draftSlots = await slotsOf(draft.client, draft, server.clock.now().add({ hours: 24 }), 50);
});
afterAll(() => server.stop());

describe('the table of who may do what', () => {
  test('names every operation of the document, and no other', () => {
    expect(
      documentedOperations()
        .filter((id) => !signIn.includes(id))
        .sort(),
    ).toEqual(Object.keys(access).sort());
  });

  test('leaves out sign-in only, which is everybody’s', () => {
    expect(documentedOperations()).toEqual(expect.arrayContaining(signIn));
  });

  test('is walked here line by line', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(access).sort());
  });

  test('or the list of what is outside the API names every route that there is, once', () => {
    const known: string[] = [...Object.keys(access), ...outsideTheApi];
    const routes = nestRoutes();
    expect(routes.filter(({ operation }) => operation === undefined)).toEqual([]);
    expect(routes.map(({ operation }) => operation).sort()).toEqual(known.sort());
  });

  test('opens to nobody what it does not say is for anyone', () => {
    const open = Object.entries(access).filter(([, relations]) =>
      (relations as readonly Relation[]).includes('anyone'),
    );
    expect(open.map(([operation]) => operation).sort()).toEqual([
      'findGroupSessions',
      'listGroupSessionsOfExpert',
      'listSlots',
      'readExpert',
      'readGroupSession',
      'readPolicies',
      'readTaxonomy',
      'searchExperts',
    ]);
  });
});

type Outcome =
  'let through' | 'asked to sign in' | 'told that it is not theirs to do' | 'told that there is no such thing';
const statusOf: Readonly<Record<Outcome, number | undefined>> = {
  'let through': undefined,
  'asked to sign in': 401,
  'told that it is not theirs to do': 403,
  'told that there is no such thing': 404,
};

const walk = Object.entries(cases).flatMap(([operation, asked]) =>
  asked.flatMap((one) =>
    personas.map((persona) => ({ operation, ...one, persona, outcome: outcomeOf(operation, one.target, persona) })),
  ),
);

describe.each(personas)('%s', (persona) => {
  test.each(walk.filter((step) => step.persona === persona))(
    'who asks for $operation on $target is $outcome',
    async ({ target, call, outcome }) => {
      const asker = persona === 'the adviser' && target === 'a draft adviser' ? draft.client : clients[persona];
      const answer = await ask(asker, await call(persona));
      if (outcome === 'let through') expect([200, 201, 204, 409]).toContain(answer.status);
      else expect(answer).toMatchObject({ status: statusOf[outcome], body: { status: statusOf[outcome] } });
    },
  );
});

describe('a stranger', () => {
  test('cannot tell what is there from what is not', async () => {
    for (const [operation, asked] of Object.entries(cases)) {
      for (const { target, call } of asked) {
        if (outcomeOf(operation, target, 'a stranger') !== 'told that there is no such thing') continue;
        const { method, path, body } = await call('a stranger');
        const nowhere = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, newId());
        const names = ['holdTime', 'holdSeries', 'previewSeries'];
        const elsewhere = names.includes(operation) ? { ...(body as object), organisation_id: newId() } : body;
        const real = await ask(clients['a stranger'], { method, path, body });
        const unreal = await ask(clients['a stranger'], { method, path: nowhere, body: elsewhere });
        expect({ operation, ...unreal.body, request: '' }).toEqual({ operation, ...real.body, request: '' });
      }
    }
  });
});

/** What the table and the relation promise, and nothing of what the code does. */
function outcomeOf(operation: string, target: keyof typeof targets, persona: Persona): Outcome {
  const allowed = (access as Record<string, readonly Relation[]>)[operation] ?? [];
  const { open, [persona]: relation } = targets[target]!;
  const relations: Relation[] = [
    ...(open ? (['anyone'] as const) : []),
    ...(open && persona !== 'nobody' ? (['signed-in'] as const) : []),
    ...(relation ? [relation] : []),
  ];
  if (relations.some((one) => allowed.includes(one))) return 'let through';
  if (persona === 'nobody' && !allowed.includes('anyone')) return 'asked to sign in';
  return relations.length > 0 ? 'told that it is not theirs to do' : 'told that there is no such thing';
}

function documentedOperations(): string[] {
  return Object.values(client.document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
}

/** Every method of every controller that Nest routes to. */
function nestRoutes(): { route: string; operation: string | undefined }[] {
  const controllers = [...server.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, object> }).prototype;
    return Object.getOwnPropertyNames(prototype)

      .filter((name) => name !== 'constructor' && Reflect.hasMetadata('path', prototype[name]!))
      .map((name) => ({
        route: `${(metatype as { name: string }).name}.${name}`,
        operation: Reflect.getMetadata(OPERATION, prototype[name]!) as string | undefined,
      }));
  });
}

function ask(asker: Client, { method, path, body }: Call): Promise<Answer> {
  return asker.call(method, `/api/v1${path}`, { body });
}

function on(target: keyof typeof targets, call: Case['call']): Case {
  return { target, call };
}

/** The same on a profile that everybody sees and on one that only its owner and stewards do. */
function onProfile(call: (id: string, offerId: string) => Call | Promise<Call>): Case[] {
  return [
    on('a live adviser', () => call(live.id, live.offerId)),
    on('a draft adviser', () => call(draft.id, draft.offerId)),
  ];
}

function onDiary(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('a diary', () => call(`/experts/${live.id}/diary`))];
}

function onSession(call: (path: string, asker: Persona) => Call | Promise<Call>): Case[] {
  return [on('a conversation', async (asker) => call(`/bookings/${await newBooking()}`, asker))];
}

function onQuestion(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('a conversation', async () => call(`/questions/${await newQuestion()}`))];
}

function get(path: string): Call {
  return { method: 'GET', path };
}

function post(path: string, body?: unknown): Call {
  return { method: 'POST', path, body };
}

function put(path: string, body?: unknown): Call {
  return { method: 'PUT', path, body };
}

function patch(path: string, body: unknown): Call {
  return { method: 'PATCH', path, body };
}

function remove(path: string): Call {
  return { method: 'DELETE', path };
}

async function newOrganisation(): Promise<string> {
  const { id } = await anOrganisation(server, { booker: people['a booker'] });
  await aMembership(server, id, people['a member'], 'member');
  await aMembership(server, id, people['an admin'], 'admin');
  return id;
}

/** Of a quarter of an hour in the night, when nobody is free. */
function aWait(): object {
  const today = Temporal.PlainDate.from(server.clock.now().toString().slice(0, 10));
  const night = today.add({ days: 2 }).toString();
  return { offer_id: live.offerId, from: `${night}T01:00:00Z`, to: `${night}T01:15:00Z`, mode: 'video' };
}

async function newWaitingEntry(): Promise<string> {
  const body = { ...aWait(), organisation_id: await newOrganisation() };
  return (await clients['a booker'].post(`/api/v1/experts/${live.id}/waiting-list`, body)).body.id;
}

async function newMember(): Promise<string> {
  const person = await aPerson(server);
  await aMembership(server, organisationId, person, 'member');
  return person.id;
}

/** With the token of its letter; in an organisation of its own where it says to whom. */
async function newInvitation(email?: string): Promise<{ id: string; token: string }> {
  const id = email === undefined ? organisationId : await newOrganisation();
  const address = email ?? `${newId()}@people.example`;
  await server.owner.query(`UPDATE letters SET created_at = created_at - interval '2 hours' WHERE kind = 'invitation'`);
  const { body } = await clients['an admin'].post(`/api/v1/organisations/${id}/invitations`, {
    email: address,
    role: 'member',
  });
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(address)}`)).body;
  return { id: body.id, token: /token=(\S+)/.exec(items[0].body)![1]! };
}

async function newApiKey(): Promise<string> {
  await server.owner.query('DELETE FROM api_keys');
  return (await clients['a stranger'].post('/api/v1/me/api-keys', { name: 'A program', scopes: ['read'] })).body.id;
}

async function newSession(): Promise<string> {
  const other = await client.as(people['a stranger'].email);
  return (await other.get('/api/v1/me/sessions')).body.items.find(({ current }: any) => current).id;
}

async function newOffer(expertId: string): Promise<string> {
  const owner = expertId === draft.id ? draft.client : live.client;
  return (await owner.post(`/api/v1/experts/${expertId}/offers`, anOffer)).body.id;
}

async function newTimeOff(diary: string): Promise<string> {
  return (await live.client.post(`/api/v1${diary}/time-off`, aMorningOff)).body.time_off.at(-1).id;
}

async function newTravel(diary: string): Promise<string> {
  return (await live.client.post(`/api/v1${diary}/travels`, aWeekAway())).body.travels.at(-1).id;
}

/** Each after the one before. */
function aWeekAway(): object {
  const first = Temporal.PlainDate.from('2032-01-01').add({ days: 7 * weeksAway++ });
  return { zone: 'Asia/Tokyo', first_date: first.toString(), last_date: first.add({ days: 6 }).toString() };
}
let weeksAway = 0;

async function newHold(): Promise<string> {
  const body = { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video' };
  return (await clients['a booker'].post('/api/v1/bookings', body)).body.id;
}

async function newBooking(): Promise<string> {
  const id = await newHold();
  await clients['a booker'].post(`/api/v1/bookings/${id}/confirmation`);
  return id;
}

async function newSeries(): Promise<string> {
  return (await clients['a booker'].post('/api/v1/bookings/series', await aSeries())).body.series_id;
}

/** Its second session is later than any time that is asked for here. */
async function aSeries(): Promise<object> {
  const rhythm = { count: 2, every_weeks: 4, on_conflict: 'skip' };
  return { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video', ...rhythm };
}

function adviserOf(expertId: string): AnExpert {
  return expertId === draft.id ? draft : live;
}

/** At a time from the end of those that are free, far enough ahead. */
async function newSchedule({ id, client: own }: AnExpert): Promise<object> {
  const offer = { ...anOffer, capacity: 5, minimum_seats: 1 };
  groupOffers[id] ??= (await own.post(`/api/v1/experts/${id}/offers`, offer)).body.id;
  const start = (id === draft.id ? draftSlots : slots).pop()?.start;
  return { offer_id: groupOffers[id], start, mode: 'video' };
}
const groupOffers: Record<string, string> = {};

async function newGroupSession(adviser: AnExpert): Promise<string> {
  const { client: own, id } = adviser;
  return (await own.post(`/api/v1/experts/${id}/group-sessions`, await newSchedule(adviser))).body.id;
}

/** Put up by whoever asks, where they may. */
async function newFile(booking: string, asker: Persona): Promise<string> {
  await server.owner.query(`UPDATE files SET put_up_at = put_up_at - interval '2 hours'`);
  const owner = ['an admin', 'the adviser'].includes(asker) ? asker : 'a booker';
  return (await clients[owner].post(`/api/v1${booking}/files?name=plan.txt`, Buffer.from('A plan'))).body.id;
}

/** Of an organisation of its own. */
async function newQuestion(organisation?: string): Promise<string> {
  await server.owner.query(`UPDATE conversations SET opened_at = opened_at - interval '2 days'`); // there is a most
  await server.owner.query(`UPDATE messages SET written_at = written_at - interval '2 hours'`);
  const body = { organisation_id: organisation ?? (await newOrganisation()), text: 'How?' };
  return (await clients['a booker'].post(`/api/v1/experts/${live.id}/questions`, body)).body.id;
}

/** Of an organisation that has asked the live adviser something. */
async function newBlock(): Promise<string> {
  const id = await newOrganisation();
  await newQuestion(id);
  return `/experts/${live.id}/blocked-organisations/${id}`;
}

/** A time of the live adviser that nothing here has asked for yet. */
function nextSlot(): { start: string; token: string } {
  const slot = slots.shift();
  if (!slot) throw new Error('No free time is left.');
  return slot;
}

function tomorrow(): string {
  const from = server.clock.now().add({ hours: 24 });
  return `from=${from.toString()}&to=${from.add({ hours: 24 }).toString()}`;
}
