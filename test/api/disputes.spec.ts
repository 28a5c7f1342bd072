import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FollowNoShows } from '../../src/bookings/no-shows/follow-no-shows.job.js';
import { FollowObjections } from '../../src/bookings/objections/follow-objections.job.js';
import { Jobs } from '../../src/platform/jobs.js';
import { workingDaysAfter } from '../../src/kernel/working-days.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, confirm, fund } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AMember, aMember, Disputed } from '../support/disputes.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { type AClient, aClient, balanceOf, booksOf, fundBy } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { asSeatsOfOneGroup, EndedSession } from '../support/sessions.js';
import { lettersTo } from '../support/standing.js';
import { aVoucher, type AVoucher } from '../support/vouchers.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let keeper: Somebody;
let members: AMember[];
let expert: AnExpert;
let theirs: AClient;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  keeper = await aSteward(server);
  steward = await nobody.as(keeper.email);
  members = [];
  for (let count = 0; count < 8; count += 1) members.push(await aMember(server, nobody));
});
/** Everybody is new in every story: £113.39 a session, £104.99 of it the adviser's and £8.40 the fee. */
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

const start = Temporal.Instant.from('2027-03-31T08:00:00Z');
const sweep = () => server.app.get(Jobs).sweepNow();
const at = (place: number) => () => members[place] as AMember;
const [mediator, first, second, third] = [at(0), at(1), at(2), at(3)];
const panelOf = (...places: number[]) => places.map((place) => members[place] as AMember);
const pass = (days: number) => server.clock.moveTo(server.clock.now().add({ hours: 24 * days }));
const dayAfter = (days: number) =>
  expect.stringContaining(workingDaysAfter(server.clock.now(), days).toString().slice(0, 16)) as unknown;
const payable = () => balanceOf(server, 'adviser-payable', expert.id);

/** Paid, by a voucher for three quarters where there is one, and over; the clock is an hour after its end. */
async function aSession(voucher?: AVoucher, nth = 0): Promise<Disputed> {
  const slots = await slotsOf(nobody, expert, Temporal.Instant.from('2027-03-31T00:00:00Z'), 1);
  const { id } = await aHold(theirs, slots[nth]);
  await fundBy(theirs.client, id, voucher ? { voucher_code: voucher.code } : {});
  expect((await fund(steward, id)).body).toMatchObject({ state: 'confirmed' });
  server.clock.moveTo(start.add({ hours: 2 + nth }));
  return new Disputed(new EndedSession(server, id, theirs, expert, start.add({ hours: nth })), steward);
}

async function aRecordedSession(voucher?: AVoucher): Promise<Disputed> {
  const one = await aSession(voucher);
  expect((await one.session.record()).status).toBe(201);
  return one;
}

function ourVoucher(): Promise<AVoucher> {
  const programmeTerms = { funderPercent: 75, match: 'cash' } as const;
  return aVoucher(server, { organisationId: theirs.organisation.id, programmeTerms });
}

/** What moved, without what came before it was disputed, and what the guarantee fund has of the fee. */
async function moved(one: Disputed): Promise<string[]> {
  const lines = (await story(one)).filter(
    (line) => !/^(voucher-reserved|client-share-received|guarantee-funded)/.test(line),
  );
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b)); // what is written at one instant has no order
}

/** What the guarantee fund has of the fee. */
async function guaranteed(one: Disputed): Promise<string[]> {
  const lines = (await story(one)).filter((line) => line.startsWith('guarantee-funded'));
  return lines.map((line) => line.replace(/.* /, ''));
}

async function story(one: Disputed): Promise<string[]> {
  const { rows } = await server.owner.query<{ id: string }>('SELECT id FROM disputes WHERE booking_id = $1', [
    one.session.id,
  ]);
  const told = await transfersOf(server.owner, [one.session.id, ...rows.map(({ id }) => id)]);
  return told.split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, '  '));
}

const order = [
  'session-disputed',
  'undisputed-earned',
  'dispute-released',
  'returned-to',
  'client-share',
  'dispute-earned',
];
const placeOf = (line: string) => order.findIndex((code) => line.startsWith(code));

async function earnings(): Promise<string[]> {
  const { rows } = await server.owner.query<{ told: string }>(
    `SELECT kind || ' ' || amount_minor || ' due ' || due_on AS told FROM earnings WHERE expert_id = $1 ORDER BY earned_at, kind`,
    [expert.id],
  );
  return rows.map(({ told }) => told);
}

