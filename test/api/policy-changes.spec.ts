import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CloseVotes } from '../../src/policies/changes/close-votes.job.js';
import { TellOfPolicies } from '../../src/policies/news/tell-of-policies.job.js';
import { Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, aSteward, type Somebody } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let steward: Client;
let keeper: Somebody;
let members: Member[];

interface Member {
  readonly organisation_id: string;
  readonly admin: Client;
  readonly person: Somebody;
}

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  keeper = await aSteward(server);
  steward = await anyone.as(keeper.email);
  members = [];
  for (let count = 0; count < 6; count++) members.push(await aMember());
});
afterAll(() => server.stop());

async function aMember(): Promise<Member> {
  const [{ id }, person] = [await anOrganisation(server), await aPerson(server)];
  await server.owner.query('UPDATE organisations SET created_at = $2 WHERE id = $1', [
    id,
    server.clock.now().toString(),
  ]);
  await aMembership(server, id, person, 'admin');
  return { organisation_id: id, admin: await anyone.as(person.email), person };
}

const path = '/api/v1/policy-changes';
const inDays = (days: number) => server.clock.now().add({ hours: 24 * days });
const aChange = (percent: number, from = inDays(30)) => ({
  ...{ name: 'platform-fee', value: { percent }, in_force_from: from.toString(), reason: 'Our costs are lower now' },
});

async function vote(id: string, { admin, organisation_id }: Member, choice = 'for') {
  return admin.post(`${path}/${id}/votes`, { organisation_id, vote: choice });
}

async function later(days: number) {
  server.clock.moveTo(inDays(days));
  await server.app.get(CloseVotes).run();
}

async function feeInForce() {
  const { body } = await anyone.get('/api/v1/policies');
  return body.items.find((one: any) => one.name === 'platform-fee' && one.standing === 'in force');
}

test('A figure of the members’ is changed by their vote alone; a law is recorded with its source', async () => {
  const { reason, ...fee } = aChange(7);
  expect(await steward.post('/api/v1/policies', { ...fee, decision: reason })).toMatchObject({
    ...{ status: 409, body: { code: 'members-decide' } },
  });
  const rate = { name: 'base-rate', value: { percent: 3.5 }, in_force_from: inDays(2).toString() };
  expect(await steward.post('/api/v1/policies', { ...rate, decision: 'Bank of England' })).toMatchObject({
    status: 201,
  });
  expect(
    await members[0]!.admin.post(path, { ...aChange(9), organisation_id: members[0]!.organisation_id }),
  ).toMatchObject({
    ...{ status: 400, body: { errors: [{ pointer: '/value/percent' }] } },
  });
});

