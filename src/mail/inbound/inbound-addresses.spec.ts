import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InboundAddresses } from './inbound-addresses.js';

const inboundMail = { domain: 'in.barefoot.example', secrets: [] };
const authSecret = 'a secret that only the tests use, 0123456789';
const ours = new InboundAddresses({ inboundMail, authSecret });
const parts = ['client', 'adviser'];

test('an address leads back to what it was made for, however its letters are written', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(...parts), (id, part) => {
      const address = ours.of('reply', id, part) ?? '';
      expect(address).toMatch(/^reply\+[a-z2-7]{52}@in\.barefoot\.example$/);
      expect(ours.of('reply', id, part)).toBe(address);
      expect(ours.read(address.toUpperCase(), 'reply', parts)).toEqual({ id, part });
      expect(ours.read(address, 'bounces', [''])).toBeUndefined();
    }),
  );
});

test('an address with one letter changed leads nowhere', () => {
  const address = ours.of('reply', '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', 'client') ?? '';
  const [local = ''] = address.split('@');
  for (let at = 'reply+'.length; at < local.length; at++) {
    const other = local[at] === 'a' ? 'b' : 'a';
    const changed = `${local.slice(0, at)}${other}${local.slice(at + 1)}@in.barefoot.example`;
    expect(ours.read(changed, 'reply', parts)).toBeUndefined();
  }
});

test.each([
  '',
  'reply',
  'reply@in.barefoot.example',
  'reply+@in.barefoot.example',
  `reply+${'a'.repeat(52)}@in.barefoot.example`,
  `reply+${'1'.repeat(52)}@in.barefoot.example`,
  `reply+${'a'.repeat(4000)}@in.barefoot.example`,
])('nobody has %j', (address) => {
  expect(ours.read(address, 'reply', parts)).toBeUndefined();
});

test('another secret, another side and another domain make other addresses; with no domain there are none', () => {
  const id = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
  const address = ours.of('reply', id, 'client') ?? '';
  const others = new InboundAddresses({ inboundMail, authSecret: 'another secret of the tests, 0123456789' });
  expect(others.read(address, 'reply', parts)).toBeUndefined();
  expect(ours.of('reply', id, 'adviser')).not.toBe(address);
  expect(ours.read(address.replace('in.', 'out.'), 'reply', parts)).toBeUndefined();
  const none = new InboundAddresses({ inboundMail: null, authSecret });
  expect(none.of('reply', id, 'client')).toBeNull();
  expect(none.read(address, 'reply', parts)).toBeUndefined();
});
