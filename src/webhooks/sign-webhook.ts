import { Webhook } from 'standardwebhooks';

export interface WebhookMessage {
  /** The same however often it is sent. */
  readonly id: string;
  readonly body: string;
}

/**
 * The headers that prove who sent a message and when, by Standard Webhooks: one signature for each secret that is good.
 * @param at of this very try, so that whoever receives can refuse what somebody replays
 */
export function signatureHeaders(
  { id, body }: WebhookMessage,
  secrets: readonly string[],
  at: Temporal.Instant,
): Readonly<Record<string, string>> {
  const timestamp = new Date(at.epochMilliseconds);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.epochMilliseconds / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body)).join(' '),
  };
}
