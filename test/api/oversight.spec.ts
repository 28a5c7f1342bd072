import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBarefootDraft, aBody, type ABody, answer, ask, lettersTo, setState, submit } from '../support/standing.js';
import { Client } from '../support/client.js';
import { anExpert, anOrganisation, aPerson, aSteward } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { anEndedSession } from '../support/sessions.js';

let server: TestServer;
let nobody: Client;
let body: ABody;

beforeAll(async () => {
  server = await startServer();
  nobody = await Client.of(server);
  body = await aBody(server, nobody);
});
afterAll(() => server.stop());

function end(by: Client, id: string, reason = 'No room any more'): ReturnType<Client['post']> {
  return by.post(`/api/v1/oversights/${id}/end`, { reason });
}

async function list(of: Client, as: 'overseer' | 'adviser'): Promise<{ id: string; state: string }[]> {
  return (await of.get(`/api/v1/oversights?as=${as}&limit=100`)).body.items;
}

async function overseenBy(expertId: string, reader: Client): Promise<unknown> {
  return (await reader.get(`/api/v1/experts/${expertId}`)).body.overseen_by;
}

/** Live, with an oversight that was asked for and accepted over HTTP. */
async function aLiveBarefoot() {
  const adviser = await aBarefootDraft(server, nobody);
  const { id } = (await ask(adviser, { organisation_id: body.id })).body;
  await answer(body.admin, id);
  await submit(adviser);
  const steward = await nobody.as((await aSteward(server)).email);
  await steward.post(`/api/v1/experts/${adviser.id}/verification`, { decision: 'approved' });
  return { ...adviser, oversightId: id as string };
}

describe('a specialist whom a steward has suspended', () => {
  test('accepts nobody, countersigns nothing and endorses nobody, and can still let go', async () => {
    const specialist = await anExpert(server, nobody);
    const [overseen, asking] = [await aBarefootDraft(server, nobody), await aBarefootDraft(server, nobody)];
    const { id } = (await ask(overseen, { specialist_id: specialist.id })).body;
    await answer(specialist.client, id);
    await submit(overseen);
    const steward = await nobody.as((await aSteward(server)).email);
    await steward.post(`/api/v1/experts/${overseen.id}/verification`, { decision: 'approved' });
    const session = await anEndedSession(server, nobody, { expert: overseen });
    await session.record();
    const asked = (await ask(asking, { specialist_id: specialist.id })).body.id;
    await steward.put(`/api/v1/experts/${specialist.id}/suspension`, { reasons: 'Complaints.' });

    const suspended = { status: 409, body: { code: 'profile-suspended' } };
    expect(await answer(specialist.client, asked)).toMatchObject(suspended);
    expect(
      await specialist.client.post(session.path('countersignature'), { version: 1, hours_right: true }),
    ).toMatchObject(suspended);
    const endorsement = { endorsed: true, reason: 'Very good.' };
    expect(
      await specialist.client.post(`/api/v1/experts/${overseen.id}/promotion-request/endorsement`, endorsement),
    ).toMatchObject(suspended);
    expect(await answer(specialist.client, asked, 'declined', 'I cannot.')).toMatchObject({ status: 200 });
    expect(await end(specialist.client, id)).toMatchObject({ body: { state: 'ended' } });
  });
});

