import { expect, test } from '@jest/globals';
import { refuseConflict } from './refuse-conflict.js';

test('whoever is too close is told why, and what to do', () => {
  expect(() => refuseConflict(undefined, 'you')).not.toThrow();
  expect(() => refuseConflict('adviser', 'they')).toThrow(
    'They have advised this organisation. Please ask somebody else.',
  );
  expect(() => refuseConflict('member', 'you')).toThrow(
    'You have a role in this organisation. Please let somebody else do it.',
  );
});
