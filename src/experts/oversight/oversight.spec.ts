import { describe, expect, test } from '@jest/globals';
import type { ExpertId, OrganisationId, OversightId, UserId } from '../../kernel/id.js';
import { answer, end, type Oversight, type OversightState } from './oversight.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const deed = { by: 'u' as UserId, reason: 'No room' };
const asked: Oversight = {
  id: 'o' as OversightId,
  expertId: 'e' as ExpertId,
  organisationId: 'b' as OrganisationId,
  specialistId: null,
  state: 'asked',
  note: '',
  askedAt: now,
  answeredAt: null,
  answeredBy: null,
  endedAt: null,
  endedBy: null,
  reason: '',
};

describe('an oversight', () => {
  test.each<[OversightState, OversightState | 'refused', OversightState | 'refused']>([
    ['asked', 'accepted', 'withdrawn'],
    ['accepted', 'refused', 'ended'],
    ['declined', 'refused', 'refused'],
    ['withdrawn', 'refused', 'refused'],
    ['ended', 'refused', 'refused'],
  ])('that is %s is %s when it is accepted, and %s when it is ended', (state, accepted, ended) => {
    expect(outcome(() => answer({ ...asked, state }, 'accepted', deed, now))).toBe(accepted);
    expect(outcome(() => end({ ...asked, state }, { ...deed, side: 'adviser' }, now))).toBe(ended);
  });

  test('that is only asked for is declined by whom it is asked of, not ended', () => {
    expect(outcome(() => end(asked, { ...deed, side: 'overseer' }, now))).toBe('refused');
  });

  test('says who answered it and who ended it, when and why', () => {
    expect(answer(asked, 'declined', deed, now)).toMatchObject({
      state: 'declined',
      answeredAt: now,
      answeredBy: 'u',
      reason: 'No room',
      endedAt: null,
    });
    const over = end(
      answer(asked, 'accepted', { ...deed, reason: '' }, now),
      { ...deed, by: 'v' as UserId, side: 'overseer' },
      now,
    );
    expect(over).toMatchObject({ state: 'ended', answeredBy: 'u', endedBy: 'v', endedAt: now, reason: 'No room' });
  });
});

function outcome(change: () => Oversight): string {
  try {
    return change().state;
  } catch (error) {
    expect(error).toMatchObject({ code: 'oversight-state' });
    return 'refused';
  }
}
