import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LetterKind, letterKinds, LetterSamples } from '../../src/mail/index.js';
import { partsOf } from '../../src/mail/letter-parts.js';
import { newsOf } from '../../src/mail/letter-kinds.js';
import { ShowLetters } from '../../src/playground/show-letters.action.js';
import { aBooker, aMonday, aSession } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, slotsOf } from '../support/factories.js';
import { MailServer } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';

let mail: MailServer;
let server: TestServer;
let client: Client;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ smtpUrl: mail.url, logLevel: 'silent' });
  client = await Client.of(server);
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});

const kinds = Object.keys(letterKinds) as LetterKind[];
const languages = ['en', 'cy'] as const;
const reader = { name: 'Mair Jones', zone: 'Europe/London' };

/** English words that no Welsh sentence has, and no name in the samples. */
const english =
  /(?<![\p{L}’'.@/-])(the|and|with|your|you|is|was|this|that|for|from|please|not|have|been|session|until|day)(?![\p{L}’'.@/-])/iu;

function sampleOf(kind: LetterKind, language: 'en' | 'cy') {
  const sample = server.app.get(LetterSamples).of(kind);
  if (!sample) throw new Error(`No sample of ${kind}.`);
  return sample({ ...reader, language }, server.baseUrl);
}

/** What a page says, in the order of its source: words alone. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<div[^>]*aria-hidden[^>]*>.*?<\/div>/s, '');
  return plain(
    body
      .replace(/<h1[^>]*>.*?<\/h1>/s, ' ')
      .replace(/<!--.*?-->/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

/** Neither addresses of ours nor the signs that stand for what the page shows otherwise. */
function plain(text: string): string {
  return text
    .replaceAll(new RegExp(`^${server.baseUrl}/\\S*$`, 'gm'), ' ')
    .replace(/^(> ?|- |-- $)/gm, ' ')
    .replace(new RegExp(`${server.baseUrl}/\\S*`, 'g'), ' ')
    .replace(/[:\s]+/g, ' ')
    .trim();
}

/** That every element that is opened is closed, in order. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', , selfClosed] of html.matchAll(
    /<(\/)?([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*?)(\/)?>/gi,
  )) {
    if (selfClosed || ['meta', 'br', 'hr'].includes(name)) continue;
    if (close && open.pop() !== name) return [...open, name];
    if (!close) open.push(name);
  }
  return open;
}

describe.each(kinds)('the letter %s', (kind) => {
  test.each(languages)('is whole in %s', async (language) => {
    const { subject, text } = sampleOf(kind, language);
    const shown = await server.app.get(ShowLetters).one(kind, language);
    expect(subject).toMatch(/^\S.{2,150}$/);
    for (const each of [subject, shown.text, shown.html])
      expect(each).not.toMatch(/undefined|\[object|NaN|\$\{|> \n> $/);
    expect(text).toMatch(language === 'cy' ? /^Hel[oô]( Mair Jones)?,\n\n/ : /^Hello( Mair Jones)?,\n\n/);
    for (const line of [...shown.text.split('\n'), ...shown.html.split('\n')].filter((line) => !line.startsWith('<')))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
    expect(shown.html).toContain(`lang="${language}"`);
    expect(unclosed(shown.html)).toEqual([]);
    expect(Buffer.byteLength(shown.html)).toBeLessThan(20_000);
    expect(shown.html).not.toMatch(/<img|<script|<link|url\(/i);
    expect(wordsOf(shown.html)).toBe(plain(shown.text));
  });

  test('is in Welsh throughout, and says as much', () => {
    const [said, told] = [sampleOf(kind, 'en'), sampleOf(kind, 'cy')];
    expect(told.subject).not.toBe(said.subject);
    const lines = [told.subject, ...told.text.split('\n')].filter((line) => !line.startsWith('http'));
    expect(lines.filter((line) => english.test(line))).toEqual([]);
    const parts = (text: string) => partsOf(text, server.baseUrl).map(({ is }) => is);
    expect(parts(told.text)).toEqual(parts(said.text));
  });
});

test('a letter goes out as text and as a page with the same words, beside the invitation', async () => {
  server.clock.moveTo(aMonday);
  const booker = await aBooker(server, client, { name: '<b>Siân</b>', language: 'cy' });
  const expert = await anExpert(server, client);
  const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }));
  await aSession(booker, slot);
  const [letter] = await mail.waitFor(booker.organisation.booker.email, 1);
  expect(letter?.headers.get('content-type')).toMatch(/^multipart\/(alternative|mixed)/);
  expect(letter?.calendar?.method).toBe('REQUEST');
  expect(letter?.html).toContain('lang="cy"');
  expect(letter?.html).toContain('Helo &lt;b&gt;Siân&lt;/b&gt;,');
  const { html = '', text = '' } = letter ?? {};
  const unwrapped = (part: string) => part.replaceAll('\r\n', '\n');
  expect(wordsOf(unwrapped(html))).toBe(plain(unwrapped(text)));
});

describe('the catalogue', () => {
  test('lists every letter, and shows each in both languages', async () => {
    const list = await fetch(`${server.baseUrl}/dev/letters`);
    expect(list.status).toBe(200);
    const links = [...(await list.text()).matchAll(/href="(\/dev\/letters\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(links).toHaveLength(kinds.length);
    const both = await fetch(`${server.baseUrl}${links[0] ?? ''}`);
    const [frame] = [...(await both.text()).matchAll(/<iframe sandbox [^>]*src="([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    const page = await fetch(`${server.baseUrl}${frame}`);
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    expect(await page.text()).toMatch(/^<!DOCTYPE html/);
  });

  test('knows no other, and no other language', async () => {
    for (const path of ['/dev/letters/gossip', '/dev/letters/gossip/en'])
      expect((await fetch(server.baseUrl + path)).status).toBe(404);
    expect((await fetch(`${server.baseUrl}/dev/letters/sign-in/fr`)).status).toBe(400);
  });
});

test('docs/letters.md lists every letter once, by what its reader may choose of it', () => {
  const rows = [
    ...readFileSync('docs/letters.md', 'utf8').matchAll(/^\| [^|]+ \| `([a-z-]+)` +\| [^|]+ \| ([a-z]+) +\|$/gm),
  ];
  const listed = rows.map(([, kind, news]) => `${kind} ${news}`).sort();
  expect(listed).toEqual(kinds.map((kind) => `${kind} ${newsOf(kind) ?? 'always'}`).sort());
});