test('It is proposed, seconded, voted on, counted down, decided and in force', async () => {
  const [bakers, growers, printers, weavers, riders, late] = [...members.slice(0, 5), await aMember()] as Member[];
  const proposed = await bakers!.admin.post(path, {
    ...aChange(6, inDays(3)),
    organisation_id: bakers!.organisation_id,
  });
  expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', opened_at: null, quorum: null } });
  const { id } = proposed.body;
  expect(await bakers!.admin.post(path, { ...aChange(5), organisation_id: bakers!.organisation_id })).toMatchObject({
    status: 409,
    body: { code: 'policy-change-limit' },
  });
  expect(await bakers!.admin.post(path, aChange(5))).toMatchObject({
    ...{ status: 400, body: { errors: [{ pointer: '/organisation_id' }] } },
  });
  expect(await vote(id, growers!)).toMatchObject({ status: 409, body: { code: 'policy-change-state' } });
  expect(
    await bakers!.admin.post(`${path}/${id}/seconding`, { organisation_id: bakers!.organisation_id }),
  ).toMatchObject({
    status: 409,
  });
  const seconded = await growers!.admin.post(`${path}/${id}/seconding`, { organisation_id: growers!.organisation_id });
  expect(seconded).toMatchObject({ status: 200, body: { state: 'open', quorum: 5 } });
  const [by, second] = [bakers!, growers!].map(({ organisation_id }) => ({ id: organisation_id }));
  expect(seconded.body).toMatchObject({ proposed_by: by, seconded_by: second });

  server.clock.moveTo(server.clock.now().add({ seconds: 1 }));
  expect(await vote(id, await aMember())).toMatchObject({ status: 409, body: { code: 'not-a-voter' } });
  for (const [member, choice] of [[bakers], [growers], [printers], [weavers, 'against'], [riders, 'abstain']] as const)
    expect(await vote(id, member!, choice)).toMatchObject({ status: 201 });
  expect(await vote(id, bakers!, 'against')).toMatchObject({ status: 409, body: { code: 'already-voted' } });
  expect((await anyone.get(`${path}/${id}`)).body.votes).toEqual({ for: 3, against: 1, abstain: 1 });
  const { body } = await bakers!.admin.get(`${path}/${id}/votes?limit=4`);
  const rest = await bakers!.admin.get(`${path}/${id}/votes?limit=4&cursor=${body.next_cursor}`);
  expect([...body.items, ...rest.body.items].map((one: any) => one.vote).sort()).toEqual([
    ...['abstain', 'against', 'for', 'for', 'for'],
  ]);
  expect(await anyone.get(`${path}/${id}/votes`)).toMatchObject({ status: 401 });

  expect(await steward.post(`${path}/${id}/decision`, { decision: 'Minute 7' })).toMatchObject({ status: 409 });
  await later(8);
  expect(await vote(id, late!)).toMatchObject({ status: 409 });
  const passed = await anyone.get(`${path}/${id}`);
  expect(passed.body).toMatchObject({ state: 'passed' });
  const decided = await steward.post(`${path}/${id}/decision`, { decision: 'General meeting, minute 7' });
  expect(decided).toMatchObject({ status: 201, body: { state: 'decided' } });
  expect((await feeInForce()).value).toEqual({ percent: 8 }); // the countdown goes on
  await later(8);
  expect(await feeInForce()).toMatchObject({
    ...{ id: decided.body.policy_id, value: { percent: 6 }, decision: 'General meeting, minute 7', ends_at: null },
    in_force_from: passed.body.countdown_ends_at,
  });
});

test('Without a quorum, a majority or a second nothing comes of it, and it can be withdrawn', async () => {
  const [bakers, growers] = members as [Member, Member];
  const ofSteward = async () => (await steward.post(path, aChange(5))).body.id as string;
  const [few, rejected, withdrawn] = [await ofSteward(), await ofSteward(), await ofSteward()];
  const own = { ...aChange(4), organisation_id: bakers.organisation_id };
  const [unseconded] = [(await bakers.admin.post(path, own)).body.id];
  await vote(few, bakers);
  for (const member of members.slice(0, 5)) await vote(rejected, member, 'against');
  expect(await growers.admin.post(`${path}/${unseconded}/withdrawal`, {})).toMatchObject({ status: 403 });
  expect(await steward.post(`${path}/${withdrawn}/withdrawal`, {})).toMatchObject({ body: { state: 'withdrawn' } });
  await later(8);
  const states = await Promise.all([few, rejected, withdrawn, unseconded].map((id) => anyone.get(`${path}/${id}`)));
  expect(states.map(({ body }) => body.state)).toEqual(['no-quorum', 'rejected', 'withdrawn', 'lapsed']);
  const listed = await anyone.get(`${path}?state=rejected`);
  expect(listed.body.items.map(({ id }: any) => id)).toEqual([rejected]);
});

test('Fifty voters at once have one vote for each organisation', async () => {
  const { body } = await steward.post(path, aChange(3));
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) => vote(body.id, members[place % 5]!, place % 2 ? 'for' : 'against')),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  expect(answers.filter(({ body: refused }) => refused.code === 'already-voted')).toHaveLength(45);
  const { votes } = (await anyone.get(`${path}/${body.id}`)).body;
  expect((votes.for as number) + (votes.against as number)).toBe(5);
});