describe('a session that is disputed', () => {
  test('pays what nobody disputes at once, and keeps the rest until both accept what the mediator proposes', async () => {
    const voucher = await ourVoucher();
    const one = await aRecordedSession(voucher);
    const { status, body } = await one.open(4000);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        ...{ about: 'session', state: 'open', late: false, opened: { side: 'client' }, due: { minor: 11_339 } },
        ...{ disputed: { minor: 4000 }, due_at: dayAfter(5) },
        statements: [{ as: 'client', statement: 'It was half as long.' }],
        records: [{ version: 1 }],
      },
    });
    expect(await moved(one)).toEqual([
      'session-disputed  escrow -> disputed  £40.00',
      'undisputed-earned  escrow -> adviser-payable, platform-fee  £67.96 + £5.43',
    ]);
    expect(await one.session.state()).toBe('accepted');
    for (const path of [one.session.path(), one.session.path('delivery')])
      expect((await one.session.adviser.get(path)).body).toMatchObject({ dispute: 'open', accepted: null });
    expect((await one.session.accept()).body).toMatchObject({ state: 'disputed', accepted: null, accept_by: null });
    for (const refused of [await one.session.object(), await one.session.correct()])
      expect(refused).toMatchObject({
        ...{ status: 409, body: { code: 'booking-state', state: 'disputed', dispute: 'open' } },
        body: { detail: expect.stringMatching(/^This session is disputed: /) },
      });
    await sweep();
    expect(await moved(one)).toHaveLength(2);
    const { hindrances } = (await one.session.adviser.get('/api/v1/me/erasure-preview')).body;
    expect(hindrances).toMatchObject([{ code: 'unsettled-session', id: one.session.id }]); // it may bring them something yet
    expect(await faultsOf(server)).toEqual([]);
    expect(await one.session.letters()).toEqual(
      expect.arrayContaining(['dispute-opened to adviser', 'dispute-opened to steward']),
    );
    const named = (await one.mediator(mediator())).body;
    expect(named).toMatchObject({ state: 'mediation', mediator: { user_id: mediator().id } });
    pass(1);
    const again = await Promise.all(Array.from({ length: 4 }, () => one.mediator(mediator())));
    for (const { status, body: same } of again) expect({ status, body: same }).toEqual({ status: 200, body: named });
    expect((await one.session.letters()).filter((letter) => letter.startsWith('mediator-named'))).toHaveLength(3);
    expect((await one.propose(mediator(), 4001)).body).toMatchObject({ code: 'invalid-request' });
    expect((await one.propose(mediator(), 1000)).status).toBe(201);
    expect((await one.answer(one.session.client, true, 1000)).body).toMatchObject({
      proposal: { client_accepts: true },
    });
    await one.propose(mediator(), 1500);
    expect(await one.answer(one.session.adviser, true, 1000)).toMatchObject({
      status: 409,
      body: { code: 'dispute-state', proposed: { minor: 1500 } },
    });
    expect((await one.answer(one.session.adviser, true, 1500)).body).toMatchObject({ state: 'mediation' });
    expect((await one.answer(one.session.client, true, 1500)).body).toMatchObject({
      ...{ state: 'ended', due_at: null, ended: { outcome: 'agreed', awarded: { minor: 1500 } } },
    });
    expect((await moved(one)).slice(2)).toEqual([
      'dispute-released  disputed -> escrow  £40.00',
      'returned-to-voucher  escrow -> voucher  £18.75',
      'client-share-returned  escrow -> client-credit  £6.25',
      'dispute-earned  escrow -> adviser-payable, platform-fee  £13.89 + £1.11',
    ]);
    expect(await payable()).toBe(6796 + 1389);
    expect(await guaranteed(one)).toEqual(['£0.54', '£0.11']);
    expect(await earnings()).toEqual(['undisputed 6796 due 2027-04-07', 'dispute 1389 due 2027-04-08']);
    expect(await balanceOf(server, 'voucher', voucher.id)).toBe(60_000 - 8504 + 1875);
    expect(await one.open(100)).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    const audited = (await one.session.audited()).map(({ deed }) => deed);
    expect(audited).toEqual(
      expect.arrayContaining(['dispute-opened', 'mediator-named', 'dispute-proposed', 'proposal-accepted']),
    );
  });

  test('goes to three members where a side refuses, two of whom decide; one appeal, and three others decide for good', async () => {
    const one = await aRecordedSession();
    await one.open();
    expect(await payable()).toBe(0);
    expect(await one.panel(panelOf(1, 2, 3))).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    await one.mediator(mediator());
    expect(await one.answer(one.session.adviser, false)).toMatchObject({
      status: 409,
      body: { code: 'dispute-state' },
    });
    await one.propose(mediator(), 0);
    const wanted = await one.answer(one.session.adviser, false);
    expect(wanted.body).toMatchObject({ state: 'panel', due_at: dayAfter(10) });
    const withMediator = await one.panel([mediator(), first(), second()]);
    expect(withMediator).toMatchObject({ status: 409, body: { code: 'conflict-of-interest' } });
    expect((await one.panel(panelOf(1, 2, 3))).body.panel).toHaveLength(3);
    expect((await one.panel(panelOf(1, 2, 4))).body.panel.map(({ user_id }: any) => user_id)).toContain(members[4]?.id);
    expect((await one.panel(panelOf(1, 2, 3))).status).toBe(200);
    expect((await one.vote(members[4] as AMember, 0)).status).toBe(404);
    expect((await first().client.get('/api/v1/me/disputes')).body.items[0]).toMatchObject({ as: 'panelist' });
    expect((await one.vote(first(), 5000, 'Half of it.')).body).toMatchObject({ state: 'panel', decisions: [] });
    expect(await one.vote(first(), 6000)).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    expect(await one.panel(panelOf(2, 3, 4))).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    await one.vote(second(), 9000, 'Most of it.');
    const decided = (await one.vote(third(), 5000, 'I agree.')).body;
    expect(decided).toMatchObject({
      ...{ state: 'decided', late: false },
      decisions: [{ round: 1, by: 'panel', awarded: { minor: 5000 }, reason: 'Half of it.' }],
    });
    expect(await one.withdraw(one.session.client)).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    await sweep();
    expect(await payable()).toBe(0);
    pass(13);
    expect((await one.appeal(one.session.adviser)).body).toMatchObject({
      state: 'appeal',
      appeal: { side: 'adviser' },
    });
    expect(await one.appeal(one.session.client)).toMatchObject({ status: 409 });
    expect(await one.panel(panelOf(3, 4, 5))).toMatchObject({ status: 409, body: { code: 'conflict-of-interest' } });
    expect((await one.panel(panelOf(4, 5, 6))).status).toBe(200);
    for (const [place, sum] of [1000, 7000, 11_339].entries()) await one.vote(members[4 + place] as AMember, sum);
    expect((await one.session.adviser.get(one.path())).body).toMatchObject({
      ...{ state: 'ended', ended: { outcome: 'decided-on-appeal', awarded: { minor: 7000 } } },
      decisions: [{ awarded: { minor: 5000 } }, { round: 2, awarded: { minor: 7000 } }],
    });
    expect(await moved(one)).toEqual([
      'session-disputed  escrow -> disputed  £113.39',
      'dispute-released  disputed -> escrow  £113.39',
      'client-share-returned  escrow -> client-credit  £43.39',
      'dispute-earned  escrow -> adviser-payable, platform-fee  £64.82 + £5.18',
    ]);
    expect(await guaranteed(one)).toEqual(['£0.51']);
  });

  test('is decided for good once nobody has appealed in time', async () => {
    const one = await aRecordedSession();
    await one.open(2000);
    await one.mediator(mediator());
    await one.propose(mediator(), 1);
    await one.answer(one.session.client, false);
    await one.panel(panelOf(1, 2, 3));
    await one.vote(first(), 2000);
    await one.vote(second(), 2000);
    pass(14);
    expect(await one.appeal(one.session.client)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    await sweep();
    expect((await one.session.client.get(one.path())).body).toMatchObject({ ended: { outcome: 'decided' } });
    expect(await payable()).toBe(10_499);
  });

  test('is the adviser’s in full where its client gives way, and an adviser who gives way leaves it to the client', async () => {
    const given = await aRecordedSession();
    await given.open(5000);
    expect((await given.withdraw(given.session.adviser)).status).toBe(403);
    expect((await given.withdraw(theirs.finance)).body).toMatchObject({ ended: { outcome: 'withdrawn' } });
    expect(await payable()).toBe(10_499);
    server.clock.moveTo(aMonday);
    const other = await aSession(undefined, 3);
    await other.session.record();
    expect(await other.open(undefined, other.session.adviser)).toMatchObject({ body: { code: 'dispute-state' } });
    await other.session.object();
    expect(await other.open(undefined, other.session.adviser)).toMatchObject({ body: { code: 'too-early' } });
    pass(5);
    expect((await other.open(undefined, other.session.adviser)).status).toBe(201);
    expect((await other.session.client.get(other.session.path('delivery'))).body).toMatchObject({
      objections: [{ closed: { outcome: 'disputed' } }],
    });
    expect((await other.withdraw(other.session.adviser)).body).toMatchObject({ ended: { awarded: { minor: 0 } } });
    expect(await payable()).toBe(10_499);
    expect(await balanceOf(server, 'client-credit', theirs.organisation.id)).toBe(11_339);
  });

  test('did not take place where a steward upholds that, unless its adviser appeals', async () => {
    const one = await aRecordedSession(await ourVoucher());
    await one.session.object({ reason: 'did-not-take-place' });
    const path = one.session.path('objection/decision');
    const unsaid = await steward.post(path, { decision: 'did-not-take-place' });
    expect(unsaid).toMatchObject({ status: 400, body: { errors: [{ pointer: '/note' }] } });
    const note = 'The room was closed that day.';
    expect((await steward.post(path, { decision: 'did-not-take-place', note })).status).toBe(200);
    expect((await one.session.adviser.get(one.path())).body).toMatchObject({
      ...{ state: 'decided', reason: 'did-not-take-place' },
      decisions: [{ by: 'steward', awarded: { minor: 0 }, reason: note }],
    });
    expect(await one.session.letters()).toEqual(
      expect.arrayContaining(['dispute-decided to client', 'dispute-decided to adviser']),
    );
    pass(14);
    await sweep();
    expect((await moved(one)).slice(1)).toEqual([
      'dispute-released  disputed -> escrow  £113.39',
      'returned-to-voucher  escrow -> voucher  £85.04',
      'client-share-returned  escrow -> client-credit  £28.35',
    ]);
    expect([await payable(), await earnings()]).toEqual([0, []]);
  });

  test('may be a no-show: what is due of that is disputed, and what is not goes back in the end', async () => {
    const one = await aSession(await ourVoucher());
    await one.session.adviser.post(one.session.path('no-show'), { side: 'client' });
    const erasure = async () => (await one.session.adviser.get('/api/v1/me/erasure-preview')).body.hindrances;
    expect(await erasure()).toMatchObject([{ code: 'unsettled-session', id: one.session.id }]);
    expect((await one.open(3000)).body).toMatchObject({ about: 'no-show', due: { minor: 9719 } });
    expect(await faultsOf(server)).toEqual([]);
    pass(5);
    await sweep();
    expect(await moved(one)).toEqual([
      'session-disputed  escrow -> disputed  £30.00',
      'undisputed-earned  escrow -> adviser-payable, platform-fee  £62.22 + £4.97',
    ]);
    const contest = await one.session.client.post(one.session.path('no-show/contestation'), { statement: 'We came.' });
    expect(contest).toMatchObject({ status: 409, body: { code: 'dispute-state' } });
    await one.mediator(mediator());
    await one.propose(mediator(), 0);
    for (const side of [one.session.client, one.session.adviser]) await one.answer(side, true, 0);
    expect((await moved(one)).slice(2)).toEqual([
      'dispute-released  disputed -> escrow  £30.00',
      'returned-to-voucher  escrow -> voucher  £34.65',
      'client-share-returned  escrow -> client-credit  £11.55',
    ]);
    const { settlement } = (await one.session.client.get(one.session.path('quote'))).body;
    expect(settlement).toMatchObject({ kind: 'no-show', due: { minor: 6719 } });
    expect(await erasure()).toEqual([]);
  });

  test('that is the second on its voucher ends too, with what nobody’s share pays as its client’s debt', async () => {
    const voucher = await ourVoucher();
    const slots = await slotsOf(nobody, expert, Temporal.Instant.from('2027-03-31T00:00:00Z'), 2);
    const sessions: Disputed[] = [];
    for (const nth of [0, 1]) {
      const { id } = await aHold(theirs, slots[nth]);
      await fundBy(theirs.client, id, { voucher_code: voucher.code });
      await fund(steward, id);
      sessions.push(new Disputed(new EndedSession(server, id, theirs, expert, start.add({ hours: nth })), steward));
    }
    server.clock.moveTo(Temporal.Instant.from(slots[1]!.start).add({ hours: 2 }));
    const [first, one] = sessions as [Disputed, Disputed];
    await first.session.adviser.post(first.session.path('no-show'), { side: 'client' });
    pass(3);
    await sweep(); // its voucher has paid for it
    expect((await one.session.adviser.post(one.session.path('no-show'), { side: 'client' })).status).toBe(201);
    expect((await one.open(3000)).status).toBe(201);
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-(6719 - 2835));
    expect(await faultsOf(server)).toEqual([]);
    await one.mediator(mediator());
    await one.propose(mediator(), 1000);
    await one.answer(one.session.client, true, 1000);
    expect((await one.answer(one.session.adviser, true, 1000)).body).toMatchObject({ state: 'ended' });
    expect(await balanceOf(server, 'disputed', one.session.id)).toBe(0);
    expect(await balanceOf(server, 'client-debt', theirs.organisation.id)).toBe(-(7719 - 2835));
    expect(await faultsOf(server)).toEqual([]);
  });
});

