import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { aTalk, type ATalk, lettersTo, putUp, statusesOf } from '../support/conversations.js';
import { aMembership, aPerson, aSteward } from '../support/factories.js';
import { docx, pdf, png, zipOf } from '../support/files.js';
import { startServer, type TestServer } from '../support/server.js';

const megabyte = 1024 * 1024;

let server: TestServer;
let client: Client;
let talk: ATalk;
let token: string;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  talk = await aTalk(server, client);
  const { email } = talk.booker.organisation.booker;
  token = (await client.post('/dev/sessions', { email })).body.token;
});

/** A file as its octets, which the client would make text of. */
async function download(id: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.baseUrl}${talk.path}/files/${id}/content`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}

async function rowsOf(table: 'files' | 'file_contents'): Promise<any[]> {
  return (await server.owner.query(`SELECT * FROM ${table}`)).rows;
}

/** A plan of so many bytes. */
function planOf(bytes: number): Buffer {
  return Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, ' ')]);
}

describe('a file of a booking', () => {
  test('is listed with what is known of it, and comes as it went', async () => {
    const { booker, expert } = talk;
    const answer = await putUp(expert.client, talk, 'Cynllun tŷ.docx', docx);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Cynllun tŷ.docx',
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        size_bytes: docx.length,
        sha256: createHash('sha256').update(docx).digest('hex'),
        side: 'adviser',
        owner: expert.person.name,
        mine: true,
        removed_at: null,
      },
    });
    const { items } = (await booker.client.get(`${talk.path}/files`)).body;
    expect(items).toEqual([{ ...answer.body, mine: false }]);
    const response = await download(answer.body.id);
    expect(Buffer.from(await response.arrayBuffer()).equals(docx)).toBe(true);
  });

  test('of 10 MB is taken, and comes whole', async () => {
    const plan = planOf(10 * megabyte);
    const { status, body } = await putUp(talk.booker.client, talk, 'plan.pdf', plan);
    expect(status).toBe(201);
    expect(Buffer.from(await (await download(body.id)).arrayBuffer()).equals(plan)).toBe(true);
  });

  test('is only ever saved: no browser shows it, runs it, or guesses what it is', async () => {
    const { body } = await putUp(talk.booker.client, talk, 'plan.txt', Buffer.from('Hello <script>alert(1)</script>'));
    const { headers } = await download(body.id);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename=plan.txt',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      etag: `"${body.sha256}"`,
    });
  });

  test('need not come again to whoever has it', async () => {
    const { body } = await putUp(talk.booker.client, talk, 'plan.pdf', pdf);
    for (const tags of [`"${body.sha256}"`, `"other", W/"${body.sha256}"`]) {
      const again = await download(body.id, { 'if-none-match': tags });
      expect({ status: again.status, text: await again.text() }).toEqual({ status: 304, text: '' });
    }
    expect((await download(body.id, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf', 'attachment; filename=passwd.pdf'],
    ['C:\\plans\\plan.pdf', 'plan.pdf', 'attachment; filename=plan.pdf'],
    ['nalp\u202efdp.exe.pdf', 'nalpfdp.exe.pdf', 'attachment; filename=nalpfdp.exe.pdf'],
    ['a\r\nSet-Cookie: a=b\r\n.pdf', 'aSet-Cookie_ a=b.pdf', 'attachment; filename="aSet-Cookie_ a=b.pdf"'],
    ['a"; filename="b.html.pdf', 'a_; filename=_b.html.pdf', 'attachment; filename="a_; filename=_b.html.pdf"'],
    [
      'Cynllun tŷ.pdf',
      'Cynllun tŷ.pdf',
      `attachment; filename="Cynllun t?.pdf"; filename*=UTF-8''Cynllun%20t%C5%B7.pdf`,
    ],
  ])('that is called %j is kept and comes as %j', async (given, name, disposition) => {
    const { body } = await putUp(talk.booker.client, talk, given, pdf);
    expect(body.name).toBe(name);
    const { headers } = await download(body.id);
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('is told to the other side by its name', async () => {
    await putUp(talk.booker.client, talk, 'plan.pdf', pdf);
    const [letter] = await lettersTo(client, talk.expert.person.email, 'conversation-file');
    expect(letter!.body).toContain('has put up a file for your session “A first talk”');
    expect(letter!.body).toContain('\n> plan.pdf\n');
  });
});

describe('what is not what it says', () => {
  test.each([
    ['a page as a PDF', 'plan.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a page', 'plan.html', Buffer.from('<!doctype html>')],
    ['a drawing', 'logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a drawing as a text', 'logo.txt', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', 'plan.zip', zipOf([['plan.txt', 'A plan']])],
    ['a document that begins as a PDF', 'plan.docx', Buffer.concat([pdf, docx])],
    ['a picture as a document', 'plan.pdf', png],
  ])('is not taken: %s', async (_, name, content) => {
    const before = (await rowsOf('file_contents')).length;
    expect(await putUp(talk.booker.client, talk, name, content)).toMatchObject({
      status: 422,
      body: { code: 'file-not-taken', detail: expect.stringMatching(/^Nothing was kept\. /) },
    });
    expect(await rowsOf('file_contents')).toHaveLength(before);
  });

  test('goes by what it begins as, where it is two things in one, and comes as nothing else', async () => {
    const both = Buffer.concat([pdf, Buffer.from('<script>alert(1)</script>'), zipOf([['a.html', '<script>']])]);
    const { body } = await putUp(talk.booker.client, talk, 'plan.pdf', both);
    const { headers } = await download(body.id);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('nor is nothing, nor what has no name, nor what comes as something else than a file', async () => {
    const invalid = { status: 400, body: { code: 'invalid-request' } };
    expect(await putUp(talk.booker.client, talk, 'plan.pdf', Buffer.alloc(0))).toMatchObject(invalid);
    expect(await talk.booker.client.post(`${talk.path}/files`, pdf)).toMatchObject(invalid);
    expect(await putUp(talk.booker.client, talk, 'x'.repeat(256), pdf)).toMatchObject(invalid);
    const asJson = await talk.booker.client.post(`${talk.path}/files?name=plan.pdf`, { a: 1 });
    expect(asJson).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    // What any site can make a browser send with its cookie is no file here.
    const asText = await talk.booker.client.post(`${talk.path}/files?name=plan.txt`, 'A plan', {
      'content-type': 'text/plain',
    });
    expect(asText.status).toBe(415);
  });
});

describe('a body that is too large', () => {
  const tooLarge = { status: 413, body: { code: 'too-large', detail: 'Nothing was kept: a file may have 10 MB.' } };

  test('is refused, by a byte', async () => {
    expect(await putUp(talk.booker.client, talk, 'plan.pdf', planOf(10 * megabyte + 1))).toMatchObject(tooLarge);
  });

  test('is refused by what it says that it has, before any of it comes', async () => {
    expect(await announced(`${talk.path}/files?name=plan.pdf`, 2 ** 40)).toBe(413);
  });

  test('and has not said so is not read into memory', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const answer = await endless(`${talk.path}/files?name=plan.pdf`, 60 * megabyte);
    expect(answer.status).toBe(413);
    expect(answer.mostMemory - before).toBeLessThan(40 * megabyte);
  });

  test('is as large as JSON may be on every other address', async () => {
    const answer = await talk.booker.client.post(`${talk.path}/messages`, planOf(megabyte));
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
  });

  test('is not read from whoever is not signed in', async () => {
    const response = await fetch(`${server.baseUrl}${talk.path}/files?name=plan.pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: planOf(megabyte) as Uint8Array<ArrayBuffer>,
    });
    expect(response.status).toBe(401);
  });
});

