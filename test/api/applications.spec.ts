import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import type { Eligibility } from '../../src/vouchers/programme.js';
import { depositReceived } from '../../src/vouchers/voucher.postings.js';
import { newId } from '../../src/kernel/id.js';
import {
  type AnApplicant,
  aNeed,
  anApplicant,
  anEnterprise,
  anOffer,
  apply,
  aRejection,
  aScorer,
  aSignedInSteward,
  assign,
  aSubmission,
  diagnose,
  score,
  step,
} from '../support/applications.js';
import { aMonday, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aMembership, anExpert, anOrganisation, aPerson, slotsOf } from '../support/factories.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { lettersTo } from '../support/standing.js';
import { aFunder, aProgramme, type AProgramme } from '../support/vouchers.js';

let server: TestServer;
let client: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  client = await Client.of(server);
  steward = await aSignedInSteward(server, client);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

const sweep = () => server.app.get(Jobs).sweepNow();
const read = async (own: Client, id: string) => (await own.get(`/api/v1/applications/${id}`)).body;
const eventsOf = async (id: string) =>
  (
    await server.owner.query<{ kind: string }>('SELECT kind FROM support_events WHERE subject_id = $1 ORDER BY id', [
      id,
    ])
  ).rows.map(({ kind }) => kind);
const deedsOn = async (id: string) =>
  (
    await server.owner.query<{ deed: string }>('SELECT deed FROM audit_entries WHERE subject_id = $1 ORDER BY at, id', [
      id,
    ])
  ).rows.map(({ deed }) => deed);

/** What a programme has offered, and what it has left. */
async function moneyOf(programme: AProgramme): Promise<{ offered: number; left: number }> {
  const { rows } = await server.owner.query<{ offered: number }>(
    'SELECT coalesce(sum(value_minor), 0)::int AS offered FROM vouchers WHERE programme_id = $1',
    [programme.id],
  );
  const account = { kind: 'programme-fund', owner: programme.id };
  const left = await server.app.get(Database).transaction((tx) => new Ledger(tx).balanceOf(account));
  return { offered: rows[0]!.offered, left: left.minor };
}

/** As when a steward records it. */
async function aDeposit(programme: AProgramme, minor: number): Promise<void> {
  const now = server.clock.now();
  const deposit = { id: newId(), programmeId: programme.id, amount: money(minor) };
  await server.app
    .get(Database)
    .transaction((tx) => new Ledger(tx).post([depositReceived(deposit, { occurredAt: now })], now));
}

/** Of a programme with a panel, submitted and diagnosed. */
async function aDiagnosed(programme: AProgramme, given: Parameters<typeof anApplicant>[2] = {}) {
  const applicant = await anApplicant(server, client, given);
  const { id } = await aSubmission(applicant, programme);
  await diagnose(steward, id);
  return { applicant, id: id as string };
}

