import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CannotUnseal, SealedText } from './sealed-text.js';

const sealed = new SealedText('a secret that only the tests use, 0123456789');

test('what was sealed is read again, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, purpose) => {
      expect(sealed.unseal(purpose, sealed.seal(purpose, text))).toBe(text);
    }),
  );
});

test('the same text is sealed differently each time, and is not to be seen in it', () => {
  const [one, two] = [sealed.seal('calendar', 'https://a.example'), sealed.seal('calendar', 'https://a.example')];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
  expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('example');
});

test('another purpose or another secret does not open it', () => {
  const text = sealed.seal('calendar 1', 'https://a.example');
  expect(() => sealed.unseal('calendar 2', text)).toThrow(CannotUnseal);
  expect(() => new SealedText('another secret, of thirty-two letters').unseal('calendar 1', text)).toThrow(
    CannotUnseal,
  );
});

test('nothing is sealed without a secret', () => {
  expect(() => new SealedText('').seal('calendar', 'x')).toThrow('AUTH_SECRET');
});

test('no byte of it can be changed or left out', () => {
  const text = sealed.seal('calendar', 'https://a.example');
  const parts = text.split('.');
  const changes = parts.flatMap((part, index) => {
    const bytes = Buffer.from(part, 'base64url');
    return [...bytes.keys()].flatMap((at) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      return [
        parts.with(index, changed.toString('base64url')),
        parts.with(index, bytes.subarray(0, at).toString('base64url')),
      ];
    });
  });
  expect(changes.length).toBeGreaterThan(50);
  for (const changed of changes) expect(() => sealed.unseal('calendar', changed.join('.'))).toThrow(CannotUnseal);
});

test.each(['', 'v1', 'v1..', 'v2.AAAA.AAAA', 'https://a.example', 'v1.AAAA.AAAA'])('%j was never sealed', (text) => {
  expect(() => sealed.unseal('calendar', text)).toThrow(CannotUnseal);
});
