import { expect, test } from '@jest/globals';
import { type OperationId, permit, type Relation } from './access.js';

test.each<[OperationId, readonly Relation[], string]>([
  ['listPayouts', ['signed-in'], 'You may not see this. It takes: steward.'],
  ['previewPayoutRun', ['signed-in'], 'You may not see this. It takes: steward.'],
  ['readTradingDetails', ['finance'], 'You may not see this. It takes: adviser or steward.'],
  ['runPayouts', ['signed-in'], 'You may see this payout, but not do that. It takes: steward.'],
  ['runPayouts', [], 'There is no such payout, or it is not yours to see.'],
])('%s is refused to who is %j: “%s”', (operation, relations, sentence) => {
  expect(() => permit(operation, relations, 'payout')).toThrow(sentence);
});

test('whoever is what it takes is let through', () => {
  expect(() => permit('listPayouts', ['member', 'steward'], 'payout')).not.toThrow();
});