describe('who applies', () => {
  test('is told what we need to know first, and where to say it', async () => {
    const [programme, applicant] = [await aProgramme(server), await anApplicant(server, client)];
    await anEnterprise(server, applicant.id, { region: null, people: null });
    expect(await apply(applicant, programme)).toMatchObject({
      status: 409,
      body: {
        code: 'facts-missing',
        missing: ['region', 'people'],
        where: `/api/v1/organisations/${applicant.id}/enterprise`,
        detail: expect.stringContaining('its region, how many people it has'),
      },
    });
  });

  test('and is not eligible is told every rule that they do not meet, in both languages, and loses nothing', async () => {
    const eligibility: Eligibility = {
      ...{ regions: ['scotland'], stages: [], sectors: ['food-and-drink'], legalForms: [] },
      ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
    };
    const [programme, applicant] = [
      await aProgramme(server, { terms: { eligibility } }),
      await anApplicant(server, client),
    ];
    const { status, body } = await apply(applicant, programme);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        state: 'ineligible',
        unmet: [
          { rule: 'region', label: { en: expect.stringMatching(/region/), cy: expect.stringMatching(/rhanbarth/) } },
          { rule: 'sector', label: { en: expect.stringMatching(/sectors/), cy: expect.stringMatching(/sectorau/) } },
        ],
      },
    });
    expect(await step(applicant.client, body.id, 'submission')).toMatchObject({
      status: 409,
      body: { code: 'application-state' },
    });
    const again = await apply(applicant, programme, { need: undefined });
    expect(again.body).toMatchObject({ state: 'ineligible', need: aNeed });
  });

  test('says what they need until they submit, and may no longer be eligible then', async () => {
    const eligibility: Eligibility = {
      ...{ regions: ['wales'], stages: [], sectors: [], legalForms: [] },
      ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
    };
    const [programme, applicant] = [
      await aProgramme(server, { terms: { eligibility } }),
      await anApplicant(server, client),
    ];
    const { body } = await apply(applicant, programme, { need: 'Help' });
    const submit = () => step(applicant.client, body.id, 'submission');
    expect(await submit()).toMatchObject({ status: 409, body: { code: 'application-incomplete', missing: ['need'] } });
    expect(await apply(applicant, programme)).toMatchObject({ status: 409, body: { code: 'application-standing' } });
    const path = `/api/v1/applications/${body.id}`;
    const diagnostic = newId();
    expect(await applicant.client.patch(path, { need: aNeed, diagnostic_id: diagnostic })).toMatchObject({
      status: 200,
      body: { need: aNeed, diagnostic_id: diagnostic },
    });
    await anEnterprise(server, applicant.id, { region: 'london' });
    expect(await submit()).toMatchObject({
      status: 200,
      body: { state: 'ineligible', need: aNeed, enterprise: { region: 'london' }, unmet: [{ rule: 'region' }] },
    });
    expect(await applicant.client.patch(path, { need: 'Another need' })).toMatchObject({ status: 409 });
    expect(await eventsOf(body.id)).toEqual(['started', 'ineligible']);
  });

  test('applies to what is open, on offer and not their own', async () => {
    const applicant = await anApplicant(server, client);
    const now = server.clock.now();
    const later = now.add({ hours: 48 });
    const cases = [
      [{ state: 'draft' }, 404, 'not-found'],
      [{ state: 'paused' }, 409, 'programme-state'],
      [{ opensAt: now.add({ hours: 1 }), closesAt: later }, 409, 'programme-state'],
      [{ opensAt: now.subtract({ hours: 2 }), closesAt: now.subtract({ hours: 1 }) }, 409, 'programme-state'],
    ] as const;
    for (const [terms, status, code] of cases) {
      expect(await apply(applicant, await aProgramme(server, { terms }))).toMatchObject({ status, body: { code } });
    }
    const retired = await aProgramme(server, { package: { retiredAt: now } });
    expect(await apply(applicant, retired)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const other = await aProgramme(server);
    expect(await apply(applicant, other, { package_id: retired.package.id })).toMatchObject({ status: 404 });
    const funder = await aFunder(server);
    await anEnterprise(server, funder.id);
    const booker = {
      client: await client.as(funder.admin.email),
      organisation: { id: funder.id, booker: funder.admin },
    };
    expect(await apply(booker, await aProgramme(server, { funder }))).toMatchObject({
      status: 409,
      body: { code: 'own-programme' },
    });
    const closing = await aProgramme(server, { terms: { closesAt: later } });
    const { body } = await apply(applicant, closing);
    server.clock.moveTo(later);
    expect(await step(applicant.client, body.id, 'submission')).toMatchObject({ body: { code: 'programme-state' } });
    expect(await read(applicant.client, body.id)).toMatchObject({ state: 'started', need: aNeed });
    server.clock.moveTo(aMonday);
  });
});

