import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CloseVotes } from '../../src/policies/changes/close-votes.job.js';
import { Client } from '../support/client.js';
import { aMembership, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let anyone: Client;
let steward: Client;
let members: Member[];

interface Member {
  readonly organisation_id: string;
  readonly admin: Client;
}

beforeAll(async () => {
  server = await startServer();
  anyone = await Client.of(server);
  steward = await anyone.as((await aSteward(server)).email);
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
  return { organisation_id: id, admin: await anyone.as(person.email) };
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
  expect(await vote(id, growers!)).toMatchObject({ status: 409, body: { code: 'policy-change-state' } });
  expect(
    await bakers!.admin.post(`${path}/${id}/seconding`, { organisation_id: bakers!.organisation_id }),
  ).toMatchObject({
    status: 409,
  });
  const seconded = await growers!.admin.post(`${path}/${id}/seconding`, { organisation_id: growers!.organisation_id });
  expect(seconded).toMatchObject({ status: 200, body: { state: 'open', quorum: 5 } });

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