/** The status that is answered to a body of so many bytes, none of which is sent. */
function announced(path: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': bytes,
    };
    const asking = request(`${server.baseUrl}${path}`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      asking.destroy();
    });
    asking.on('error', reject);
    asking.flushHeaders();
  });
}

/** Sends chunk after chunk; what is answered, and the most memory that was taken meanwhile. */
async function endless(path: string, bytes: number): Promise<{ status: number; mostMemory: number }> {
  let mostMemory = 0;
  let sent = 0;
  const chunk = Buffer.alloc(megabyte / 4, ' ');
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      mostMemory = Math.max(mostMemory, process.memoryUsage().arrayBuffers);
      controller.enqueue(chunk);
      sent += chunk.length;
      if (sent >= bytes) controller.close();
    },
  });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const { status } = await fetch(`${server.baseUrl}${path}`, { method: 'POST', headers, body, duplex: 'half' });
  return { status, mostMemory };
}

describe('asked for twice with the same key', () => {
  const twice = async (first: Buffer, second: Buffer): Promise<Answer[]> => {
    const post = (content: Buffer) =>
      talk.booker.client.post(`${talk.path}/files?name=plan.pdf`, content, { 'idempotency-key': `k${first.length}` });
    return [await post(first), await post(second)];
  };

  test('a file is put up once', async () => {
    const [first, again] = await twice(pdf, pdf);
    expect(again!.body).toEqual(first!.body);
    expect((await talk.booker.client.get(`${talk.path}/files`)).body.items).toHaveLength(1);
  });

  test('another file is refused', async () => {
    const [, other] = await twice(planOf(900), planOf(901));
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });
});