describe('an objection that nobody settles', () => {
  const follow = () => Promise.all(Array.from({ length: 5 }, () => server.app.get(FollowObjections).run()));
  const objectionsOf = async (one: Disputed) =>
    (await one.session.client.get(one.session.path('delivery'))).body.objections;

  test('lapses once its client can dispute no more, after both sides were told, and the session is paid', async () => {
    const one = await aRecordedSession();
    await one.session.client.put('/api/v1/me/notification-preferences', {
      ...{ bookings: { email: false }, reminders: { email: false }, account: { email: true } },
    });
    await one.session.object();
    const ends = expect.stringContaining(
      one.session.start
        .add({ hours: 2 + 24 * 14 })
        .toString()
        .slice(0, 16),
    ) as unknown;
    for (const path of [one.session.path(), one.session.path('delivery')])
      expect((await one.session.client.get(path)).body).toMatchObject({
        accept_by: null,
        objection_ends: ends,
      });
    const told = async () => (await one.session.letters()).filter((kind) => kind.startsWith('objection-lapse')).sort();
    pass(8);
    await follow();
    expect(await told()).toEqual([]);
    pass(1);
    await follow();
    const warned = ['adviser', 'client', 'steward'].map((reader) => `objection-lapses to ${reader}`);
    expect([...new Set(await told())]).toEqual(warned);
    expect(await told()).toEqual([...warned, ...Array((await told()).length - 3).fill('objection-lapses to steward')]);
    pass(5);
    expect(await one.open()).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect(await one.session.state()).toBe('delivered');
    await follow();
    expect((await one.session.client.get(one.session.path())).body).toMatchObject({
      state: 'accepted',
      objection_ends: null,
    });
    expect(await objectionsOf(one)).toMatchObject([{ decision: null, closed: { outcome: 'lapsed' } }]);
    expect((await told()).slice(0, 2)).toEqual(['objection-lapsed to adviser', 'objection-lapsed to client']);
    expect(await earnings()).toEqual(['session 10499 due 2027-04-21']);
    expect(await payable()).toBe(10_499);
    expect(await one.session.object()).toMatchObject({ status: 409, body: { code: 'booking-state' } });
  });

  test('that was raised late stands for five days all the same, in which its client may dispute', async () => {
    const one = await aRecordedSession();
    await one.session.object();
    pass(13);
    await one.session.client.delete(one.session.path('objection'));
    pass(1);
    await one.session.object();
    await follow();
    pass(4);
    await follow();
    expect(await one.session.state()).toBe('delivered');
    expect((await one.open(4000)).status).toBe(201);
    pass(1);
    await follow();
    expect(await objectionsOf(one)).toMatchObject([{ closed: { outcome: 'disputed' } }, {}]);
    expect(await payable()).toBe(6796);
  });

  test('becomes a dispute about all of it where its client says that there was no session', async () => {
    const one = await aRecordedSession();
    await one.session.object({ reason: 'did-not-take-place', statement: 'Nobody was there.' });
    pass(9);
    await follow();
    expect(await one.session.letters()).toEqual(
      expect.arrayContaining(
        ['client', 'adviser', 'steward'].map((reader) => `objection-becomes-dispute to ${reader}`),
      ),
    );
    pass(5);
    await follow();
    expect((await one.session.adviser.get(one.path())).body).toMatchObject({
      ...{ state: 'open', reason: 'did-not-take-place', opened: { side: 'client' }, due_at: dayAfter(5) },
      ...{ due: { minor: 11_339 }, disputed: { minor: 11_339 }, objections: [{ closed: { outcome: 'disputed' } }] },
    });
    expect(await one.session.letters()).toEqual(
      expect.arrayContaining(['client', 'adviser', 'steward'].map((reader) => `dispute-opened to ${reader}`)),
    );
    expect(await moved(one)).toEqual(['session-disputed  escrow -> disputed  £113.39']);
    await one.withdraw(one.session.client);
    expect(await payable()).toBe(10_499);
  });

  test('becomes a dispute that its adviser opens where whoever said that there was no session was erased since', async () => {
    const one = await aRecordedSession(await ourVoucher());
    await one.session.object({ reason: 'did-not-take-place', statement: 'Nobody was there.' });
    const admin = await aPerson(server);
    await aMembership(server, theirs.organisation.id, admin, 'admin');
    const { email } = (await theirs.client.get('/api/v1/me')).body;
    expect((await theirs.client.post('/api/v1/me/erasure', { email })).status).toBe(201);
    pass(9);
    await sweep();
    await follow();
    pass(5);
    await follow();
    expect((await one.session.adviser.get(one.path())).body).toMatchObject({
      ...{ state: 'open', reason: 'did-not-take-place', opened: { side: 'adviser' }, disputed: { minor: 11_339 } },
      objections: [{ closed: { outcome: 'disputed' } }],
    });
    expect((await lettersTo(server, admin)).map(({ kind }) => kind)).toContain('dispute-opened');
    const own = await nobody.as(admin.email);
    expect((await one.withdraw(own)).status).toBe(200); // the organisation gives way
    expect(await payable()).toBe(10_499);
  });

  test('waits for the adviser where a steward upheld it, and stands as long again once the record is corrected', async () => {
    const one = await aRecordedSession();
    await one.session.object();
    pass(9);
    await follow();
    await one.session.correct({ minutes: { contact: 50 } });
    pass(9);
    await follow();
    expect(await objectionsOf(one)).toMatchObject([{ closed: null }]);
    const warned = (await one.session.letters()).filter((letter) => letter === 'objection-lapses to client');
    expect(warned).toHaveLength(2);
    await steward.post(one.session.path('objection/decision'), { decision: 'to-be-corrected' });
    pass(30);
    await follow();
    expect(await objectionsOf(one)).toMatchObject([{ closed: null }]);
    expect(await payable()).toBe(0);
    await one.session.correct({ minutes: { contact: 40 } });
    pass(2);
    await sweep();
    expect(await payable()).toBe(10_499);
  });
});