describe('first come, first served', () => {
  test('what there is money for is offered at once, and who comes later waits until some comes in', async () => {
    const programme = await aProgramme(server, { depositMinor: 100_000 });
    const [first, second, third] = [
      await anApplicant(server, client),
      await anApplicant(server, client),
      await anApplicant(server, client),
    ];
    expect(await aSubmission(first, programme)).toMatchObject({
      state: 'offered',
      decision: { on: null, reference: null },
    });
    const waiting = await aSubmission(second, programme);
    expect(waiting).toMatchObject({ state: 'wait-listed', decision: null });
    expect((await lettersTo(server, second.organisation.booker))[0]).toMatchObject({
      kind: 'application-wait-listed',
      subject: 'Your application is on the waiting list: Good starts',
    });
    const last = await aSubmission(third, programme);
    await sweep();
    expect(await read(second.client, waiting.id)).toMatchObject({ state: 'wait-listed' });
    expect(await moneyOf(programme)).toEqual({ offered: 60_000, left: 40_000 });

    await aDeposit(programme, 20_000);
    await Promise.all([sweep(), sweep()]);
    expect(await read(second.client, waiting.id)).toMatchObject({ state: 'offered' });
    expect(await read(third.client, last.id)).toMatchObject({ state: 'wait-listed' });
    expect(await moneyOf(programme)).toEqual({ offered: 120_000, left: 0 });
    expect(await eventsOf(waiting.id)).toEqual(['started', 'submitted', 'wait-listed', 'offered']);
  });

  test('nobody is served before who waits, also where there is money by then', async () => {
    const programme = await aProgramme(server, { depositMinor: 0 });
    const [first, second] = [await anApplicant(server, client), await anApplicant(server, client)];
    const one = await aSubmission(first, programme);
    await aDeposit(programme, 60_000);
    const two = await aSubmission(second, programme);
    expect(two).toMatchObject({ state: 'wait-listed' });
    await sweep();
    expect(await read(first.client, one.id)).toMatchObject({ state: 'offered' });
    expect(await read(second.client, two.id)).toMatchObject({ state: 'wait-listed' });
  });

  test('a new month commits anew, and whoever withdraws is passed over', async () => {
    const programme = await aProgramme(server, { terms: { monthlyCapMinor: 60_000 } });
    const applicants: AnApplicant[] = [];
    for (let count = 0; count < 3; count++) applicants.push(await anApplicant(server, client));
    const ids: string[] = [];
    for (const applicant of applicants) ids.push((await aSubmission(applicant, programme)).id);
    const states = async () => Promise.all(applicants.map(async (own, at) => (await read(own.client, ids[at]!)).state));
    expect(await states()).toEqual(['offered', 'wait-listed', 'wait-listed']);
    expect((await step(applicants[1]!.client, ids[1]!, 'withdrawal')).body).toMatchObject({ state: 'withdrawn' });
    expect(await step(applicants[0]!.client, ids[0]!, 'withdrawal')).toMatchObject({
      status: 409,
      body: { code: 'application-state', detail: expect.stringContaining('can be declined instead') },
    });
    await sweep();
    expect(await states()).toEqual(['offered', 'withdrawn', 'wait-listed']);
    server.clock.moveTo(Temporal.Instant.from('2027-04-01T00:00:01Z'));
    await sweep();
    expect(await states()).toEqual(['offered', 'withdrawn', 'offered']);
    server.clock.moveTo(aMonday);
  });

  test('of fifty at once with money for ten, ten are offered it and forty wait, in the order in which they came', async () => {
    const programme = await aProgramme(server, { depositMinor: 600_000 });
    const started = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const applicant = await anApplicant(server, client);
        return { applicant, id: (await apply(applicant, programme)).body.id as string };
      }),
    );
    const answers = await Promise.all(started.map(({ applicant, id }) => step(applicant.client, id, 'submission')));
    const states = Object.groupBy(answers, ({ body }) => body.state as string);
    expect(Object.entries(states).map(([state, some]) => [state, some?.length])).toEqual(
      expect.arrayContaining([
        ['offered', 10],
        ['wait-listed', 40],
      ]),
    );
    expect(await moneyOf(programme)).toEqual({ offered: 600_000, left: 0 });

    await aDeposit(programme, 180_000);
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await moneyOf(programme)).toEqual({ offered: 780_000, left: 0 });
    const { rows } = await server.owner.query<{ inOrder: boolean }>(
      `SELECT max(submitted_at) FILTER (WHERE state = 'offered') <= min(submitted_at) FILTER (WHERE state = 'wait-listed') AS "inOrder"
       FROM applications WHERE programme_id = $1`,
      [programme.id],
    );
    expect(rows).toEqual([{ inOrder: true }]);
  });
});

