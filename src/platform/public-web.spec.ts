import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isPublic, type Lookup, PublicWeb, type WebAnswer, WebFailure, type WebRequest } from './public-web.js';

const limits: WebRequest = { mostBytes: 1000, timeoutMs: 5000, mostRedirects: 3 };
const seen: { url: string; method: string; authorization: string; body: string }[] = [];
const closing: { close(): unknown }[] = [];
let server: Server;
let origin: string;

const answers: Record<string, RequestListener> = {
  '/plain': (_, response) => response.setHeader('etag', '"1"').end('hello'),
  '/missing': (_, response) => response.writeHead(404).end('no'),
  '/large': (_, response) => response.end('x'.repeat(1001)),
  '/packed': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000))),
  '/packed-well': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello')),
  '/never': () => undefined,
  '/slow': (_, response) => {
    response.write('x');
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', headers } = request;
      seen.push({ url: request.url ?? '', method, authorization: headers.authorization ?? '', body });
      const [, status] = /^\/to\/(\d+)$/.exec(pathname) ?? [];
      if (status) response.writeHead(Number(status), { location: searchParams.get('to') ?? '' }).end();
      else answers[pathname]?.(request, response);
    });
  });
  origin = await listening(server);
});

afterAll(async () => {
  for (const one of closing) await one.close();
  server.closeAllConnections();
  server.close();
});

async function listening(listener: Server): Promise<string> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
}

function web(reachesOwnMachine: boolean, lookup?: Lookup): PublicWeb {
  const one = new PublicWeb(reachesOwnMachine, lookup);
  closing.push({ close: () => one.onModuleDestroy() });
  return one;
}

/** Answers with what a test says, one answer for each time that it is asked. */
function resolving(...rounds: string[][]): Lookup & { asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (hostname, _, callback) => {
    const addresses = rounds[Math.min(asked.length, rounds.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookup, { asked });
}

async function reasonOf(answer: Promise<WebAnswer>): Promise<string> {
  try {
    const { status } = await answer;
    return `${status}`;
  } catch (error) {
    expect(error).toBeInstanceOf(WebFailure);
    return (error as WebFailure).reason;
  }
}

function to(target: string, status = 302): string {
  return `${origin}/to/${status}?to=${encodeURIComponent(target)}`;
}

describe('an address that is not the public’s is refused', () => {
  const refused = [
    ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '017700000001'],
    ...['0177.0.0.1', '0177.0.0.01', '127.0.0.1.', '１２７.0.0.1', '0', '0.0.0.0', '10.0.0.1', '10.255.255.255'],
    ...[
      '172.16.0.1',
      '172.31.255.254',
      '192.168.0.1',
      '3232235521',
      '100.64.0.1',
      '100.127.255.254',
      '169.254.169.254',
    ],
    ...['0xa9fea9fe', '0251.0376.0251.0376', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '100.100.100.200', '168.63.129.16', '[::1]', '[::]'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::ffff:0:127.0.0.1]', '[fe80::1]', '[fc00::1]'],
    ...['[fd00:ec2::254]', '[fec0::1]', '[ff02::1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::1]', '[2002:7f00:1::]'],
    ...['[2001:0:7f00:1::1]', '[2001:db8::1]', '[100::1]', '[4000::1]', '[::ffff:169.254.169.254]'],
    ...['localhost', 'LOCALHOST', 'localhost.', 'localhost..', 'a.localhost', 'a.localhost.', 'printer.local'],
    ...['metadata.google.internal', 'db.internal.', 'router.home.arpa'],
  ];
  test.each(refused)('http://%s', async (host) => {
    const there = web(false, resolving(['127.0.0.1']));
    const reason = await reasonOf(there.fetch(`http://${host}/`, limits));
    expect(['refused-address', 'bad-address']).toContain(reason);
    if (!['localhost..'].includes(host)) expect(reason).toBe('refused-address');
  });

  test.each([
    [['127.0.0.1']],
    [['93.184.215.14', '10.0.0.1']],
    [['2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::1']],
    [['::ffff:192.168.1.1']],
    [['fe80::1%eth0']],
  ])('a name that resolves to %j', async (addresses) => {
    const lookup = resolving(addresses);
    expect(await reasonOf(web(false, lookup).fetch('https://calendar.example/a.ics', limits))).toBe('refused-address');
    expect(lookup.asked).toEqual(['calendar.example']);
  });

  test('a public name does not become our own machine by resolving to it, where that may be reached', async () => {
    const { port } = new URL(origin);
    const there = web(true, resolving(['127.0.0.1']));
    expect(await reasonOf(there.fetch(`http://calendar.example:${port}/plain`, limits))).toBe('bad-address');
    expect(await reasonOf(there.fetch('http://calendar.example/plain', limits))).toBe('refused-address');
    expect(await reasonOf(there.fetch('http://192.168.1.1/plain', limits))).toBe('refused-address');
  });

  test.each([
    'ftp://calendar.example/a.ics',
    'file:///etc/passwd',
    'data:text/calendar,BEGIN',
    'webcal://calendar.example/a.ics',
    'https://me:secret@calendar.example/a.ics',
    'https://me@calendar.example/a.ics',
    'https://calendar.example:8443/a.ics',
    'http://calendar.example:22/',
    'http://',
    'calendar.example/a.ics',
    '',
  ])('%j is no address of the web', async (address) => {
    expect(await reasonOf(web(false, resolving(['93.184.215.14'])).fetch(address, limits))).toBe('bad-address');
  });

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00:ec2::254]/',
    'http://db.internal/',
  ])('a redirect to %s', async (target) => {
    expect(await reasonOf(web(true).fetch(to(target), limits))).toBe('refused-address');
  });

  test('a redirect to another protocol', async () => {
    expect(await reasonOf(web(true).fetch(to('file:///etc/passwd'), limits))).toBe('bad-address');
  });

  test('addresses of the public are not', () => {
    for (const address of ['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:8.8.8.8'])
      expect([address, isPublic(address)]).toEqual([address, true]);
  });
});

