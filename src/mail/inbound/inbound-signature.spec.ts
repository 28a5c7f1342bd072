import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isSigned } from './inbound-signature.js';

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const timestamp = String(now.epochMilliseconds / 1000);
const body = Buffer.from('Subject: Hello\r\n\r\nHi');

function signed(by = first, at = timestamp, octets = body): string {
  const hmac = createHmac('sha256', by).update(`msg_1.${at}.`).update(octets);
  return `v1,${hmac.digest('base64')}`;
}

test('a message is signed by any of our secrets, as the library of Standard Webhooks signs it', () => {
  const library = new Webhook(`whsec_${first.toString('base64')}`);
  const signature = library.sign('msg_1', new Date(now.epochMilliseconds), body.toString());
  expect(isSigned(body, { id: 'msg_1', timestamp, signature }, [second, first], now)).toBe(true);
  expect(isSigned(body, { id: 'msg_1', timestamp, signature: `v1,x ${signature}` }, [first], now)).toBe(true);
});

test('octets that are no UTF-8 are signed as they are', () => {
  const [one, other] = [Buffer.from([0xe9]), Buffer.from([0xe8])];
  const signature = signed(first, timestamp, one);
  expect(isSigned(one, { id: 'msg_1', timestamp, signature }, [first], now)).toBe(true);
  expect(isSigned(other, { id: 'msg_1', timestamp, signature }, [first], now)).toBe(false);
});

test.each([
  ['another body', { id: 'msg_1', timestamp, signature: signed(first, timestamp, Buffer.from('x')) }],
  ['another name', { id: 'msg_2', timestamp, signature: signed() }],
  ['no name', { id: '', timestamp, signature: signed() }],
  ['another secret', { id: 'msg_1', timestamp, signature: signed(second) }],
  ['another version', { id: 'msg_1', timestamp, signature: signed().replace('v1', 'v2') }],
  ['nothing', { id: 'msg_1', timestamp, signature: '' }],
  ['another time than that', { id: 'msg_1', timestamp: String(Number(timestamp) + 1), signature: signed() }],
  ['no time', { id: 'msg_1', timestamp: '', signature: signed(first, '') }],
  ['a time that is none', { id: 'msg_1', timestamp: 'NaN', signature: signed(first, 'NaN') }],
])('a message is not signed by a signature of %s', (_, by) => {
  expect(isSigned(body, by, [first], now)).toBe(false);
});

test.each([
  [-301, false],
  [-300, true],
  [300, true],
  [301, false],
])('a signature of %i seconds from now counts: %j', (seconds, counts) => {
  const at = String(Number(timestamp) + seconds);
  expect(isSigned(body, { id: 'msg_1', timestamp: at, signature: signed(first, at) }, [first], now)).toBe(counts);
});

test('where there is no secret nothing is signed', () => {
  expect(isSigned(body, { id: 'msg_1', timestamp, signature: signed() }, [], now)).toBe(false);
});
