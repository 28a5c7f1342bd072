import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 5 * 60;

/** The headers `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`. */
export interface SignedBy {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/**
 * Whether a message is signed as Standard Webhooks has it, by any of our secrets, within five minutes. The library reads a body as UTF-8,
 * which mail need not be: it is the octets that are signed.
 */
export function isSigned(
  body: Buffer,
  { id, timestamp, signature }: SignedBy,
  secrets: readonly Buffer[],
  now: Temporal.Instant,
): boolean {
  if (id === '' || id.length > 200 || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.epochMilliseconds / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const given = signature.split(' ').slice(0, 10);
  return secrets.some((secret) => {
    const right = `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
    return given.some((one) => isSame(one, right));
  });
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
