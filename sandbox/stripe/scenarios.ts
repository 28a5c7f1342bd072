import { askMore, finishOnboarding } from './accounts.js';
import { closeDispute, openDispute } from './disputes.js';
import { answerChallenge } from './payment-intents.js';
import { failPayout } from './payouts.js';
import { failRefund } from './refunds.js';
import type { World } from './world.js';

/** What can be made to happen at once, without anybody on a page. */
export function stripeScenarios(world: World): Readonly<Record<string, (id: string) => object>> {
  return {
    account_onboarded: (id) => finishOnboarding(world, id),
    account_asked_more: (id) => askMore(world, id),
    challenge_passed: (id) => answerChallenge(world, id, true),
    challenge_failed: (id) => answerChallenge(world, id, false),
    dispute_opened: (charge) => openDispute(world, charge),
    dispute_won: (id) => closeDispute(world, id, 'won'),
    dispute_lost: (id) => closeDispute(world, id, 'lost'),
    refund_failed: (id) => failRefund(world, id),
    payout_failed: (id) => failPayout(world, id),
  };
}