describe('the address that was checked', () => {
  test('is the one that is connected to: a name is asked for once', async () => {
    const lookup = resolving(['127.0.0.1'], ['10.0.0.1']);
    const { port } = new URL(origin);
    const answer = await web(true, lookup).fetch(`http://localhost:${port}/plain`, limits);
    expect(answer.body.toString()).toBe('hello');
    expect(lookup.asked).toEqual(['localhost']);
  });

  test('is checked again when the next request resolves it', async () => {
    const { port } = new URL(origin);
    const there = web(true, resolving(['127.0.0.1'], ['10.0.0.1']));
    expect(await reasonOf(there.fetch(`http://localhost:${port}/plain`, limits))).toBe('200');
    expect(await reasonOf(there.fetch(`http://localhost:${port}/plain`, limits))).toBe('refused-address');
  });
});

describe('an answer', () => {
  test('has its status, headers, body and where it came from', async () => {
    const answer = await web(true).fetch(to('/plain'), limits);
    expect(answer).toMatchObject({ status: 200, url: `${origin}/plain`, headers: { etag: '"1"' } });
    expect(answer.body.toString()).toBe('hello');
  });

  test('is one whatever its status', async () => {
    expect((await web(true).fetch(`${origin}/missing`, limits)).status).toBe(404);
  });

  test('is read unpacked, and bounded as it is unpacked', async () => {
    expect((await web(true).fetch(`${origin}/packed-well`, limits)).body.toString()).toBe('hello');
    expect(await reasonOf(web(true).fetch(`${origin}/packed`, { ...limits, mostBytes: 1_000_000 }))).toBe('too-large');
  });

  test('has no more bytes than were asked for, and none where none were', async () => {
    expect(await reasonOf(web(true).fetch(`${origin}/large`, limits))).toBe('too-large');
    const unread = await web(true).fetch(`${origin}/large`, { ...limits, mostBytes: 0 });
    expect([unread.status, unread.body.length]).toEqual([200, 0]);
    expect((await web(true).fetch(`${origin}/large`, { ...limits, mostBytes: 1001 })).body).toHaveLength(1001);
  });

  test.each(['/never', '/slow'])('has come whole in time: %s', async (path) => {
    expect(await reasonOf(web(true).fetch(`${origin}${path}`, { ...limits, timeoutMs: 200 }))).toBe('timed-out');
  });

  test('that is cut short is none', async () => {
    expect(await reasonOf(web(true).fetch(`${origin}/cut`, limits))).toBe('unreachable');
  });

  test('that nobody gives is none', async () => {
    const gone = createServer();
    const there = await listening(gone);
    gone.close();
    expect(await reasonOf(web(true).fetch(there, limits))).toBe('unreachable');
    expect(await reasonOf(web(false, resolving([])).fetch('https://calendar.example', limits))).toBe('unreachable');
  });
});

describe('a redirect', () => {
  test('is followed as often as was said', async () => {
    expect(await reasonOf(web(true).fetch(to(to(to('/plain'))), limits))).toBe('200');
    expect(await reasonOf(web(true).fetch(to(to(to(to('/plain')))), limits))).toBe('too-many-redirects');
  });

  test('is an answer where none is followed', async () => {
    expect((await web(true).fetch(to('/plain'), { ...limits, mostRedirects: 0 })).status).toBe(302);
  });

  test('to another origin takes no proof of who we are along', async () => {
    seen.length = 0;
    const headers = { Authorization: 'Bearer secret' };
    await web(true).fetch(to('/plain'), { ...limits, headers });
    await web(true).fetch(to(`${origin.replace('127.0.0.1', 'localhost')}/plain`), { ...limits, headers });
    expect(seen.map(({ authorization }) => authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
      'Bearer secret',
      '',
    ]);
  });

  test.each([
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'x'],
    [308, 'POST', 'x'],
  ])('by %i of what was posted is a %s', async (status, method, body) => {
    seen.length = 0;
    await web(true).fetch(to('/plain', status), { ...limits, method: 'POST', body: 'x' });
    expect(seen[1]).toMatchObject({ method, body });
  });
});

test('nobody is offered HTTP/2, whose limits are not ours', async () => {
  const hello: Buffer[] = [];
  const listener = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (octets) => {
      hello.push(Buffer.from(octets));
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  closing.push(listener);
  const { port } = listener.address() as AddressInfo;
  await expect(web(true).fetch(`https://127.0.0.1:${port}/`, limits)).rejects.toBeInstanceOf(WebFailure);
  const offered = Buffer.concat(hello).toString('latin1');
  expect(offered).toContain('http/1.1');
  expect(offered).not.toContain('\x02h2');
});

test('a failure holds nothing of the address', async () => {
  const secret = 'https://calendar.example/private-8cf2e0c1/basic.ics';
  const failure = await web(false, resolving(['10.0.0.1']))
    .fetch(secret, limits)
    .catch((error: unknown) => error as WebFailure);
  expect(failure).toBeInstanceOf(WebFailure);
  const { message, stack, reason } = failure as WebFailure;
  expect([message, stack, reason, JSON.stringify(failure)].join()).not.toMatch(/8cf2e0c1|example\//);
});
