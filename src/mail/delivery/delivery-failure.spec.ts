import { expect, test } from '@jest/globals';
import { failureOf, isOfAddress, statusIn } from './delivery-failure.js';

const rcpt = (response: string) => ({ ...said(response), code: 'EENVELOPE', command: 'RCPT TO' });
const data = (response: string) => ({ ...said(response), code: 'EMESSAGE', command: 'DATA' });
const said = (response: string) => ({ response, responseCode: Number(response.slice(0, 3)) });

test.each([
  [rcpt('550 5.1.1 <ada@people.example>: no such user'), { code: '5.1.1', isPermanent: true, isOfAddress: true }],
  [rcpt('550 no such user'), { code: '550', isPermanent: true, isOfAddress: true }],
  [rcpt('550 spam, said 10.5.1.1'), { code: '550', isPermanent: true, isOfAddress: false }],
  [rcpt('550 blocked, see 5.1.1.7'), { code: '550', isPermanent: true, isOfAddress: false }],
  [rcpt('550 mailbox unavailable'), { code: '550', isPermanent: true, isOfAddress: false }],
  [rcpt('550 sender address unknown'), { code: '550', isPermanent: true, isOfAddress: false }],
  [
    rcpt('550 <ada@people.example>: Recipient address rejected: User unknown'),
    { code: '550', isPermanent: true, isOfAddress: true },
  ],
  [rcpt('550 Mailbox not found'), { code: '550', isPermanent: true, isOfAddress: true }],
  [rcpt('550 The account does not exist'), { code: '550', isPermanent: true, isOfAddress: true }],
  [rcpt('550 Invalid recipient'), { code: '550', isPermanent: true, isOfAddress: true }],
  [rcpt('552 5.2.2 mailbox full'), { code: '5.2.2', isPermanent: true, isOfAddress: false }],
  [rcpt('550-5.2.1 disabled\n550 5.2.1 https://x.example'), { code: '5.2.1', isPermanent: true, isOfAddress: true }],
  [rcpt('554 5.7.1 relay access denied'), { code: '5.7.1', isPermanent: false, isOfAddress: false }],
  [rcpt('450 4.2.0 greylisted, see 192.0.2.1'), { code: '4.2.0', isPermanent: false, isOfAddress: false }],
  [rcpt('451 greylisted'), { code: '451', isPermanent: false, isOfAddress: false }],
  [data('554 5.6.0 not that'), { code: '5.6.0', isPermanent: true, isOfAddress: false }],
  [data('550 5.1.1 no'), { code: '5.1.1', isPermanent: true, isOfAddress: false }],
  [data('452 4.3.1 disk full'), { code: '4.3.1', isPermanent: false, isOfAddress: false }],
  [
    { ...said('550 5.1.8 who are you'), code: 'EENVELOPE', command: 'MAIL FROM' },
    { code: '5.1.8', isPermanent: false, isOfAddress: false },
  ],
  [
    { ...said('535 5.7.8 bad'), code: 'EAUTH', command: 'AUTH PLAIN' },
    { code: '5.7.8', isPermanent: false, isOfAddress: false },
  ],
  [
    { code: 'EENVELOPE', command: 'API' },
    { code: 'no-address', isPermanent: true, isOfAddress: false },
  ],
  [
    { code: 'ECONNECTION', command: 'CONN' },
    { code: 'no-answer', isPermanent: false, isOfAddress: false },
  ],
  [{ code: 'EAUTH' }, { code: 'no-sign-in', isPermanent: false, isOfAddress: false }],
  [new Error('whatever ada@people.example'), { code: 'failed', isPermanent: false, isOfAddress: false }],
  [undefined, { code: 'failed', isPermanent: false, isOfAddress: false }],
])('%j is %j', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});

test.each([
  ['5.1.1', true],
  ['5.1.10', true],
  ['5.2.1', true],
  ['5.0.0', true],
  ['5.4.1', true],
  ['5.4.7', false],
  ['5.1.8', false],
  ['5.2.2', false],
  ['5.7.26', false],
  ['550', false],
  ['554', false],
])('whether %s, with no words, is of the address: %j', (status, is) => {
  expect(isOfAddress(status, '')).toBe(is);
});

test.each([
  ['smtp; 550 5.1.1 no', '5.1.1'],
  ['from 5.1.1.1', undefined],
  ['from 10.5.1.1', undefined],
  ['from 10.5.1.1: 5.2.1 disabled', '5.2.1'],
  ['nothing', undefined],
])('in %j the status is %j', (text, status) => {
  expect(statusIn(text)).toBe(status);
});