test('In an emergency a steward sets a figure for a while, and then the one before it is in force again', async () => {
  const { in_force_from: _, ...emergency } = aChange(2);
  const before = await feeInForce();
  expect(await members[0]!.admin.post('/api/v1/policy-emergencies', emergency)).toMatchObject({ status: 403 });
  expect(await steward.post('/api/v1/policy-emergencies', { ...emergency, value: before.value })).toMatchObject({
    ...{ status: 400, body: { errors: [{ pointer: '/value' }] } },
  });
  expect(await steward.post('/api/v1/policy-emergencies', emergency)).toMatchObject({ status: 201 });
  server.clock.moveTo(server.clock.now().add({ seconds: 1 }));
  const set = await feeInForce();
  expect(set).toMatchObject({ value: { percent: 2 }, decision: 'Emergency: Our costs are lower now' });
  expect(
    Temporal.Instant.from(set.in_force_from)
      .add({ hours: 24 * 28 })
      .toString(),
  ).toBe(set.ends_at);
  expect(await steward.post('/api/v1/policy-emergencies', emergency)).toMatchObject({
    ...{ status: 409, body: { code: 'emergency-standing' } },
  });
  await later(29);
  expect(await feeInForce()).toEqual(before);
});

test('What the members decide while an emergency lasts outlasts it', async () => {
  await later(15);
  const { in_force_from: _, ...emergency } = aChange(1);
  expect(await steward.post('/api/v1/policy-emergencies', emergency)).toMatchObject({ status: 201 });
  server.clock.moveTo(server.clock.now().add({ seconds: 1 }));
  const { body } = await steward.post(path, aChange(1, inDays(1)));
  for (const member of members.slice(0, 5)) await vote(body.id, member);
  await later(8);
  const decided = await steward.post(`${path}/${body.id}/decision`, { decision: 'General meeting, minute 9' });
  expect(decided.status).toBe(201);
  await later(30);
  expect(await feeInForce()).toMatchObject({ id: decided.body.policy_id, value: { percent: 1 } });
});

