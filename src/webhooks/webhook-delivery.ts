import type { EventType } from '../events/index.js';
import type { WebhookDeliveryId, WebhookEndpointId } from '../kernel/id.js';
import type { WebhookEndpoint } from './webhook-endpoint.js';

export const deliveryStates = ['waiting', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why an endpoint does not have a message: what it answered, or why nothing came back. */
export const deliveryFailures = [
  ...(['refused', 'redirected', 'gone'] as const),
  ...(['bad-address', 'refused-address', 'unreachable', 'bad-certificate', 'timed-out', 'too-large'] as const),
  ...(['too-many-redirects', 'unreadable-secret'] as const),
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

/** One message for one endpoint. Those about one thing are tried in the order of `sequence`. */
export interface WebhookDelivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly messageId: string;
  readonly type: EventType;
  readonly about: { readonly kind: string; readonly id: string };
  readonly toldAt: Temporal.Instant;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly firstTriedAt: Temporal.Instant | null;
  readonly lastTriedAt: Temporal.Instant | null;
  /** Not tried before. */
  readonly dueAt: Temporal.Instant;
  /** Of the last answer, if there was one. */
  readonly status: number | null;
  readonly failure: DeliveryFailure | null;
  readonly endedAt: Temporal.Instant | null;
}

/** What came of a try; `failure` is null where it was received. */
export interface Attempt {
  readonly status: number | null;
  readonly failure: DeliveryFailure | null;
  /** When the endpoint asked to be left alone until. */
  readonly retryAt: Temporal.Instant | null;
}

/** After the first try, the second and so on, in minutes; then every six hours. */
const pauses = [1, 2, 5, 15, 30, 60, 120, 240];
const longestPause = 360;
const triedForHours = 72;
const warnedAfterHours = 24;

/** After so many failures in a row an endpoint is tried once a minute, whatever waits for it; a new test is tried besides. */
const failuresUntilRest = 5;
/** An endpoint that asks to be left alone is, for so long at most. */
const longestRest = 60;

const slowAfterMs = 2000;
const slowForMinutes = 10;

/** Any answer 2xx is yes. */
export function attemptOf(status: number, retryAfter: string | undefined, now: Temporal.Instant): Attempt {
  if (status >= 200 && status < 300) return { status, failure: null, retryAt: null };
  const retryAt = retryAfterOf(retryAfter, now);
  if (status === 410) return { status, failure: 'gone', retryAt };
  return { status, failure: status >= 300 && status < 400 ? 'redirected' : 'refused', retryAt };
}

/** Seconds, or a date; anything else is nothing. */
export function retryAfterOf(text: string | undefined, now: Temporal.Instant): Temporal.Instant | null {
  if (text === undefined) return null;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : (Date.parse(text) - now.epochMilliseconds) / 1000;
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  return now.add({ seconds: Math.min(Math.ceil(seconds), longestRest * 60) });
}

/** A delivery after a try: tried again ever less often for three days from the first, and then given up. */
export function tried(delivery: WebhookDelivery, attempt: Attempt, now: Temporal.Instant): WebhookDelivery {
  const { status, failure, retryAt } = attempt;
  const tries = delivery.tries + 1;
  const firstTriedAt = delivery.firstTriedAt ?? now;
  const after = { ...delivery, tries, firstTriedAt, lastTriedAt: now, status, failure };
  if (failure === null) return { ...after, state: 'delivered', endedAt: now };
  const last = firstTriedAt.add({ hours: triedForHours });
  if (Temporal.Instant.compare(now, last) >= 0) return { ...after, state: 'given-up', endedAt: now };
  const due = now.add({ minutes: pauses[tries - 1] ?? longestPause });
  return { ...after, dueAt: earlier(later(due, retryAt ?? due), last) };
}

/** An endpoint after a try, and what its owner is to be told of. */
export function afterTry(
  endpoint: WebhookEndpoint,
  { failure, retryAt }: Attempt,
  now: Temporal.Instant,
): { readonly endpoint: WebhookEndpoint; readonly news: 'failing' | 'disabled' | null } {
  if (failure === null) {
    const well = { failures: 0, failingSince: null, restsUntil: null, warnedAt: null, deliveredAt: now };
    return { endpoint: { ...endpoint, ...well }, news: null };
  }
  const failures = endpoint.failures + 1;
  const failingSince = endpoint.failingSince ?? now;
  const rest = failures >= failuresUntilRest ? now.add({ minutes: 1 }) : null;
  const pausesUntil = [endpoint.restsUntil, retryAt, rest].filter((each) => each !== null); // a test that fails shortens no rest
  const restsUntil = pausesUntil.length > 0 ? pausesUntil.reduce(later) : null;
  const ill = { ...endpoint, failures, failingSince, restsUntil };
  const hours = failingSince.until(now).total('hours');
  if (endpoint.state === 'enabled' && (failure === 'gone' || hours >= triedForHours)) {
    const disabledBecause = failure === 'gone' ? 'gone' : 'failing';
    return { endpoint: { ...ill, state: 'disabled', disabledBecause }, news: 'disabled' };
  }
  if (hours >= warnedAfterHours && endpoint.warnedAt === null)
    return { endpoint: { ...ill, warnedAt: now }, news: 'failing' };
  return { endpoint: ill, news: null };
}

/** An endpoint after it took so many milliseconds to answer, or did not. */
export function paced(endpoint: WebhookEndpoint, tookMs: number, now: Temporal.Instant): WebhookEndpoint {
  return tookMs < slowAfterMs ? endpoint : { ...endpoint, slowAt: now };
}

/** Whether an endpoint took long to answer lately: then it is not sent to at once, where it would hold up others, but by the sweep. */
export function givesWay({ slowAt }: Pick<WebhookEndpoint, 'slowAt'>, now: Temporal.Instant): boolean {
  return slowAt !== null && slowAt.until(now).total('minutes') < slowForMinutes;
}

/** Whether an endpoint is left alone for now, save by a test that somebody asks for. */
export function rests({ restsUntil }: Pick<WebhookEndpoint, 'restsUntil'>, now: Temporal.Instant): boolean {
  return restsUntil !== null && Temporal.Instant.compare(now, restsUntil) < 0;
}

/** How many deliveries may be on their way to an endpoint at once. */
export function mostAtOnce({ failures }: Pick<WebhookEndpoint, 'failures'>): number {
  return failures >= failuresUntilRest ? 1 : 2;
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
