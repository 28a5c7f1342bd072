import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Programme } from '../../src/vouchers/programme.js';
import { advisersAsWritten } from '../support/advisers.js';
import { Client } from '../support/client.js';
import { aMembership, anExpert, anOrganisation, type AnOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { type AProgramme, aProgramme as openProgramme, aVoucher } from '../support/vouchers.js';

const now = Temporal.Instant.from('2027-03-01T08:00:00Z');

let server: TestServer;
let nobody: Client;
let organisation: AnOrganisation;
let booker: Client;
let path: string;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(now);
  organisation = await anOrganisation(server, { name: 'Siop Pentre' });
  booker = await nobody.as(organisation.booker.email);
  path = `/api/v1/organisations/${organisation.id}/diagnostics`;
});
afterAll(() => server.stop());

const kept = (answers: object, more: object = {}) => ({ answers, consent_version: 1, ...more });
const names = ({ items }: { items: readonly { name: string }[] }) => items.map(({ name }) => name);

describe('the diagnostic', () => {
  test('tells its questions in both languages, and the text to say yes to', async () => {
    const { status, body } = await nobody.get('/api/v1/intake');
    expect({ status, version: body.version }).toEqual({ status: 200, version: 1 });
    expect(body.questions.map(({ code }: any) => code)).toEqual([
      ...['stage', 'people', 'legal_form', 'trading', 'needs', 'urgency_days', 'language', 'access', 'region'],
      ...['meeting', 'sectors', 'tried'],
    ]);
    expect(body.questions[0]).toMatchObject({ needed: true, most: null, cy: 'Pa mor bell ydych chi?' });
    expect(body.questions[0].choices).toContainEqual({ code: 'idea', en: 'Only an idea yet', cy: expect.any(String) });
    expect(body.questions[4]).toMatchObject({ most: 5, needed: false });
    expect(body.questions[5]).toMatchObject({ choices: null, from: 0, to: 365 });
    expect(body.consent).toMatchObject({ version: 1, en: expect.stringContaining('Keep our answers'), cy: /Cadwch/ });
  });

  test('proposes to anybody who should help, with what, and where to look; and keeps nothing', async () => {
    const answers = { stage: 'converting', needs: ['conversion'], urgency_days: 10, region: 'wales', people: 12 };
    const { status, body } = await nobody.post('/api/v1/intake/proposals', answers);
    expect({ status, kind: body.kind }).toMatchObject({
      status: 200,
      kind: { code: 'specialist', reason: { rule: 'business-converts', cy: expect.stringContaining('arbenigwr') } },
    });
    expect(body.topics.map(({ code }: any) => code)).toEqual([
      ...['conversion', 'legal-structures', 'finance', 'governance'],
    ]);
    expect(body.topics[0].reasons).toMatchObject([
      { rule: 'asked', en: 'You asked for it' },
      { rule: 'owners-change' },
    ]);
    expect(body.urgency).toMatchObject({ code: 'soon', en: 'Within two weeks' });
    const search = new URL(body.search, 'http://here');
    expect(search.pathname).toBe('/api/v1/experts');
    expect(Object.fromEntries(search.searchParams)).toEqual({
      ...{ kind: 'specialist', topic: 'conversion', stage: 'converting', language: 'en', near: 'wales' },
      ...{ free_from: '2027-03-01T08:00:00Z', free_to: '2027-03-11T08:00:00Z' },
    });
    expect((await nobody.get(body.search)).status).toBe(200);
    expect((await server.owner.query('SELECT FROM diagnostics')).rowCount).toBe(0);
  });

  test.each([
    ['/stage', { stage: undefined }],
    ['/stage', { stage: 'late' }],
    ['/people', { people: 0 }],
    ['/legal_form', { legal_form: 'cartel' }],
    ['/needs', { needs: ['food', 'care', 'energy', 'finance', 'housing', 'marketing'] }],
    ['/needs/0', { needs: ['love'] }],
    ['/urgency_days', { urgency_days: 366 }],
    ['/language', { language: 'tlh' }],
    ['/access/0', { access: ['lift'] }],
    ['/region', { region: 'europe' }],
    ['/meeting', { meeting: 'by dream' }],
    ['/sectors/0', { sectors: ['banking'] }],
    ['/tried/0', { tried: ['nothing'] }],
    ['/name', { name: 'We' }],
  ])('refuses an answer with its place: %s of %j', async (pointer, fault) => {
    const refused = await nobody.post('/api/v1/intake/proposals', { stage: 'idea', ...fault });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe('answers of an organisation', () => {
  test('are kept only by consent to the text of today', async () => {
    for (const consent_version of [undefined, null, 0, 2, true]) {
      const refused = await booker.post(path, kept({ stage: 'idea' }, { consent_version }));
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/consent_version' }] } });
      expect(refused.body.detail).toContain('POST /api/v1/intake/proposals keeps nothing');
    }
    expect((await booker.get(path)).body).toEqual({ items: [], next_cursor: null });
  });

  test('are kept, listed by pages, read with a proposal of today, and removed', async () => {
    const ids: string[] = [];
    for (const stage of ['idea', 'planning', 'registering']) {
      server.clock.moveTo(now.add({ minutes: ids.length }));
      const made = await booker.post(path, kept({ stage, region: 'wales', needs: ['membership', 'membership'] }));
      expect(made).toMatchObject({ status: 201, body: { organisation_id: organisation.id, consent_version: 1 } });
      expect(made.body.answers).toMatchObject({ stage, needs: ['membership'], people: null, meeting: 'either' });
      ids.push(made.body.id);
    }
    const first = (await booker.get(`${path}?limit=2`)).body;
    const rest = (await booker.get(`${path}?limit=2&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...rest.items].map(({ id }: any) => id)).toEqual(ids.toReversed());
    expect(rest.next_cursor).toBeNull();
    const read = await booker.get(`/api/v1/diagnostics/${ids[2]}`);
    expect(read.body).toMatchObject({ ...first.items[0], proposal: { kind: { reason: { rule: 'rules-to-choose' } } } });
    for (const id of ids) {
      expect(await booker.delete(`/api/v1/diagnostics/${id}`)).toMatchObject({ status: 204 });
      expect(await booker.delete(`/api/v1/diagnostics/${id}`)).toMatchObject({ status: 404 });
    }
    expect((await booker.get(path)).body.items).toEqual([]);
  });

  test('are read by every role and by stewards, and not there for others', async () => {
    const { id } = (await booker.post(path, kept({ stage: 'idea' }))).body;
    const [member, stranger] = [await aPerson(server), await aPerson(server)];
    await aMembership(server, organisation.id, member, 'member');
    const [asMember, asSteward, asStranger] = await Promise.all(
      [member, await aSteward(server), stranger].map(({ email }) => nobody.as(email)),
    );
    const one = `/api/v1/diagnostics/${id}`;
    const statuses = async (by: Client) => [
      ...[(await by.get(path)).status, (await by.get(one)).status, (await by.get(`${one}/experts`)).status],
      ...[(await by.delete(one)).status, (await by.post(path, kept({ stage: 'idea' }))).status],
    ];
    expect(await statuses(asMember!)).toEqual([200, 200, 200, 403, 403]);
    expect(await statuses(asSteward!)).toEqual([403, 200, 200, 403, 403]);
    expect(await statuses(asStranger!)).toEqual([404, 404, 404, 404, 404]);
    expect((await booker.delete(one)).status).toBe(204);
  });

  test('are at most fifty, also when sixty come at once', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, () => booker.post(path, kept({ stage: 'idea' }))));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(all.find(({ status }) => status === 422)).toMatchObject({
      body: { code: 'too-many-entries', detail: expect.stringContaining('Remove one') },
    });
    await server.owner.query('DELETE FROM diagnostics');
  });
});

describe('the directory', () => {
  test('is asked by kept answers: topic, kind, stage, form, language, access and region; page by page', async () => {
    const fits = { topics: ['legal-structures'], languages: ['cy'], access: ['hearing-loop'] };
    await anExpert(server, nobody, {
      ...{ person: await aPerson(server, { name: 'Barefoot' }), profile: { kind: 'barefoot', ...fits } },
    });
    await advisersAsWritten(server, [
      { name: 'Fits', ...fits, regions: ['wales'] },
      { name: 'Elsewhere', ...fits, remote: false },
      { name: 'Another topic', ...fits, topics: ['food'] },
      { name: 'English alone', ...fits, languages: ['en'] },
      { name: 'No loop', ...fits, access: [] },
      { name: 'Other forms', ...fits, legal_forms: ['worker-co-operative'] },
    ]);
    const answers = {
      ...{ stage: 'planning', legal_form: 'co-operative-society', needs: ['legal-structures', 'food'], language: 'cy' },
      ...{ access: ['hearing-loop'], region: 'wales' },
    };
    const { body } = await booker.post(path, kept(answers));
    const experts = `/api/v1/diagnostics/${body.id}/experts`;
    const all = (await booker.get(experts)).body;
    expect(names(all)).toEqual(['Fits', 'Elsewhere']);
    expect(all.items[0].reasons.map(({ code }: any) => code)).toEqual(
      expect.arrayContaining(['fits-topic', 'fits-language', 'fits-access', 'takes-any-stage', 'in-region']),
    );
    expect(names((await nobody.get(body.proposal.search)).body)).toEqual(names(all));
    const first = (await booker.get(`${experts}?limit=1`)).body;
    expect(names((await booker.get(`${experts}?limit=1&cursor=${first.next_cursor}`)).body)).toEqual(['Elsewhere']);
    expect(names((await booker.get(`${experts}?topic=food`)).body)).toEqual(['Another topic']);
    expect(names((await booker.get(`${experts}?kind=any`)).body).sort()).toEqual(['Barefoot', 'Elsewhere', 'Fits']);
    expect(await booker.get(`${experts}?topic=food&cursor=${first.next_cursor}`)).toMatchObject({ status: 400 });
  });

  test('is asked for a time only while that is to come', async () => {
    server.clock.moveTo(now);
    const { id } = (await booker.post(path, kept({ stage: 'idea', needs: ['membership'], urgency_days: 2 }))).body;
    const search = async () => (await booker.get(`/api/v1/diagnostics/${id}`)).body.proposal.search;
    expect(await search()).toContain('free_to=2027-03-03T08%3A00%3A00Z');
    server.clock.moveTo(now.add({ hours: 48 }));
    expect(await search()).not.toContain('free_');
    server.clock.moveTo(now);
  });
});

describe('open programmes', () => {
  test('are proposed that fit what was said, with what they ask for besides', async () => {
    await aProgramme('For all');
    await aProgramme('Not open yet', { opensAt: now.add({ hours: 1 }) });
    await aProgramme('Closed at this instant', { opensAt: now.subtract({ hours: 2 }), closesAt: now });
    await aProgramme('Paused', { state: 'paused' });
    await aProgramme('For Scotland', {}, { regions: ['scotland'] });
    await aProgramme('For Wales', { adviserKinds: ['specialist'], topics: ['food'] }, { regions: ['wales'] });
    await aProgramme('For the large', {}, { leastPeople: 50 });
    const answers = { stage: 'planning', needs: ['membership', 'food'], region: 'wales' };
    const { programmes } = (await nobody.post('/api/v1/intake/proposals', answers)).body;
    expect(programmes.map(({ name, say, pays_for: { topics, kind } }: any) => [name.en, say, topics[0], kind])).toEqual(
      [
        ['For all', [], 'membership', true],
        ['For Wales', [], 'food', false],
        ['For the large', ['people'], 'membership', true],
      ],
    );
    const { programmes: others } = (await nobody.post('/api/v1/intake/proposals', { ...answers, people: 3 })).body;
    expect(others.map(({ name }: any) => name.en)).toEqual(['For all', 'For Wales']);
  });

  test('take from what an organisation is what it did not answer, and count what it was awarded', async () => {
    const once = await aProgramme('Once', {}, { mostPreviousAwards: 0 });
    await booker.put(`/api/v1/organisations/${organisation.id}/enterprise`, { region: 'scotland', people: 60 });
    const { body } = await booker.post(path, kept({ stage: 'planning' }));
    const open = async () =>
      (await booker.get(`/api/v1/diagnostics/${body.id}`)).body.proposal.programmes
        .map(({ name, say }: any) => [name.en, ...say].join())
        .sort();
    expect(await open()).toEqual(['For Scotland', 'For all', 'For the large', 'Once']);
    await aVoucher(server, { programme: once, organisationId: organisation.id });
    expect(await open()).toEqual(['For Scotland', 'For all', 'For the large']);
  });

  function aProgramme(
    name: string,
    terms: Partial<Programme> = {},
    eligibility: Partial<Programme['eligibility']> = {},
  ): Promise<AProgramme> {
    const rules = {
      ...{ regions: [], stages: [], sectors: [], legalForms: [], leastPeople: null, mostPeople: null },
      ...{ mostPreviousAwards: null, ...eligibility },
    };
    const window = { opensAt: now, closesAt: now.add({ hours: 1000 }) };
    return openProgramme(server, { terms: { nameEn: name, nameCy: name, ...window, ...terms, eligibility: rules } });
  }
});
