import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { type PayoutAccount, payoutStates } from './payout-account.js';
import type { OnboardingPage } from './payout-provider.js';

export const payoutAccountView = z
  .object({
    status: z.enum(['none', ...payoutStates]).meta({
      description:
        'needs-more: the provider has still to be told something; pending: it looks at what it was told; active: I can be paid out to it.',
    }),
    due_count: z.int().min(0).max(1000).meta({ description: 'How many things the provider asks for.' }),
    looked_at: instantView.nullable().meta({ description: 'When the provider said so.' }),
  })
  .meta({ id: 'PayoutAccount' });

export const onboardingView = z
  .object({
    url: z.url().max(2000).meta({ description: 'The provider’s page. It works once.' }),
    expires_at: instantView,
  })
  .meta({ id: 'PayoutOnboarding' });

export function viewPayoutAccount(account: PayoutAccount | undefined): z.output<typeof payoutAccountView> {
  if (!account || account.state === 'planned') return { status: 'none', due_count: 0, looked_at: null };
  const { state: status, dueCount, lookedAt } = account;
  return { status, due_count: dueCount, looked_at: lookedAt?.toString() ?? null };
}

export function viewOnboarding({ url, expiresAt }: OnboardingPage): z.output<typeof onboardingView> {
  return { url, expires_at: expiresAt.toString() };
}
