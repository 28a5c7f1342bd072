import type { ProviderEvent } from './provider-event.js';

/** Of which account an event of Stripe's tells, besides our own business there: one that is connected, or that an account itself is told of. */
export function connectedAccountOf({
  provider,
  kind,
  subject,
  body,
}: Pick<ProviderEvent, 'provider' | 'kind' | 'subject' | 'body'>): string | null {
  if (provider !== 'stripe') return null;
  if ('account' in body && typeof body.account === 'string') return body.account;
  return /^(account|capability)\./.test(kind) ? subject : null;
}