describe('a booking has room', () => {
  /** So many files of so many bytes that are there already, put up some time ago. */
  async function filled(count: number, bytes: number): Promise<void> {
    await talk.booker.client.post(`${talk.path}/messages`, { text: 'Files' });
    await server.owner.query(
      `INSERT INTO files (id, conversation_id, put_up_by, side, name, type, size_bytes, sha256, put_up_at)
       SELECT gen_random_uuid(), c.id, c.opened_by, 'client', 'old.pdf', 'application/pdf', $3, sha256('x'), '2027-01-01'
       FROM conversations c, generate_series(1, $2) WHERE c.booking_id = $1`,
      [talk.bookingId, count, bytes],
    );
  }

  test('for 50 files, and no more of 30 that come at once', async () => {
    await filled(45, 1);
    const owners = [talk.booker.client, talk.expert.client];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => putUp(owners[index % 2]!, talk, 'plan.pdf', pdf)),
    );
    expect(statusesOf(answers)).toEqual({ 201: 5, 409: 25 });
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'file-limit', files: 50 });
  });

  test('for 100 MB, and no more of 30 that come at once', async () => {
    await filled(10, 9 * megabyte); // 10 MB are left
    const owners = [talk.booker.client, talk.expert.client];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => putUp(owners[index % 2]!, talk, 'plan.pdf', planOf(3 * megabyte))),
    );
    expect(statusesOf(answers)).toEqual({ 201: 3, 409: 27 });
    const { rows } = await server.owner.query(
      'SELECT sum(f.size_bytes)::int AS bytes FROM files f JOIN conversations c ON c.id = f.conversation_id WHERE c.booking_id = $1',
      [talk.bookingId],
    );
    expect(rows[0].bytes).toBeLessThanOrEqual(100 * megabyte);
  });

  test('again once a file is removed', async () => {
    await filled(49, 1);
    const { body } = await putUp(talk.booker.client, talk, 'plan.pdf', pdf);
    expect((await putUp(talk.booker.client, talk, 'more.pdf', pdf)).status).toBe(409);
    await talk.booker.client.delete(`${talk.path}/files/${body.id}`);
    expect((await putUp(talk.booker.client, talk, 'more.pdf', pdf)).status).toBe(201);
  });

  test('and one person puts up 60 files an hour', async () => {
    await filled(60, 1);
    await server.owner.query(
      `UPDATE files SET put_up_at = $2, removed_at = $2 WHERE name = 'old.pdf' AND put_up_by = $1`,
      [talk.booker.organisation.booker.id, server.clock.now().toString()],
    );
    expect(await putUp(talk.booker.client, talk, 'plan.pdf', pdf)).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests' },
    });
    expect((await putUp(talk.expert.client, talk, 'plan.pdf', pdf)).status).toBe(201);
  });
});

describe('a file that is removed', () => {
  test('is gone, what was in it too; that it was there stays known', async () => {
    const { body } = await putUp(talk.booker.client, talk, 'secret.txt', Buffer.from('A secret of ours'));
    expect((await talk.booker.client.delete(`${talk.path}/files/${body.id}`)).status).toBe(204);
    expect((await download(body.id)).status).toBe(404);
    expect((await talk.booker.client.delete(`${talk.path}/files/${body.id}`)).status).toBe(404);
    expect((await rowsOf('file_contents')).map(({ file_id }) => file_id)).not.toContain(body.id);
    const { items } = (await talk.expert.client.get(`${talk.path}/files`)).body;
    expect(items).toEqual([{ ...body, mine: false, removed_at: expect.any(String) }]);
    const { rows } = await server.owner.query(
      `SELECT a::text AS entry FROM audit_entries a WHERE a.deed = 'file-removed' AND a.subject_id = $1`,
      [body.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].entry).not.toMatch(/secret/);
  });

  test('is removed by whoever put it up, and by nobody else', async () => {
    const { body } = await putUp(talk.booker.client, talk, 'plan.pdf', pdf);
    const admin = await aPerson(server);
    await aMembership(server, talk.booker.organisation.id, admin, 'admin');
    for (const other of [talk.expert.client, await client.as(admin.email)])
      expect(await other.delete(`${talk.path}/files/${body.id}`)).toMatchObject({
        status: 403,
        body: { code: 'not-allowed' },
      });
    expect((await download(body.id)).status).toBe(200);
  });
});

test('a file is found only below its own booking, and not by strangers or stewards', async () => {
  const { body } = await putUp(talk.booker.client, talk, 'plan.pdf', pdf);
  const other = await aTalk(server, client);
  await putUp(other.booker.client, other, 'plan.pdf', pdf);
  const missing = { status: 404, body: { code: 'not-found' } };
  expect(await other.booker.client.get(`${other.path}/files/${body.id}/content`)).toMatchObject(missing);
  expect(await other.booker.client.delete(`${other.path}/files/${body.id}`)).toMatchObject(missing);
  for (const person of [await aPerson(server), await aSteward(server)]) {
    const own = await client.as(person.email);
    expect(await own.get(`${talk.path}/files/${body.id}/content`)).toMatchObject(missing);
    expect(await putUp(own, talk, 'plan.pdf', pdf)).toMatchObject(missing);
  }
});
