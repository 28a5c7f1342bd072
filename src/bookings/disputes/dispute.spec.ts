import { describe, expect, test } from '@jest/globals';
import type { BookingId, DisputeId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import {
  answerProposal,
  appeal,
  beforePanel,
  decided,
  type Dispute,
  isLate,
  mediatedBy,
  opened,
  propose,
  refuseBeyond,
  withdraw,
} from './dispute.js';

const clocks = { open_days: 14, objection_days: 5, mediator_working_days: 5, panel_working_days: 10, appeal_days: 14 };
/** A Wednesday; Good Friday is two days later, and Easter Monday five. */
const now = Temporal.Instant.from('2027-03-24T10:00:00Z');
const later = (hours: number) => now.add({ hours });
const mediator = 'm' as UserId;

const open = opened(
  {
    ...{ id: 'd' as DisputeId, bookingId: 'b' as BookingId, about: 'session', reason: 'other', openedAt: now },
    ...{
      openedBy: 'u' as UserId,
      openedSide: 'client',
      total: money(10_000),
      disputed: money(4000),
      held: money(4000),
    },
  },
  clocks,
);
const inMediation = mediatedBy(open, mediator, clocks, now);
const proposed = propose(inMediation, money(1500), now);
const yes = (side: 'client' | 'adviser', sum = 1500) => ({ side, accepts: true, awarded: money(sum) });
const no = (side: 'client' | 'adviser') => ({ side, accepts: false, awarded: null });
const wanted = answerProposal(proposed, no('client'), clocks, now);
const first = decided(wanted, money(2000), clocks, now);
const appealed = appeal(first, { by: mediator, side: 'adviser' }, clocks, now);
const over = decided(appealed, money(1), clocks, now);

describe('the clocks of a dispute', () => {
  test.each([
    ['a mediator is named in five working days', open, '2027-04-02T09:00:00Z'],
    ['who has five to mediate', inMediation, '2027-04-02T09:00:00Z'],
    ['a panel has ten', wanted, '2027-04-09T09:00:00Z'],
    ['either side has fourteen days to appeal', first, '2027-04-07T10:00:00Z'],
    ['a second panel has ten working days', appealed, '2027-04-09T09:00:00Z'],
    ['none runs once it is over', over, undefined],
  ])('%s', (_, dispute, due) => {
    expect(dispute.dueAt?.toString()).toBe(due);
    expect(due !== undefined && isLate(dispute, Temporal.Instant.from(due))).toBe(due !== undefined);
  });
});

describe('a mediator', () => {
  test('who is named again has no more time, and what they proposed stands', () => {
    expect(mediatedBy(proposed, mediator, clocks, later(48))).toBe(proposed);
    expect(() => mediatedBy(wanted, mediator, clocks, now)).toThrow('cannot be done');
  });

  test('who takes the place of another has the whole time, and proposes anew', () => {
    const other = mediatedBy(proposed, 'o' as UserId, clocks, later(48));
    expect(other).toMatchObject({ mediatorId: 'o', proposed: null, state: 'mediation' });
    expect([proposed, other].map(({ dueAt }) => dueAt?.toString())).toEqual([
      '2027-04-02T09:00:00Z',
      '2027-04-05T09:00:00Z',
    ]);
  });
});

describe('what is proposed', () => {
  test('is agreed once both accept that very sum', () => {
    const one = answerProposal(proposed, yes('client'), clocks, now);
    expect(one).toMatchObject({ state: 'mediation', clientAccepts: true, adviserAccepts: null });
    expect(() => answerProposal(one, yes('adviser', 1400), clocks, now)).toThrow('another sum');
    const both = answerProposal(one, yes('adviser'), clocks, now);
    expect(both).toMatchObject({ state: 'ended', outcome: 'agreed', awarded: money(1500), dueAt: null });
    expect(propose(one, money(1), now)).toMatchObject({ clientAccepts: null });
  });

  test('goes to a panel once a side refuses it, or nobody proposes anything in time', () => {
    expect(wanted).toMatchObject({ state: 'panel', clientAccepts: false });
    expect(() => answerProposal(inMediation, no('client'), clocks, now)).toThrow('proposed nothing');
    expect(answerProposal(inMediation, no('client'), clocks, later(24 * 14)).state).toBe('panel');
    expect(() => beforePanel(open, clocks, now)).toThrow('mediator comes first');
    expect(beforePanel(open, clocks, later(24 * 14)).state).toBe('panel');
  });

  test('is accepted by its sum, which must be said', () => {
    const withoutSum = { side: 'client', accepts: true, awarded: null } as const;
    expect(() => answerProposal(proposed, withoutSum, clocks, now)).toThrow('/awarded: must be given where you accept');
    expect(() => answerProposal(inMediation, withoutSum, clocks, now)).toThrow('proposed nothing');
  });

  test.each([
    [money(4001), 'No more than what is disputed'],
    [money(1, 'TCR'), '/awarded/currency: must be GBP, as this session is paid in pounds'],
  ])('is no more than what is disputed, and in its currency: %j', (sum, words) => {
    expect(() => propose(inMediation, sum, now)).toThrow(words);
  });

  test('of time is in minutes', () => {
    const ofTime = { disputed: money(1, 'TCR') };
    expect(() => refuseBeyond(ofTime, money(2, 'TCR'))).toThrow(
      expect.objectContaining({
        facts: {
          errors: [expect.objectContaining({ pointer: '/awarded', detail: 'must be between nothing and 1 minute' })],
        },
      }),
    );
    expect(() => refuseBeyond(ofTime, money(1))).toThrow('must be TCR, as this session is paid in time');
  });
});

describe('what is decided', () => {
  test('is final after one appeal, or once the time for it is over', () => {
    expect(first).toMatchObject({ state: 'decided', awarded: null });
    expect(over).toMatchObject({ state: 'ended', outcome: 'decided-on-appeal', awarded: money(1) });
    expect(() => appeal(over, { by: mediator, side: 'client' }, clocks, now)).toThrow('is over');
    expect(() => appeal(first, { by: mediator, side: 'client' }, clocks, later(24 * 14))).toThrow('time to appeal');
  });

  test.each<[string, Dispute]>([
    ['decided', first],
    ['appealed against', appealed],
    ['over', over],
  ])('is withdrawn by nobody once it is %s', (_, dispute) => {
    expect(() => withdraw(dispute, 'client', now)).toThrow('cannot be done');
  });

  test('is all the adviser’s where the client gives way, and none of it where the adviser does who opened it', () => {
    expect(withdraw(open, 'client', now)).toMatchObject({ outcome: 'withdrawn', awarded: money(4000) });
    expect(() => withdraw(open, 'adviser', now)).toThrow('The client opened');
    const theirs: Dispute = { ...open, openedSide: 'adviser' };
    expect(withdraw(theirs, 'adviser', now).awarded).toEqual(money(0));
    expect(withdraw(theirs, 'client', now).awarded).toEqual(money(4000));
  });
});
