import { expect, test } from '@jest/globals';
import { seenAccountOf } from './stripe-payouts.provider.js';

const asked = (currently_due: string[], past_due: string[] = []) => ({ currently_due, past_due });

test.each([
  ['needs-more', 2, 'inactive', false, asked(['individual.dob.day', 'external_account'], ['external_account']), false],
  ['needs-more', 1, 'inactive', false, asked([], ['individual.verification.document']), true],
  ['needs-more', 0, 'inactive', false, asked([]), false],
  ['pending', 0, 'pending', false, asked([]), true],
  ['pending', 0, 'active', false, asked([]), true],
  ['pending', 0, 'thinking_of_it', true, asked([]), true],
  ['active', 0, 'active', true, asked([]), true],
  ['active', 1, 'active', true, asked(['individual.verification.document']), true], // by a day that is still to come
] as const)(
  'an account is %s, and is asked %d things',
  (state, dueCount, transfers, payouts, requirements, submitted) => {
    const account = {
      ...{ capabilities: { transfers }, payouts_enabled: payouts, requirements, details_submitted: submitted },
    } as unknown as Parameters<typeof seenAccountOf>[0];
    expect(seenAccountOf(account)).toEqual({ state, dueCount });
  },
);
