import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { OnboardForPayouts } from './onboard-for-payouts.action.js';
import { onboardingView, payoutAccountView, viewOnboarding, viewPayoutAccount } from './payout-account.view.js';

const unanswered = ['payments-off', 'provider-unavailable'] as const;

/** Not `@Idempotent()`: that would hold a transaction open while the provider is asked, and a page works once in any case. */
@ApiTags('Payments')
@Controller('api/v1/me/payout-account')
export class PayoutAccountsController {
  constructor(private readonly onboardForPayouts: OnboardForPayouts) {}

  @Get()
  @Operation({
    id: 'readPayoutAccount',
    summary: 'Whether I can be paid out, as the provider says now',
    answer: payoutAccountView,
    refusals: [...unanswered],
  })
  async read(@SignedIn() actor: Actor) {
    return viewPayoutAccount(await this.onboardForPayouts.read(actor));
  }

  @Post('onboarding')
  @Operation({
    id: 'onboardForPayouts',
    summary: 'Open a page to tell the provider who I am, to be paid out as an adviser',
    description:
      'The first time opens an account with the provider. What is said there, my bank account above all, stays there. Coming back proves nothing: how the account stands is asked of the provider.',
    answer: onboardingView,
    refusals: ['not-an-adviser', ...unanswered],
  })
  async onboard(@SignedIn() actor: Actor) {
    return viewOnboarding(await this.onboardForPayouts.run(actor));
  }
}