describe('a panel', () => {
  let programme: AProgramme;
  beforeAll(async () => {
    programme = await aProgramme(server, { terms: { decision: 'panel', scorers: 2 } });
  });

  test('scores without seeing each other, and the median decides once a steward says so', async () => {
    const { applicant, id } = await aDiagnosed(programme);
    expect((await lettersTo(server, applicant.organisation.booker))[0]).toMatchObject({
      kind: 'application-submitted',
    });
    const [one, two, three] = [
      await aScorer(server, client),
      await aScorer(server, client),
      await aScorer(server, client),
    ];
    for (const { person } of [one, two, three]) await assign(steward, id, person);
    await assign(steward, id, one.person);
    expect((await lettersTo(server, one.person)).map(({ kind }) => kind)).toEqual(['application-scoring-asked']);
    expect((await one.client.get('/api/v1/me/scoring')).body.items).toMatchObject([
      { application_id: id, organisation: { id: applicant.id }, scored_at: null },
    ]);
    expect(await read(one.client, id)).toMatchObject({
      need: aNeed,
      diagnosis: { adviser_kind: 'barefoot' },
      score: null,
    });

    expect(await step(one.client, id, 'score', { points: [{ criterion: 'need', points: 5 }] })).toMatchObject({
      status: 422,
      body: { code: 'criteria-differ' },
    });
    expect((await score(one.client, id, [5, 5, 5, 5], 'Splendid.')).status).toBe(201);
    expect(await score(one.client, id, [0, 0, 0, 0])).toMatchObject({ status: 409, body: { code: 'already-scored' } });
    expect(await step(steward, id, 'decision', anOffer)).toMatchObject({
      status: 409,
      body: { code: 'application-state' },
    });
    const seenByTwo = (await score(two.client, id, [3, 3, 3, 2])).body;
    expect(seenByTwo).toMatchObject({ score: null });
    expect(seenByTwo.scorers.map(({ score }: any) => score?.total ?? null)).toEqual(
      expect.arrayContaining([null, null, 11]),
    );
    const seenBySteward = (await steward.get(`/api/v1/applications/${id}/panel`)).body;
    expect(seenBySteward.scorers.map(({ score }: any) => score)).toEqual([null, null, null]);
    expect(seenBySteward.scorers.filter(({ scored_at }: any) => scored_at !== null)).toHaveLength(2);

    const recusal = `scorers/${three.person.id}/recusal`;
    expect(await step(two.client, id, recusal, { reason: 'Not mine to say' })).toMatchObject({ status: 404 });
    expect(await step(three.client, id, recusal, { reason: 'My sister works there' })).toMatchObject({ status: 204 });
    expect(await three.client.get(`/api/v1/applications/${id}`)).toMatchObject({ status: 404 });
    expect(await assign(steward, id, three.person)).toMatchObject({ status: 409, body: { code: 'application-state' } });
    const scored = (await one.client.get(`/api/v1/applications/${id}/panel`)).body;
    expect(scored).toMatchObject({ score: 15.5 });
    expect(
      scored.scorers
        .map(({ score }: any) => score?.comment)
        .filter(Boolean)
        .toSorted(),
    ).toEqual(['As I see it.', 'Splendid.']);

    expect(await read(applicant.client, id)).toMatchObject({ state: 'scored', score: null });
    expect(await applicant.client.get(`/api/v1/applications/${id}/panel`)).toMatchObject({ status: 403 });
    for (const on of ['2031-01-01', '2027-03-21']) {
      expect(await step(steward, id, 'decision', { ...anOffer, on })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ pointer: '/on' }] },
      });
    }
    expect((await step(steward, id, 'decision', anOffer)).body).toMatchObject({
      ...{ state: 'offered', score: 15.5 },
      decision: { on: '2027-03-22', reference: 'Panel 22 March, item 3', reason: null },
    });
    expect(await eventsOf(id)).toEqual([
      ...['started', 'submitted', 'diagnosed', 'score-given', 'score-given', 'scored', 'offered'],
    ]);
    expect((await deedsOn(id)).toSorted()).toEqual([
      ...['application-decided', 'application-diagnosed'],
      ...['scorer-assigned', 'scorer-assigned', 'scorer-assigned', 'scorer-excused'],
    ]);
  });

  test('is of nobody who is close to the applicant, nor does a steward decide who is', async () => {
    const { applicant, id } = await aDiagnosed(programme);
    const refused = (conflict: string) => ({ status: 409, body: { code: 'conflict-of-interest', conflict } });

    const member = await aScorer(server, client);
    await aMembership(server, applicant.id, member.person, 'member');
    expect(await assign(steward, id, member.person)).toMatchObject(refused('member'));

    const interested = await aScorer(server, client);
    const interest = { organisation_id: applicant.id, nature: 'family', since: '2026-01-01' };
    await interested.client.post('/api/v1/me/interests', interest);
    expect(await assign(steward, id, interested.person)).toMatchObject(refused('declared-interest'));

    const adviser = await anExpert(server, client);
    expect(await assign(steward, id, adviser.person)).toMatchObject({ status: 200 });
    const [slot] = await slotsOf(client, adviser, server.clock.now());
    await aSession(applicant, slot);
    expect(await score(adviser.client, id, [5, 5, 5, 5])).toMatchObject(refused('adviser'));
    expect(
      await step(adviser.client, id, `scorers/${adviser.person.id}/recusal`, { reason: 'My client now' }),
    ).toMatchObject({
      status: 204,
    });
    const written = await anExpert(server, client);
    await written.client.put(`/api/v1/experts/${written.id}/question-settings`, { open: true });
    const question = { organisation_id: applicant.id, text: 'How do we begin?' };
    const { body: asked } = await applicant.client.post(`/api/v1/experts/${written.id}/questions`, question);
    expect(await assign(steward, id, written.person)).toMatchObject({ status: 200 });
    await written.client.post(`/api/v1/questions/${asked.id}/messages`, { text: 'Like this.' });
    expect(await score(written.client, id, [5, 5, 5, 5])).toMatchObject(refused('adviser'));

    const funders = await aScorer(server, client);
    await aMembership(server, programme.funderId, funders.person, 'member');
    const { body } = await assign(steward, id, funders.person);
    expect(body.scorers.filter(({ of_funder }: any) => of_funder)).toMatchObject([
      { person: { user_id: funders.person.id } },
    ]);

    const partial = await aPerson(server);
    await server.owner.query(`INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`, [
      partial.id,
    ]);
    await aMembership(server, applicant.id, partial, 'booker');
    const own = await client.as(partial.email);
    expect(await diagnose(own, id)).toMatchObject(refused('member'));
    expect(await step(own, id, 'decision', aRejection)).toMatchObject(refused('member'));
  });

  test('of two who score at once is complete once', async () => {
    const { id } = await aDiagnosed(programme);
    const scorers = [await aScorer(server, client), await aScorer(server, client)];
    for (const { person } of scorers) await assign(steward, id, person);
    const answers = await Promise.all([
      ...scorers.flatMap((scorer) =>
        [1, 2, 3].map((points) => score(scorer.client, id, [points, points, points, points])),
      ),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect((await eventsOf(id)).filter((kind) => kind === 'scored')).toHaveLength(1);
  });

  test('leaves its waiting list in the order of its scores', async () => {
    const poor = await aProgramme(server, { depositMinor: 0, terms: { decision: 'panel', scorers: 2 } });
    const scorers = [await aScorer(server, client), await aScorer(server, client)];
    const ids: string[] = [];
    for (const points of [1, 4]) {
      const { id } = await aDiagnosed(poor);
      for (const { person } of scorers) await assign(steward, id, person);
      for (const scorer of scorers) await score(scorer.client, id, [points, points, points, points]);
      expect(await step(steward, id, 'decision', anOffer)).toMatchObject({
        status: 409,
        body: { code: 'balance-too-low' },
      });
      const wait = { ...anOffer, decision: 'wait-list' };
      const answers = await Promise.all(Array.from({ length: 5 }, () => step(steward, id, 'decision', wait)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
      ids.push(id);
    }
    expect(await step(steward, ids[0]!, 'decision', anOffer)).toMatchObject({
      status: 409,
      body: {
        code: 'application-state',
        detail: expect.stringContaining('of those who wait one can only be rejected'),
      },
    });
    await aDeposit(poor, 60_000);
    await sweep();
    expect(await read(steward, ids[1]!)).toMatchObject({ state: 'offered', decision: { on: '2027-03-22' } });
    expect(await read(steward, ids[0]!)).toMatchObject({ state: 'wait-listed' });
  });
});

describe('members who decide', () => {
  test('reject for a reason, and one appeal is looked at by another steward', async () => {
    const programme = await aProgramme(server, { terms: { decision: 'members' } });
    const { applicant, id } = await aDiagnosed(programme, { name: 'Mair', language: 'cy' });
    const booker = applicant.organisation.booker;
    expect(await assign(steward, id, booker)).toMatchObject({ status: 409, body: { code: 'application-state' } });
    const { reason, ...bare } = aRejection;
    expect(await step(steward, id, 'decision', bare)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/reason' }] },
    });
    expect(await step(steward, id, 'decision', aRejection)).toMatchObject({
      ...{ status: 200, body: { state: 'rejected', decision: { reason }, appeal: null } },
      body: { appeal_until: expect.stringContaining('2027-04-05') },
    });
    const [letter] = await lettersTo(server, booker);
    expect(letter).toMatchObject({
      kind: 'application-rejected',
      subject: 'Ni fu eich cais yn llwyddiannus: Dechrau da',
    });
    expect(letter!.body).toContain(`> ${reason}`);
    expect(letter!.body).toContain('gallwch apelio unwaith, tan ddydd Llun 5 Ebrill 2027');

    const another = await aSignedInSteward(server, client);
    expect(await step(another, id, 'appeal/decision', { decision: 'upheld', reason: 'As they say.' })).toMatchObject({
      status: 409,
      body: { code: 'application-state' },
    });
    const appeal = { statement: 'You have read the figures of another year.' };
    expect(await step(applicant.client, id, 'appeal', appeal)).toMatchObject({
      ...{ status: 201, body: { state: 'rejected', appeal_until: null, appeal: { ...appeal, decision: null } } },
    });
    expect(await step(applicant.client, id, 'appeal', appeal)).toMatchObject({ body: { code: 'already-appealed' } });
    const open = await another.get('/api/v1/applications?open_appeal=true');
    expect(open.body.items.map((each: any) => each.id)).toEqual([id]);
    const uphold = { decision: 'upheld', reason: 'The figures were those of 2025.' };
    expect(await step(steward, id, 'appeal/decision', uphold)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(await step(another, id, 'appeal/decision', uphold)).toMatchObject({
      status: 200,
      body: { state: 'diagnosed', appeal: { decision: 'upheld', reason: uphold.reason } },
    });
    expect((await lettersTo(server, booker))[0]).toMatchObject({ kind: 'application-appeal-upheld' });

    await step(steward, id, 'decision', { ...aRejection, reason: 'The members have decided again.' });
    expect((await lettersTo(server, booker))[0]!.body).toContain('mae’r penderfyniad hwn yn derfynol');
    expect(await step(applicant.client, id, 'appeal', appeal)).toMatchObject({ body: { code: 'already-appealed' } });
    expect(await eventsOf(id)).toEqual([
      ...['started', 'submitted', 'diagnosed', 'rejected', 'appealed', 'appeal-upheld', 'rejected'],
    ]);
  });

  test('hear no appeal after a fortnight, and one that is dismissed stays so', async () => {
    const programme = await aProgramme(server, { terms: { decision: 'members' } });
    const [late, dismissed] = [await aDiagnosed(programme), await aDiagnosed(programme)];
    for (const { id } of [late, dismissed]) await step(steward, id, 'decision', aRejection);
    const appeal = { statement: 'Please look at this again.' };
    await step(dismissed.applicant.client, dismissed.id, 'appeal', appeal);
    const another = await aSignedInSteward(server, client);
    const dismiss = { decision: 'dismissed', reason: 'There is nothing new in it.' };
    expect((await step(another, dismissed.id, 'appeal/decision', dismiss)).body).toMatchObject({
      ...{ state: 'rejected', appeal: { decision: 'dismissed' } },
    });
    expect(await step(another, dismissed.id, 'appeal/decision', dismiss)).toMatchObject({ status: 409 });
    server.clock.moveTo(aMonday.add({ hours: 24 * 15 }));
    expect(await step(late.applicant.client, late.id, 'appeal', appeal)).toMatchObject({
      status: 409,
      body: { code: 'appeal-too-late' },
    });
    expect((await apply(late.applicant, programme, { need: undefined })).body).toMatchObject({
      state: 'started',
      need: aNeed,
    });
    server.clock.moveTo(aMonday);
  });
});

describe('lists', () => {
  test('tell a funder of applicants what its programme has reported, and no more', async () => {
    const funder = await aFunder(server);
    const ofFunder = await client.as(funder.admin.email);
    const fields = [[], ['beneficiary-name', 'beneficiary-region']] as const;
    for (const reportFields of fields) {
      const programme = await aProgramme(server, { funder, terms: { decision: 'panel', reportFields } });
      const applicant = await anApplicant(server, client);
      await aSubmission(applicant, programme);
      const path = `/api/v1/programmes/${programme.id}/applications`;
      const [told] = (await ofFunder.get(path)).body.items;
      const isTold = reportFields.length > 0;
      expect(told.organisation).toEqual({ id: applicant.id, name: isTold ? expect.any(String) : null });
      expect(told.enterprise).toEqual({
        ...{ legal_form: null, registration_number: null, stage: null, people: null, trading: null, sectors: [] },
        region: isTold ? 'wales' : null,
      });
      expect((await steward.get(path)).body.items).toMatchObject([{ enterprise: { people: 4, sectors: ['energy'] } }]);
    }
  });

  test('are the organisation’s, the funder’s and the stewards’, page by page', async () => {
    const funder = await aFunder(server);
    const programme = await aProgramme(server, { funder, terms: { decision: 'panel' } });
    const applicants = [
      await anApplicant(server, client),
      await anApplicant(server, client),
      await anApplicant(server, client),
    ];
    const submitted = [await aSubmission(applicants[0]!, programme), await aSubmission(applicants[1]!, programme)];
    const { body: started } = await apply(applicants[2]!, programme);
    const ofFunder = await client.as(funder.admin.email);
    const path = `/api/v1/programmes/${programme.id}/applications`;
    const idsOf = (body: any) => body.items.map(({ id }: any) => id);

    const first = (await ofFunder.get(`${path}?limit=1`)).body;
    const second = (await ofFunder.get(`${path}?limit=1&cursor=${first.next_cursor}`)).body;
    expect([...idsOf(first), ...idsOf(second)].toSorted()).toEqual(submitted.map(({ id }) => id).toSorted());
    expect(second.next_cursor).toBeNull();
    expect(Object.keys(first.items[0])).not.toContain('need');
    expect(idsOf((await steward.get(path)).body)).toContain(started.id);
    expect(idsOf((await steward.get(`/api/v1/applications?state=started`)).body)).toContain(started.id);
    expect(await applicants[0]!.client.get(path)).toMatchObject({ status: 404 });
    expect(await ofFunder.get(`/api/v1/applications/${submitted[0].id}`)).toMatchObject({ status: 404 });

    const admin = await aPerson(server);
    await aMembership(server, applicants[0]!.id, admin, 'admin');
    const exported = `/api/v1/organisations/${applicants[0]!.id}/export/applications`;
    expect((await (await client.as(admin.email)).get(exported)).body).toMatchObject({
      entries: [{ id: submitted[0].id, need: aNeed, programme: 'Good starts' }],
    });
    const own = `/api/v1/organisations/${applicants[0]!.id}/applications`;
    expect(idsOf((await applicants[0]!.client.get(own)).body)).toEqual([submitted[0].id]);
    expect(idsOf((await applicants[0]!.client.get(`${own}?state=rejected`)).body)).toEqual([]);
    const stranger = await anOrganisation(server);
    expect(await (await client.as(stranger.booker.email)).get(own)).toMatchObject({ status: 404 });
  });
});

describe('in the name of somebody erased', () => {
  beforeAll(async () => {
    await aSubmission(await anApplicant(server, client), await aProgramme(server));
  });

  test.each([
    ['applies', 'INSERT INTO applications (started_by) VALUES ($1)'],
    ['submits', 'UPDATE applications SET submitted_by = $1'],
    ['appeals', 'UPDATE applications SET appealed_by = $1'],
    ['is asked to score', 'INSERT INTO application_scorers (user_id) VALUES ($1)'],
    ['scores', 'INSERT INTO application_scores (user_id) VALUES ($1)'],
  ])('nobody %s', async (_, statement) => {
    const { id } = await aPerson(server);
    await server.owner.query(
      'INSERT INTO erasures (id, user_id, asked_at, due_at, done_at) VALUES ($1, $2, $3, $3, $3)',
      [newId(), id, server.clock.now().toString()],
    );
    await expect(server.owner.query(statement, [id])).rejects.toThrow('nothing begins for an erased person');
  });
});
