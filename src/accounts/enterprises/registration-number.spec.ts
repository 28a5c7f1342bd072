import { expect, test } from '@jest/globals';
import { registrationNumberOf } from './registration-number.js';

test.each([
  ['a company', '01234567', '01234567'],
  ['a company of Scotland', 'sc 123456', 'SC123456'],
  ['a company of Northern Ireland', 'NI612345', 'NI612345'],
  ['a partnership', 'OC345678', 'OC345678'],
  ['a registered society at Companies House', 'RS007890', 'RS007890'],
  ['a society of before 2014 there', 'IP28955R', 'IP28955R'],
  ['a Scottish one', 'SP2593RS', 'SP2593RS'],
  ['a society in the Mutuals Register', ' 8150 ', '8150'],
  ['an old one there', '28955r', '28955R'],
  ['a charity', '1156340', '1156340'],
  ['a charity linked to another', '235825-12', '235825-12'],
  ['a charity of Northern Ireland', 'NIC 100123', 'NIC100123'],
  ['an incorporated charity of Scotland', 'CS001234', 'CS001234'],
])('the number of %s is taken: %s', (_, typed, kept) => {
  expect(registrationNumberOf(typed)).toBe(kept);
});

test.each([
  '',
  '1',
  '123456789',
  'SC12345',
  'XX123456',
  'NI 12 34 5',
  '12345-6',
  'GB123456789',
  '1234567-1234',
  '一二三四',
])('no register has numbers like %p', (typed) => {
  expect(registrationNumberOf(typed)).toBeUndefined();
});
