import { describe, expect, test } from '@jest/globals';
import type { ComplaintId, UserId } from '../../kernel/id.js';
import { type Complaint, dueAfter } from './complaint.js';
import { complaintLetter, stewardLetter } from './complaint.letter.js';

const received = Temporal.Instant.from('2027-03-22T08:00:00Z');
const complaint: Complaint = {
  id: 'c' as ComplaintId,
  number: 42,
  userId: 'u' as UserId,
  about: 'service',
  body: 'Nobody answered me.',
  bookingReference: null,
  state: 'resolved',
  receivedAt: received,
  dueAt: dueAfter(received),
  acknowledgedAt: received,
  resolvedAt: received,
  outcome: 'We have apologised, and answer within a day now.',
};
const mair = { name: 'Mair Evans', language: 'en', zone: 'Europe/London' } as const;

test('the first letter says by when a steward writes', () => {
  const { subject, text } = complaintLetter('received', complaint, mair);
  expect(subject).toBe('We have your complaint C-000042');
  expect(text).toContain('A steward has until Wednesday 21 April 2027, 09:00 (UK time) to acknowledge it');
});

test('the last one says what was decided, and what to do about it', () => {
  const { subject, text } = complaintLetter('resolved', complaint, mair);
  expect(subject).toBe('The outcome of your complaint C-000042');
  expect(text).toContain('\n\n> We have apologised, and answer within a day now.\n\n');
  expect(text).toContain('another steward looks at it');
});

test('stewards are told until when there is time, or was', () => {
  expect(stewardLetter('stewards-reminded', complaint, mair).text).toContain('There is time until Wednesday 21 April');
  expect(stewardLetter('overdue', complaint, mair).text).toContain('There was time until Wednesday 21 April');
});

describe.each(['received', 'acknowledged', 'resolved'] as const)('that a complaint is %s', (news) => {
  test('is told in Welsh to whoever reads Welsh, in as many paragraphs, with the same reference', () => {
    const { subject, text } = complaintLetter(news, complaint, { ...mair, language: 'cy' });
    expect(subject).toContain('C-000042');
    expect(text).toMatch(/^Helo Mair Evans,/);
    expect(text.split('\n\n')).toHaveLength(complaintLetter(news, complaint, mair).text.split('\n\n').length);
  });

  test('is told to whoever has no name', () => {
    expect(complaintLetter(news, complaint, { ...mair, name: ' ' }).text).toMatch(/^Hello,\n/);
  });
});