describe('an ask', () => {
  test('is made five times a day, also by somebody who takes each back at once', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    for (let count = 0; count < 5; count += 1) {
      const { body: asked } = await ask(adviser, { organisation_id: body.id });
      expect((await end(adviser.client, asked.id)).status).toBe(200);
    }
    expect(await ask(adviser, { organisation_id: body.id })).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests' },
    });
  });

  test('of a body changes nothing until its admin accepts; both see it, and all admins are written to', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const asked = await ask(adviser, { organisation_id: body.id });
    expect(asked).toMatchObject({
      status: 201,
      body: {
        state: 'asked',
        adviser: { id: adviser.id },
        overseer: { kind: 'body', id: body.id, name: 'Cainc' },
        note: 'Will you?',
      },
    });
    expect(await overseenBy(adviser.id, adviser.client)).toBeNull();
    expect(await list(body.admin, 'overseer')).toContainEqual(asked.body);
    expect(await list(adviser.client, 'adviser')).toEqual([asked.body]);
    const [letter] = await lettersTo(server, body.person);
    expect(letter).toMatchObject({ kind: 'oversight-asked', subject: `Will you oversee ${adviser.person.name}?` });
    expect(letter?.body).toContain('> Will you?');

    await answer(body.admin, asked.body.id);
    expect(await overseenBy(adviser.id, adviser.client)).toMatchObject({ kind: 'body', id: body.id, name: 'Cainc' });
    expect((await lettersTo(server, adviser.person))[0]).toMatchObject({ subject: 'Cainc oversees you now' });
  });

  test('of a specialist is theirs to answer, who may read the draft meanwhile', async () => {
    const specialist = await anExpert(server, nobody, {
      person: await aPerson(server, { name: 'Nia', language: 'cy' }),
    });
    const adviser = await aBarefootDraft(server, nobody);
    expect((await specialist.client.get(`/api/v1/experts/${adviser.id}`)).status).toBe(404);
    const { id } = (await ask(adviser, { specialist_id: specialist.id })).body;
    expect((await specialist.client.get(`/api/v1/experts/${adviser.id}`)).status).toBe(200);
    expect((await lettersTo(server, specialist.person))[0]?.subject).toBe(
      `A wnewch chi oruchwylio ${adviser.person.name}?`,
    );
    expect((await answer(body.admin, id)).status).toBe(404);
    expect(await answer(specialist.client, id)).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect(await overseenBy(adviser.id, adviser.client)).toMatchObject({
      kind: 'specialist',
      id: specialist.id,
      name: 'Nia',
    });
  });

  test('that is declined says why, and leaves the adviser free to ask another', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    expect(await answer(body.admin, id, 'declined')).toMatchObject({ body: { errors: [{ pointer: '/reason' }] } });
    expect(await answer(body.admin, id, 'declined', 'We are full')).toMatchObject({
      body: { state: 'declined', reason: 'We are full' },
    });
    expect((await lettersTo(server, adviser.person))[0]?.body).toContain('> We are full');
    expect((await answer(body.admin, id)).body).toMatchObject({ code: 'oversight-state', state: 'declined' });
    const another = await aBody(server, nobody, 'Tidewheel');
    expect((await ask(adviser, { organisation_id: another.id })).status).toBe(201);
    expect((await list(adviser.client, 'adviser')).map(({ state }) => state)).toEqual(['asked', 'declined']);
    expect((await list(body.admin, 'overseer')).map((one) => one.id)).not.toContain(id);
  });

  test('is withdrawn by the adviser, and not by whom it is asked of', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    expect((await end(body.admin, id)).body).toMatchObject({ code: 'oversight-state', state: 'asked' });
    expect(await end(adviser.client, id)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await answer(body.admin, id)).body).toMatchObject({ code: 'oversight-state' });
    expect((await ask(adviser, { organisation_id: body.id })).status).toBe(201);
  });

  test('is one at a time, also of twenty at once', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(adviser, { organisation_id: body.id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(await list(adviser.client, 'adviser')).toHaveLength(1);
  });

  test('is answered once, also when twenty answer at once', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        answer(body.admin, id, index % 2 ? 'accepted' : 'declined', 'As I see it'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
    const accepted = answers.find(({ status }) => status === 200)?.body.state === 'accepted';
    expect((await overseenBy(adviser.id, adviser.client)) !== null).toBe(accepted);
    expect(await lettersTo(server, adviser.person)).toHaveLength(1);
  });

  test('is refused where nobody could oversee', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const coOp = await anOrganisation(server, { kind: 'co_op' });
    const draft = await anExpert(server, nobody, { state: 'draft' });
    const barefoot = await aBarefootDraft(server, nobody);
    for (const [whom, pointer] of [
      [{ organisation_id: coOp.id }, '/organisation_id'],
      [{ specialist_id: draft.id }, '/specialist_id'],
      [{ specialist_id: barefoot.id }, '/specialist_id'],
      [{ specialist_id: adviser.id }, '/specialist_id'],
      [{ organisation_id: body.id, specialist_id: draft.id }, '/organisation_id'],
      [{}, '/organisation_id'],
    ] as const)
      expect(await ask(adviser, whom)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    const specialist = await anExpert(server, nobody);
    expect((await ask(specialist, { organisation_id: body.id })).body).toMatchObject({ code: 'oversight-state' });
  });

  test('is not answered by the adviser, who may be an admin of the body', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    await server.owner.query(
      `INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, 'admin', now())`,
      [body.id, adviser.person.id],
    );
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    expect(await answer(adviser.client, id)).toMatchObject({ status: 409, body: { code: 'own-profile' } });
  });
});