test('Whoever casts votes is written to about each step, once, save who wants no letters', async () => {
  await server.owner.query(`DELETE FROM pgboss.schedule WHERE name = 'tell-of-policies'`); // letters go when this test says so
  await later(30);
  const [bakers, growers, printers] = members as [Member, Member, Member];
  await aMembership(server, printers.organisation_id, growers.person, 'admin');
  await aMembership(
    server,
    printers.organisation_id,
    await aPerson(server, { email: 'booker@here.example' }),
    'booker',
  );
  await bakers.admin.put('/api/v1/me/notification-preferences', {
    members: { email: false },
  });
  const welsh = await aPerson(server, { language: 'cy', email: 'cymraes@here.example' });
  await aMembership(server, printers.organisation_id, welsh, 'admin');
  const colleague = await aPerson(server, { email: 'colleague@bakers.example' });
  await aMembership(server, bakers.organisation_id, colleague, 'admin');
  const toldOf = async (about: string) => {
    await Promise.all(Array.from({ length: 5 }, () => server.app.get(TellOfPolicies).run()));
    const { rows } = await server.owner.query<{ kind: string; to_address: string; subject: string; body: string }>(
      `SELECT kind, to_address, subject, body FROM letters WHERE kind LIKE 'policy-%' AND way = 'mail' AND body LIKE '%' || $1 || '%' ORDER BY created_at, id`,
      [about],
    );
    const twice = rows.length - new Set(rows.map(({ kind, to_address }) => `${kind} ${to_address}`)).size;
    expect(twice).toBe(0);
    return rows;
  };

  const { percent } = (await feeInForce()).value;
  const proposal = { ...aChange(7, inDays(3)), organisation_id: bakers.organisation_id };
  const { id } = (await bakers.admin.post(path, proposal)).body;
  const asked = await toldOf(id);
  expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['policy-proposed']));
  expect(asked.map(({ to_address }) => to_address)).toContain(growers.person.email);
  expect(asked[0]!.body).toContain(`${server.baseUrl}/policies/platform-fee#${id}\n`);
  expect(asked.map(({ to_address }) => to_address)).not.toContain(colleague.email);
  await growers.admin.post(`${path}/${id}/seconding`, { organisation_id: growers.organisation_id });
  server.clock.moveTo(server.clock.now().add({ seconds: 1 }));
  const late = await aMember();
  const opened = (await toldOf(id)).filter(({ kind }) => kind !== 'policy-proposed');
  const addresses = opened.map(({ to_address }) => to_address);
  for (const { person } of members.slice(1)) expect(addresses).toContain(person.email);
  for (const address of [bakers.person.email, late.person.email, 'booker@here.example'])
    expect(addresses).not.toContain(address);
  expect(new Set(opened.map(({ kind }) => kind))).toEqual(new Set(['policy-opened']));
  expect(opened.find(({ to_address }) => to_address === welsh.email)?.subject).toBe(
    'Gofynnir am eich pleidlais: ffi’r platfform',
  );
  const own = opened.find(({ to_address }) => to_address === growers.person.email);
  expect(own?.body).toContain('> Our costs are lower now');
  expect(own?.body).toContain(`Added on top of pay, per cent: ${percent} → 7`);

  for (const member of members.slice(0, 5)) await vote(id, member);
  await later(8);
  const kindsTo = async (address: string) =>
    (await toldOf(id)).filter(({ to_address }) => to_address === address).map(({ kind }) => kind);
  expect(await kindsTo(growers.person.email)).toEqual(['policy-proposed', 'policy-opened', 'policy-passed']);
  expect(await kindsTo(keeper.email)).toEqual(['policy-to-record']);
  await steward.post(`${path}/${id}/decision`, { decision: 'General meeting, minute 12' });
  expect(await kindsTo(growers.person.email)).toHaveLength(3); // it is not in force yet
  await later(8);
  const inForce = (await toldOf(id)).filter(({ kind }) => kind === 'policy-in-force');
  expect(inForce.map(({ to_address }) => to_address)).toContain(late.person.email);
  expect(inForce[0]!.body).toMatch(/ → 7\n[^]*> General meeting, minute 12/);
  expect(await kindsTo(keeper.email)).toHaveLength(1); // nothing is left to record

  const forgotten = (await steward.post(path, aChange(6, inDays(3)))).body.id;
  for (const member of members.slice(0, 5)) await vote(forgotten, member);
  await later(8);
  await toldOf(forgotten);
  await later(8);
  const still = (await toldOf(forgotten)).filter(({ to_address }) => to_address === keeper.email);
  expect(still.map(({ kind }) => kind)).toEqual(['policy-to-record', 'policy-unrecorded']);
  expect(still[1]!.body).toContain('no steward has recorded where the decision is written down');

  const withdrawn = (await steward.post(path, aChange(5))).body.id;
  await steward.post(`${path}/${withdrawn}/withdrawal`, {});
  expect(new Set((await toldOf(withdrawn)).map(({ kind }) => kind))).not.toContain('policy-opened');

  // More than are told in one transaction.
  await server.owner.query(
    `WITH crowd AS (INSERT INTO "user" (id, name, email, "emailVerified")
       SELECT gen_random_uuid(), 'One of many', 'many-' || n || '@people.example', true FROM generate_series(1, 120) n RETURNING id)
     INSERT INTO memberships (organisation_id, user_id, role, since) SELECT $1, id, 'admin', now() FROM crowd`,
    [late.organisation_id],
  );
  const { in_force_from: _, ...emergency } = { ...aChange(2), reason: 'A bank has failed us' };
  expect(await steward.post('/api/v1/policy-emergencies', emergency)).toMatchObject({ status: 201 });
  const overridden = await toldOf('A bank has failed us');
  expect(overridden.filter(({ to_address }) => to_address.startsWith('many-'))).toHaveLength(120);
  expect(overridden[0]!.body).toContain('7 → 2');
  expect(overridden[0]!.body).toContain(`${server.baseUrl}/policies/platform-fee\n`);
  const { rows } = await server.owner.query('SELECT FROM policy_news WHERE told_at IS NULL');
  expect(rows).toEqual([]);
});
