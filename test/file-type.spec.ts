import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { docx, jpeg, ods, odt, pdf, png, webp, xlsx, zipOf } from './support/files.js';
import { typeOf } from '../src/conversations/files/file-type.js';

const office = 'application/vnd.openxmlformats-officedocument';
const text = Buffer.from('Helo, tŷ!\n');

test.each([
  ['plan.pdf', pdf, 'application/pdf'],
  ['logo.png', png, 'image/png'],
  ['logo.jpg', jpeg, 'image/jpeg'],
  ['logo.JPEG', jpeg, 'image/jpeg'],
  ['logo.webp', webp, 'image/webp'],
  ['plan.docx', docx, `${office}.wordprocessingml.document`],
  ['plan.xlsx', xlsx, `${office}.spreadsheetml.sheet`],
  ['plan.odt', odt, 'application/vnd.oasis.opendocument.text'],
  ['plan.ods', ods, 'application/vnd.oasis.opendocument.spreadsheet'],
  ['plan.txt', text, 'text/plain'],
  ['plan.csv', Buffer.from('a,b\r\n1,2\r\n'), 'text/csv'],
  ['plan.md', Buffer.from('# A plan\n'), 'text/markdown'],
  ['a text that begins as a picture does.txt', Buffer.from('BM: a plan'), 'text/plain'],
  ['a text with a byte order mark.txt', Buffer.from('\ufeffA plan'), 'text/plain'],
])('%s is taken', async (name, content, type) => {
  expect(await typeOf(name, content)).toBe(type);
});

const html = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test.each([
  ['a page as a PDF', 'plan.pdf', html],
  ['a page as a picture', 'logo.png', html],
  ['a page as a text', 'plan.txt', html],
  ['a page as a text, after blanks', 'plan.md', Buffer.concat([Buffer.from('\ufeff \n'), html])],
  ['a page as a page', 'plan.html', html],
  ['a drawing as a drawing', 'logo.svg', svg],
  ['a drawing as a picture', 'logo.png', svg],
  ['a drawing as a text', 'logo.txt', svg],
  [
    'a drawing as a text, after its declaration',
    'logo.txt',
    Buffer.concat([Buffer.from('<?xml version="1.0"?>'), svg]),
  ],
  ['a PDF as a text', 'plan.txt', pdf],
  ['a PDF after something else', 'plan.pdf', Buffer.concat([html, pdf])],
  ['a PDF that is called a picture', 'plan.png', pdf],
  ['a picture of another kind', 'logo.png', jpeg],
  ['a moving picture', 'logo.gif', Buffer.from('GIF89a')],
  ['a program', 'plan.exe', Buffer.from('MZ')],
  ['a program as a document', 'plan.docx', Buffer.from('MZ')],
  ['a script', 'plan.txt', Buffer.from('#!/bin/sh\nrm -rf /')],
  ['an archive', 'plan.zip', zipOf([['plan.txt', 'A plan']])],
  ['an archive as a document', 'plan.docx', zipOf([['plan.txt', 'A plan']])],
  ['a document with a PDF before it', 'plan.docx', Buffer.concat([pdf, docx])],
  ['a sheet as a document', 'plan.docx', xlsx],
  [
    'a document with macros',
    'plan.docx',
    zipOf([
      [
        '[Content_Types].xml',
        '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      ],
    ]),
  ],
  ['a text with control characters', 'plan.txt', Buffer.from('A \x1b[31mplan')],
  ['a text that is no UTF-8', 'plan.txt', Buffer.from([0x41, 0xe9, 0x42])],
  ['a text of no text', 'plan.csv', png],
  ['a name without an ending', 'plan', text],
  ['a name that only ends in the name of a member', 'x.constructor', text],
])('%s is not taken', async (_, name, content) => {
  await expect(typeOf(name, content)).rejects.toMatchObject({ code: 'file-not-taken' });
});

test('an archive that would be a gigabyte is not unpacked', async () => {
  const zeros = Buffer.alloc(300 * 1024 * 1024);
  const bomb = zipOf([
    ['word/document.xml', zeros],
    ['[Content_Types].xml', zeros],
  ]);
  const declaredSmall = Buffer.from(bomb);
  for (let at = declaredSmall.indexOf('PK\x03\x04'); at >= 0; at = declaredSmall.indexOf('PK\x03\x04', at + 4)) {
    declaredSmall.writeUInt32LE(1000, at + 22); // what it says that it unpacks to
  }
  for (const content of [bomb, declaredSmall]) {
    const before = process.memoryUsage();
    await typeOf('plan.docx', content).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'file-not-taken' }),
    );
    const { rss, arrayBuffers } = process.memoryUsage();
    expect(Math.max(rss - before.rss, arrayBuffers - before.arrayBuffers)).toBeLessThan(100 * 1024 * 1024);
  }
});

test('whatever is in a file, it has the type of its name or is not taken', async () => {
  const beginnings = [pdf, png, jpeg, webp, docx, odt, text, Buffer.alloc(0)];
  const endings = ['pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'odt', 'ods', 'txt'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.nat(200),
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...endings),
      async (beginning, length, rest, ending) => {
        const content = Buffer.concat([beginning.subarray(0, length), rest]);
        const outcome = await typeOf(`plan.${ending}`, content).catch(
          (error: unknown) => (error as { code: unknown }).code,
        );
        expect(outcome === 'file-not-taken' || /^(application|image|text)\//.test(String(outcome))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