describe('a contested no-show that nobody decides on', () => {
  const follow = () => Promise.all(Array.from({ length: 5 }, () => server.app.get(FollowNoShows).run()));
  const report = (one: Disputed, side: 'client' | 'adviser') =>
    (side === 'client' ? one.session.adviser : one.session.client).post(one.session.path('no-show'), { side });
  const contest = (one: Disputed, side: 'client' | 'adviser') =>
    one.session[side].post(one.session.path('no-show/contestation'), { statement: 'We were there.' });
  const everybody = (kind: string) =>
    expect.arrayContaining(['client', 'adviser', 'steward'].map((reader) => `${kind} to ${reader}`)) as unknown;

  test('becomes a dispute about what is due of it, after both sides were told', async () => {
    const one = await aSession(await ourVoucher());
    await report(one, 'client');
    await contest(one, 'client');
    pass(8);
    await follow();
    expect(await one.session.letters()).not.toEqual(everybody('no-show-unsettled'));
    pass(1);
    await follow();
    expect(await one.session.letters()).toEqual(everybody('no-show-unsettled'));
    pass(4);
    await follow();
    expect((await one.session.adviser.get(one.path())).status).toBe(404);
    pass(1);
    await follow();
    expect((await one.session.adviser.get(one.path())).body).toMatchObject({
      ...{ state: 'open', about: 'no-show', reason: 'no-show', opened: { side: 'client' } },
      ...{ due: { minor: 9719 }, disputed: { minor: 9719 }, due_at: dayAfter(5) },
    });
    expect(await one.session.letters()).toEqual(everybody('dispute-opened'));
    expect(await moved(one)).toEqual(['session-disputed  escrow -> disputed  £97.19']);
    expect(await steward.post(one.session.path('no-show/decision'), { decision: 'stands' })).toMatchObject({
      ...{ status: 409, body: { code: 'dispute-state' } },
    });
  });

  test('is undone where an adviser says that they came: they record the session, and its client may object', async () => {
    const one = await aSession();
    await report(one, 'adviser');
    await contest(one, 'adviser');
    pass(9);
    await follow();
    pass(5);
    await follow();
    const { body } = await one.session.client.get(one.session.path('no-show'));
    expect(body).toMatchObject({ side: 'adviser', decision: { decision: 'undone', note: null }, settled_at: null });
    expect(await one.session.letters()).toEqual(
      expect.arrayContaining(['no-show-ended to client', 'no-show-ended to adviser']),
    );
    expect((await one.session.record()).status).toBe(201);
    expect((await one.session.object({ reason: 'did-not-take-place' })).status).toBe(201);
    expect(await payable()).toBe(0);
  });

  test('waits for a steward where nobody paid for the session', async () => {
    const free = await anExpert(server, nobody);
    const slots = await slotsOf(nobody, free, Temporal.Instant.from('2027-03-31T00:00:00Z'), 1);
    const { id } = (await confirm(theirs.client, (await aHold(theirs, slots[0])).id)).body;
    server.clock.moveTo(start.add({ hours: 2 }));
    const one = new Disputed(new EndedSession(server, id, theirs, free, start), steward);
    await report(one, 'client');
    await contest(one, 'client');
    pass(40);
    await follow();
    pass(40);
    await follow();
    expect(await one.session.letters()).not.toEqual(everybody('no-show-unsettled'));
    expect((await steward.post(one.session.path('no-show/decision'), { decision: 'stands' })).status).toBe(200);
  });
});

