import { expect, test } from '@jest/globals';
import { refuseBadAddress } from './endpoint-address.js';

const onOwnMachine = ['http://localhost:4000/hook', 'http://127.0.0.1/', 'http://[::1]:9/x', 'https://localhost/'];

test.each(['https://crm.example/hooks?tenant=7', 'https://93.184.215.14/', 'https://crm.example:443/'])(
  '%s is taken everywhere',
  (url) => {
    expect(() => refuseBadAddress(url, false)).not.toThrow();
    expect(() => refuseBadAddress(url, true)).not.toThrow();
  },
);

test.each(onOwnMachine)('%s is taken on a machine of one’s own alone', (url) => {
  expect(() => refuseBadAddress(url, true)).not.toThrow();
  expect(() => refuseBadAddress(url, false)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
});

test.each([
  'crm.example/hooks',
  'http://crm.example/hooks',
  'ftp://crm.example/',
  'https://user:word@crm.example/',
  'https://crm.example/#part',
  'https://crm.example:8443/',
  'https://intranet/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://[fd00::1]/',
  'https://0x0a000001/',
  'ftp://localhost/',
])('%s is refused everywhere', (url) => {
  for (const own of [true, false]) {
    expect(() => refuseBadAddress(url, own)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  }
});
