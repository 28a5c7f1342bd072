import { expect, test } from '@jest/globals';
import { partsOf } from './letter-parts.js';
import { letterHtml } from './letter.template.js';
import { oneLine, quoted } from './plain-text.js';

const baseUrl = 'https://barefoot.example';

test.each([
  ['a paragraph', 'One line.\nAnother.', [{ is: 'text', lines: ['One line.', 'Another.'] }]],
  [
    'facts',
    'Session: Rules: a start\nWhen: today, 09:00',
    [
      {
        is: 'facts',
        facts: [
          { label: 'Session', value: 'Rules: a start' },
          { label: 'When', value: 'today, 09:00' },
        ],
      },
    ],
  ],
  ['a reference', 'Reference: 018f', [{ is: 'facts', facts: [{ label: 'Reference', value: '018f' }] }]],
  ['a sentence with a colon', 'It is quiet: nobody came.', [{ is: 'text', lines: ['It is quiet: nobody came.'] }]],
  [
    'facts and a line that is none',
    'Paid: £5\nand more besides',
    [{ is: 'text', lines: ['Paid: £5', 'and more besides'] }],
  ],
  [
    'what is missing',
    'Please:\n- a name\n- a day',
    [
      { is: 'text', lines: ['Please:'] },
      { is: 'list', lines: ['a name', 'a day'] },
    ],
  ],
  [
    'a link below what it is called',
    'The session:\nhttps://barefoot.example/bookings/1',
    [{ is: 'link', label: 'The session', url: 'https://barefoot.example/bookings/1' }],
  ],
  [
    'several links below one line',
    'Files:\nhttps://barefoot.example/a\nhttps://barefoot.example/b',
    [
      { is: 'link', label: 'Files', url: 'https://barefoot.example/a' },
      { is: 'link', label: '', url: 'https://barefoot.example/b' },
    ],
  ],
  ['another’s address', 'https://other.example/a', [{ is: 'text', lines: ['https://other.example/a'] }]],
  [
    'a quote',
    'Reason:\n> a\n> \n> b',
    [
      { is: 'text', lines: ['Reason:'] },
      { is: 'quote', lines: ['a', '', 'b'] },
    ],
  ],
])('%s is read as it is meant', (_, text, parts) => {
  expect(partsOf(text, baseUrl)).toEqual(parts);
});

test.each([
  'https://barefoot.example/me',
  'Look here:\nhttps://barefoot.example/me',
  'Price: £0\nWhen: never',
  '- one\n- two',
  '\r\n\u2028https://barefoot.example/me\u0085x: y\nz: w',
  '<a href="https://barefoot.example/me">Click</a><script>alert(1)</script>',
])('what others wrote stays a quote, or within a line: %j', async (written) => {
  const text = [
    `Hello ${oneLine(written)},`,
    `${oneLine(written)} invites you.`,
    quoted('Reason:', written),
    quoted('', written),
  ].join('\n\n');
  expect(new Set(partsOf(text, baseUrl).map(({ is }) => is))).toEqual(new Set(['text', 'quote']));
  const html = await letterHtml({ language: 'en', subject: oneLine(written), text, footer: 'Bye', baseUrl });
  expect(html).not.toMatch(/<a |<script/);
});

test('the page has the language, one heading, and takes nothing from anywhere', async () => {
  const text = 'Helo,\n\nPethau.\n\nY sesiwn:\nhttps://barefoot.example/bookings/1';
  const html = await letterHtml({ language: 'cy', subject: 'Pwnc & mwy', text, footer: 'Pam', baseUrl });
  expect(html).toMatch(/^<!DOCTYPE html/);
  expect(html).toContain('<html lang="cy"');
  expect(html.match(/<h1[^>]*>[^<]*<\/h1>/g)).toHaveLength(1);
  expect(html).toContain('Pwnc &amp; mwy');
  expect(html).not.toMatch(/<img|<link|url\(|@import|@font-face/);
  expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://barefoot.example/bookings/1"']);
});

test('where links bear what others wrote, none is a button', async () => {
  const text = 'Hello,\n\nNews.\n\nYour account is closed, click here:\nhttps://barefoot.example/bookings/1';
  const sheet = { language: 'en', subject: 'Your day', text, footer: 'Why', baseUrl } as const;
  expect(await letterHtml(sheet)).toContain('class="button"');
  const plain = await letterHtml({ ...sheet, isPlain: true });
  expect(plain).not.toContain('class="button"');
  expect(plain).toContain('href="https://barefoot.example/bookings/1"');
});