describe('of time credits, and of a seat', () => {
  const aPeerHour = { ...aPricedOffer, title: { en: 'An hour among members' }, pricing: 'time_credits' };

  test('time that is disputed is kept whole, and what was awarded of it is the adviser’s', async () => {
    const peer = await anExpert(server, nobody, { offer: aPeerHour });
    const slots = await slotsOf(nobody, peer, Temporal.Instant.from('2027-03-31T00:00:00Z'), 1);
    const { id, price, end } = (await confirm(theirs.client, (await aHold(theirs, slots[0])).id)).body;
    server.clock.moveTo(Temporal.Instant.from(end));
    const one = new Disputed(new EndedSession(server, id, theirs, peer, start), steward);
    await one.session.record();
    const said = { reason: 'minutes-wrong', statement: 'It was half an hour.' };
    const opened = await one.session.client.post(one.path(), { ...said, disputed: { minor: 30, currency: 'TCR' } });
    expect(opened.body).toMatchObject({ due: { minor: price.minor, currency: 'TCR' }, disputed: { minor: 30 } });
    expect(await balanceOf(server, 'disputed', id)).toBe(price.minor);
    expect(await faultsOf(server)).toEqual([]);
    await one.mediator(mediator());
    const awarded = { minor: 10, currency: 'TCR' };
    await mediator().client.post(one.path('proposal'), { awarded, statement: 'Ten of them.' });
    for (const side of [one.session.client, one.session.adviser]) {
      await side.post(one.path('proposal/answer'), { accepts: true, awarded });
    }
    expect(await balanceOf(server, 'time-credits', peer.id)).toBe(price.minor - 20);
    expect(await balanceOf(server, 'time-credits', theirs.organisation.id)).toBe(20 - price.minor);
  });

  test('what a seat brings waits for the end of its dispute, and its adviser is paid for the group', async () => {
    const one = await aRecordedSession();
    await asSeatsOfOneGroup(server, [one.session.id]);
    await one.open(4000);
    expect(await moved(one)).toEqual(['session-disputed  escrow -> disputed  £113.39']);
    expect(await payable()).toBe(0);
    await one.withdraw(one.session.client);
    expect(await moved(one)).toContain('seat-earned  escrow -> group-pay, platform-fee  £104.99 + £8.40');
    expect(await guaranteed(one)).toEqual(['£0.84']);
  });
});

