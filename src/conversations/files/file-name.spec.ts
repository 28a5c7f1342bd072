import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endingOf, safeName } from './file-name.js';

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['Cynllun busnes tŷ bwyta.DOCX', 'Cynllun busnes tŷ bwyta.docx'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\Mair\\plan.pdf', 'plan.pdf'],
  ['..\\..\\plan.pdf', 'plan.pdf'],
  ['/', 'file'],
  ['..', 'file'],
  ['.pdf', 'pdf'],
  ['.htaccess.txt', 'htaccess.txt'],
  ['plan.pdf. . ', 'plan.pdf'],
  ['fdp.\u202etxt.exe', 'fdp.txt.exe'], // what was read as "fdp.exe.txt" is read as what it is
  ['plan\u2066\u200b.pdf', 'plan.pdf'],
  ['plan\r\nSet-Cookie: a=b.pdf', 'planSet-Cookie_ a=b.pdf'],
  ['a"b*c?.pdf', 'a_b_c_.pdf'],
  ['plan\0.pdf', 'plan.pdf'],
  ['  two   words .pdf', 'two words.pdf'],
  ['e\u0301.txt', 'é.txt'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  [`${'😀'.repeat(150)}.pdf`, `${'😀'.repeat(116)}.pdf`],
])('%j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept);
});

test('whatever a name is, what is kept of it is a name that can be saved, and is kept as it is when it comes again', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 255 }), fc.string({ maxLength: 255 }));
  fc.assert(
    fc.property(any, (given) => {
      const name = safeName(given.toWellFormed());
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}"*:<>?|.][^/\\\p{Cc}\p{Cf}"*:<>?|]*$/u);
      expect(Array.from(name).length).toBeLessThanOrEqual(120);
      expect(safeName(name)).toBe(name);
    }),
  );
});

test.each([
  ['plan.PDF', 'pdf'],
  ['plan.tar.gz', 'gz'],
  ['plan', ''],
  ['plan.', ''],
])('the ending of %s is "%s"', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});
