import { randomBytes } from 'node:crypto';
import type { Actor, Relation } from '../accounts/index.js';
import { relationsTo } from '../accounts/index.js';
import type { EventType } from '../events/index.js';
import type { OrganisationId, UserId, WebhookEndpointId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';

export const endpointStates = ['enabled', 'paused', 'disabled'] as const;
export type EndpointState = (typeof endpointStates)[number];

/** `gone`: its server said that nobody wants it; `failing`: it did not answer for three days. */
export const disablingReasons = ['gone', 'failing'] as const;
export type DisablingReason = (typeof disablingReasons)[number];

/** Of one organisation, or one adviser. */
export const mostEndpoints = 10;

/** For so long an earlier secret signs too, so that whoever receives has time to change it. */
export const earlierSecretHours = 24;

const minutesBetweenReplays = 5;

/** Whose events it gets: an organisation's, as a client and as a funder, or an adviser's own. */
export type EndpointOwner =
  | { readonly organisationId: OrganisationId; readonly userId: null }
  | { readonly organisationId: null; readonly userId: UserId };

/** Where somebody's own system is told what happens. */
export interface WebhookEndpoint {
  readonly id: WebhookEndpointId;
  readonly owner: EndpointOwner;
  readonly url: string;
  readonly description: string;
  /** Empty: all. */
  readonly eventTypes: readonly EventType[];
  readonly state: EndpointState;
  readonly disabledBecause: DisablingReason | null;
  /** Sealed, as the one before it is. */
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretUntil: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  /** In a row, whatever was delivered. */
  readonly failures: number;
  readonly failingSince: Temporal.Instant | null;
  /** Nothing is sent to it before. */
  readonly restsUntil: Temporal.Instant | null;
  /** When it took long to answer last. */
  readonly slowAt: Temporal.Instant | null;
  /** When its owner was written to that it fails. */
  readonly warnedAt: Temporal.Instant | null;
  /** When something was delivered last. */
  readonly deliveredAt: Temporal.Instant | null;
  /** When everything since some instant was asked for again last. */
  readonly replayedAt: Temporal.Instant | null;
}

/** 256 bits, as Standard Webhooks write a secret. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** What a secret is sealed for: no other endpoint's can stand in for it. */
export function sealPurpose(id: WebhookEndpointId): string {
  return `webhook secret of ${id}`;
}

/** What an actor is to an endpoint: no steward has to do with where others have their news sent. */
export function relationsToEndpoint(actor: Actor, { organisationId, userId }: EndpointOwner): Relation[] {
  if (organisationId !== null) return relationsTo(actor, organisationId).filter((relation) => relation !== 'steward');
  return userId === actor.userId ? ['adviser'] : [];
}

/** What is asked of an endpoint; what is left out stays. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly event_types?: readonly EventType[] | undefined;
  readonly state?: 'enabled' | 'paused' | undefined;
}

/** As it is asked for. It is enabled anew where it was not, and where it is elsewhere: then what waits for it is sent at once. */
export function changed(
  standing: WebhookEndpoint,
  request: EndpointChange,
): { readonly endpoint: WebhookEndpoint; readonly isEnabledAnew: boolean } {
  const { url = standing.url, description = standing.description, state = standing.state } = request;
  const endpoint = { ...standing, url, description, eventTypes: request.event_types ?? standing.eventTypes };
  const isAnew = standing.state !== 'enabled' || url !== standing.url;
  if (state === 'enabled' && isAnew) return { endpoint: enabled(endpoint), isEnabledAnew: true };
  if (state === 'paused') return { endpoint: { ...endpoint, state, disabledBecause: null }, isEnabledAnew: false };
  return { endpoint, isEnabledAnew: false };
}

/** Enabled anew it begins with a clean sheet. */
function enabled(endpoint: WebhookEndpoint): WebhookEndpoint {
  const unharmed = { failures: 0, failingSince: null, restsUntil: null, slowAt: null, warnedAt: null };
  return { ...endpoint, ...unharmed, state: 'enabled', disabledBecause: null };
}

/**
 * The secret before it signs for a day more. Where an earlier one does still, it goes on until its own end and the one between signs no more: whoever
 * asks again so soon most likely never saw the answer, and their system has the oldest.
 */
export function rotated(endpoint: WebhookEndpoint, sealed: string, now: Temporal.Instant): WebhookEndpoint {
  if (isPreviousGood(endpoint, now)) return { ...endpoint, secret: sealed };
  const previousSecretUntil = now.add({ hours: earlierSecretHours });
  return { ...endpoint, secret: sealed, previousSecret: endpoint.secret, previousSecretUntil };
}

/** Whether the secret before signs too. */
export function isPreviousGood({ previousSecretUntil }: WebhookEndpoint, now: Temporal.Instant): boolean {
  return previousSecretUntil !== null && Temporal.Instant.compare(now, previousSecretUntil) < 0;
}

/** Throws `webhook-endpoint-limit`. */
export function refuseTooMany(count: number): void {
  if (count < mostEndpoints) return;
  throw new Problem(
    'webhook-endpoint-limit',
    `There are ${mostEndpoints} webhook endpoints already. Remove one that is not used.`,
  );
}

/** So that nobody has us overwhelm a server that is not theirs. Throws `too-many-requests`. */
export function refuseReplayedLately({ replayedAt }: WebhookEndpoint, now: Temporal.Instant): void {
  if (!replayedAt || replayedAt.until(now).total('minutes') >= minutesBetweenReplays) return;
  throw new Problem(
    'too-many-requests',
    `Everything was sent again less than ${minutesBetweenReplays} minutes ago. Try again a little later.`,
  );
}

/** Throws `webhook-endpoint-state`. */
export function refuseUnlessEnabled({ state }: WebhookEndpoint): void {
  if (state === 'enabled') return;
  throw new Problem('webhook-endpoint-state', 'Nothing was sent: this endpoint is not enabled. Enable it first.', {
    state,
  });
}