describe('a dispute', () => {
  test('is opened by the client within fourteen days of the record, of what is due and not more', async () => {
    const one = await aRecordedSession();
    expect((await one.open(11_340)).body).toMatchObject({
      errors: [{ pointer: '/disputed', detail: 'must be between £0.01 and £113.39' }],
    });
    const inTime = { reason: 'minutes-wrong', statement: 'It was.', disputed: { minor: 1, currency: 'TCR' } };
    expect((await one.session.client.post(one.path(), inTime)).body).toMatchObject({
      errors: [{ pointer: '/disputed/currency', detail: expect.stringContaining('must be GBP') }],
    });
    expect((await one.open(0)).body).toMatchObject({ errors: [{ pointer: '/disputed/minor' }] });
    await one.session.object();
    pass(14);
    expect(await one.open()).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect((await one.open(undefined, one.session.adviser)).status).toBe(201);
  });

  test('is settled by members of neither side, and read by nobody else', async () => {
    const one = await aRecordedSession();
    await one.open(5000);
    const member = await aMember(server, nobody);
    await aMembership(server, theirs.organisation.id, member, 'member');
    const close = [expert.person, theirs.organisation.booker, member];
    for (const who of close) expect((await one.mediator(who)).body).toMatchObject({ code: 'conflict-of-interest' });
    expect((await one.mediator(keeper)).body).toMatchObject({ errors: [{ pointer: '/user_id' }] });
    expect((await mediator().client.get(one.path())).status).toBe(404);
    await one.mediator(mediator());
    expect((await mediator().client.get(one.path())).body).toMatchObject({ state: 'mediation', records: [{}] });
    expect((await mediator().client.get(one.session.path())).status).toBe(404);
    const mine = (await mediator().client.get('/api/v1/me/disputes?limit=100')).body.items;
    const [theOne] = mine.filter(({ booking_id }: any) => booking_id === one.session.id);
    expect(theOne).toMatchObject({ state: 'mediation', as: 'mediator' });
    expect((await member.client.get('/api/v1/me/disputes')).body).toEqual({ items: [], next_cursor: null });
    expect((await first().client.get(one.path())).status).toBe(404);
    expect((await one.session.adviser.post(one.path('statements'), { statement: 'It was not.' })).body).toMatchObject({
      statements: [{ as: 'client' }, { as: 'adviser', statement: 'It was not.' }],
    });
    expect((await mediator().client.post(one.path('statements'), { statement: 'It was.' })).status).toBe(403);
  });

  test('is not settled by who came close to a side since, nor again by the steward who decided it', async () => {
    const one = await aRecordedSession();
    await one.open(5000);
    const [asked, ...panel] = [await aMember(server, nobody), await aMember(server, nobody), first(), second()];
    await one.mediator(asked);
    expect((await one.propose(asked, 100)).status).toBe(201);
    await aMembership(server, theirs.organisation.id, asked, 'admin');
    expect(await one.propose(asked, 0)).toMatchObject({ status: 409, body: { code: 'conflict-of-interest' } });
    await one.answer(one.session.adviser, false);
    await one.panel(panel);
    await aMembership(server, theirs.organisation.id, panel[0], 'member');
    expect(await one.vote(panel[0], 0)).toMatchObject({
      status: 409,
      body: { code: 'conflict-of-interest' },
    });

    server.clock.moveTo(aMonday);
    const other = await aSession(undefined, 3);
    await other.session.record();
    await other.session.object({ reason: 'did-not-take-place' });
    await aMembership(server, (await anOrganisation(server)).id, keeper, 'member');
    const decision = { decision: 'did-not-take-place', note: 'The room was closed that day.' };
    expect((await steward.post(other.session.path('objection/decision'), decision)).status).toBe(200);
    await other.appeal(other.session.adviser);
    expect(await other.panel([keeper, first(), second()])).toMatchObject({
      status: 409,
      body: { code: 'conflict-of-interest', conflict: 'earlier' },
    });
  });

  test('that nobody moves on is late, and stewards are told once', async () => {
    const one = await aRecordedSession();
    const { due_at } = (await one.open(5000)).body;
    server.clock.moveTo(Temporal.Instant.from(due_at));
    await sweep();
    const letters = await one.session.letters();
    expect(letters).toContain('dispute-late to steward');
    await sweep();
    expect(await one.session.letters()).toEqual(letters);
    const { items } = (await steward.get('/api/v1/disputes?limit=100')).body;
    expect(items.find(({ booking_id }: any) => booking_id === one.session.id)).toMatchObject({
      late: true,
      state: 'open',
    });
    expect((await one.panel(panelOf(1, 2, 3))).body).toMatchObject({ state: 'panel', late: false });
    const page = (await steward.get('/api/v1/disputes?limit=1')).body;
    expect((await steward.get(`/api/v1/disputes?limit=1&cursor=${page.next_cursor}`)).status).toBe(200);
  });

  test('begins once, and its session is earned or disputed and never both, whoever asks at once', async () => {
    const one = await aRecordedSession();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) => (place % 2 === 0 ? one.open(4000) : one.session.accept())),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    const lines = await moved(one);
    expect(lines.filter((line) => /^(session-disputed|session-earned)/.test(line))).toHaveLength(1);
  });

  test('ends once, however many accept, refuse and withdraw at once', async () => {
    const one = await aRecordedSession();
    await one.open(4000);
    await one.mediator(mediator());
    await one.propose(mediator(), 2000);
    await one.answer(one.session.adviser, true, 2000);
    const { client } = one.session;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        place % 2 === 0 ? one.answer(client, true, 2000) : one.withdraw(client),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const lines = await moved(one);
    expect(lines.filter((line) => line.startsWith('dispute-earned'))).toHaveLength(1);
    expect(await balanceOf(server, 'disputed', one.session.id)).toBe(0);
  });
});
