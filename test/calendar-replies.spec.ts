import { expect, test } from '@jest/globals';
import { replyIn } from '../src/bookings/replies/calendar-reply.js';
import { isAutomatic, isAutomaticReply, readMessage } from '../src/mail/inbound/inbound-message.js';
import { thatSheIsAway } from './support/bounces.js';
import { type AReply, byApple, byGoogle, byOutlook } from './support/calendar-replies.js';
import { inLines } from './support/inbound-mail.js';

const programs = [byGoogle, byOutlook, byApple];
const reply: AReply = {
  ...{ to: 'reply+a@in.barefoot.example', uid: '1@barefoot', from: 'ada@people.example' },
  ...{ answer: 'DECLINED', sequence: 3, at: '2027-03-22T08:30:05Z' },
};
const read = (message: string) => readMessage(Buffer.from(inLines(message)));

test.each(programs)('%O is understood', async (program) => {
  for (const answer of ['ACCEPTED', 'DECLINED', 'TENTATIVE'] as const) {
    const message = await read(program({ ...reply, answer }));
    expect(message.recipients).toContain(reply.to);
    expect(isAutomaticReply(message)).toBe(false);
    const { uid, sequence, saidAt, answers } = replyIn(message) ?? {};
    expect({ uid, sequence, saidAt: saidAt?.toString() }).toEqual({ uid: '1@barefoot', sequence: 3, saidAt: reply.at });
    expect(answers?.get('ada@people.example')).toBe(answer.toLowerCase());
  }
});

test.each(programs)('%O that says neither is no answer', async (program) => {
  for (const answer of ['NEEDS-ACTION', 'DELEGATED'] as const) {
    expect(replyIn(await read(program({ ...reply, answer })))?.answers.size).toBe(0);
  }
});

test.each<[string, (message: string) => string]>([
  ['an invitation', (message) => message.replace('METHOD:REPLY', 'METHOD:REQUEST')],
  ['a counter-proposal', (message) => message.replace('METHOD:REPLY', 'METHOD:COUNTER')],
  [
    'an answer to one day of a series',
    (message) => message.replace('SEQUENCE:', 'RECURRENCE-ID:20270325T140000Z\nSEQUENCE:'),
  ],
  ['what is no calendar', (message) => message.replace('BEGIN:VCALENDAR', 'BEGIN:NONSENSE')],
  ['half of one', (message) => message.replace('END:VEVENT', '')],
])('%s is no answer', async (_, change) => {
  const google = byGoogle(reply).replace(/--000000000000g1\nContent-Type: application[\s\S]*$/, '--000000000000g1--\n');
  expect(replyIn(await read(google))).toBeDefined();
  expect(replyIn(await read(change(google)))).toBeUndefined();
});

test('what a program answers while somebody is away is automatic, and what somebody writes is not', async () => {
  const away = await read(thatSheIsAway({ to: reply.to, reader: reply.from }));
  expect([isAutomatic(away), isAutomaticReply(away)]).toEqual([true, true]);
  const written = (header: string) => read(`From: ada@people.example\nTo: x@y.example\n${header}\n\nHello\n`);
  for (const header of [
    'Precedence: bulk',
    'Precedence: list',
    'Return-Path: <>',
    'X-Autoreply: yes',
    'Auto-Submitted: auto-replied (vacation)',
  ])
    expect([header, isAutomaticReply(await written(header))]).toEqual([header, true]);
  for (const header of ['X-A: b', 'Auto-Submitted: no', 'Precedence: first-class'])
    expect([header, isAutomatic(await written(header))]).toEqual([header, false]);
  const generated = await written('Auto-Submitted: auto-generated');
  expect([isAutomatic(generated), isAutomaticReply(generated)]).toEqual([true, false]);
});