describe('an oversight that ends', () => {
  test('by the body pauses a live profile, tells the adviser, and goes live again only under another', async () => {
    const adviser = await aLiveBarefoot();
    expect(await end(body.admin, adviser.oversightId)).toMatchObject({ status: 200, body: { state: 'ended' } });
    expect((await adviser.client.get(`/api/v1/experts/${adviser.id}`)).body).toMatchObject({
      state: 'paused',
      overseen_by: null,
    });
    const [letter] = await lettersTo(server, adviser.person);
    expect(letter).toMatchObject({ kind: 'oversight-ended', subject: 'Cainc no longer oversees you' });
    expect(letter?.body).toContain('> No room any more');
    expect(letter?.body).toContain('Your profile is paused');
    expect((await setState(adviser, 'live')).body).toMatchObject({
      code: 'profile-not-ready',
      missing: ['overseen_by'],
    });
    const again = (await ask(adviser, { organisation_id: body.id })).body.id;
    await answer(body.admin, again);
    expect(await setState(adviser, 'live')).toMatchObject({ status: 200, body: { state: 'live' } });
    const { items } = (await adviser.client.get('/api/v1/audit')).body;
    expect(items.map(({ deed }: { deed: string }) => deed).slice(0, 3)).toEqual([
      'oversight-accepted',
      'oversight-ended',
      'adviser-approved',
    ]);
  });

  test('by the adviser pauses them too, and tells the body', async () => {
    const adviser = await aLiveBarefoot();
    await end(adviser.client, adviser.oversightId, 'Moving on');
    expect((await adviser.client.get(`/api/v1/experts/${adviser.id}`)).body.state).toBe('paused');
    const [letter] = await lettersTo(server, body.person);
    expect(letter?.subject).toBe(`You no longer oversee ${adviser.person.name}`);
    expect(letter?.body).toContain('> Moving on');
    expect((await end(body.admin, adviser.oversightId)).body).toMatchObject({ code: 'oversight-state' });
  });

  test('takes a submitted profile out of the queue', async () => {
    const adviser = await aBarefootDraft(server, nobody);
    const { id } = (await ask(adviser, { organisation_id: body.id })).body;
    await answer(body.admin, id);
    await submit(adviser);
    await end(body.admin, id);
    expect((await adviser.client.get(`/api/v1/experts/${adviser.id}`)).body.state).toBe('draft');
    expect((await lettersTo(server, adviser.person))[0]?.body).toContain('Your profile is a draft again');
  });

  test('while its adviser goes live never leaves them live and alone', async () => {
    for (let round = 0; round < 5; round++) {
      const adviser = await aLiveBarefoot();
      await setState(adviser, 'paused');
      const answers = await Promise.all([
        end(body.admin, adviser.oversightId),
        ...Array.from({ length: 10 }, () => setState(adviser, 'live')),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect((await adviser.client.get(`/api/v1/experts/${adviser.id}`)).body).toMatchObject({
        state: 'paused',
        overseen_by: null,
      });
    }
  });

  test('has its letters in Welsh as well', async () => {
    const person = await aPerson(server, { language: 'cy' });
    const adviser = await anExpert(server, nobody, { person, profile: { kind: 'barefoot' }, body: body.id });
    const [standing] = await list(adviser.client, 'adviser');
    await end(body.admin, standing?.id ?? '');
    const [letter] = await lettersTo(server, person);
    expect(letter?.subject).toBe('Nid yw Cainc yn eich goruchwylio mwyach');
    expect(letter?.body).toContain("wedi'i oedi");
  });
});

test('the list comes in pages, newest first', async () => {
  const tidewheel = await aBody(server, nobody, 'Tidewheel');
  const asked: string[] = [];
  for (let count = 0; count < 3; count++) {
    const adviser = await aBarefootDraft(server, nobody);
    asked.unshift((await ask(adviser, { organisation_id: tidewheel.id })).body.id);
  }
  const first = (await tidewheel.admin.get('/api/v1/oversights?limit=2')).body;
  const second = (await tidewheel.admin.get(`/api/v1/oversights?limit=2&cursor=${first.next_cursor}`)).body;
  expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(asked);
  expect(second.next_cursor).toBeNull();
});
