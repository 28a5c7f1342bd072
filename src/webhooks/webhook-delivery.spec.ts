import { describe, expect, test } from '@jest/globals';
import type { OrganisationId, WebhookDeliveryId, WebhookEndpointId } from '../kernel/id.js';
import {
  afterTry,
  type Attempt,
  attemptOf,
  givesWay,
  paced,
  retryAfterOf,
  tried,
  type WebhookDelivery,
} from './webhook-delivery.js';
import type { WebhookEndpoint } from './webhook-endpoint.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const failed: Attempt = { status: 500, failure: 'refused', retryAt: null };
const received: Attempt = { status: 204, failure: null, retryAt: null };
const delivery: WebhookDelivery = {
  ...{ id: 'd' as WebhookDeliveryId, endpointId: 'e' as WebhookEndpointId, messageId: 'm', type: 'booking.moved' },
  ...{ about: { kind: 'booking', id: 'b' }, toldAt: now, state: 'waiting', tries: 0, dueAt: now },
  ...{ firstTriedAt: null, lastTriedAt: null, status: null, failure: null, endedAt: null },
};
const endpoint: WebhookEndpoint = {
  ...{ id: 'e' as WebhookEndpointId, owner: { organisationId: 'o' as OrganisationId, userId: null } },
  ...{ url: 'https://crm.example/', description: '', eventTypes: [], state: 'enabled', disabledBecause: null },
  ...{ secret: 's', previousSecret: null, previousSecretUntil: null, createdAt: now, failures: 0 },
  ...{ failingSince: null, restsUntil: null, slowAt: null, warnedAt: null, deliveredAt: null, replayedAt: null },
};
const hoursAgo = (hours: number) => now.subtract({ minutes: Math.round(hours * 60) });

describe('an answer', () => {
  test.each([
    [200, null],
    [204, null],
    [299, null],
    [301, 'redirected'],
    [304, 'redirected'],
    [400, 'refused'],
    [410, 'gone'],
    [500, 'refused'],
  ])('of %i: %s', (status, failure) => {
    expect(attemptOf(status, undefined, now)).toEqual({ status, failure, retryAt: null });
  });

  test.each<[string | undefined, number | null]>([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['0', null],
    ['-5', null],
    ['90', 1.5],
    ['9999999', null],
    ['86400', 60],
    ['Mon, 22 Mar 2027 08:10:00 GMT', 10],
    ['Mon, 22 Mar 2027 07:00:00 GMT', null],
    ['Mon, 22 Mar 2038 07:00:00 GMT', 60],
  ])('that asks to be left alone for %j is, for so many minutes: %s', (text, minutes) => {
    const until = retryAfterOf(text, now);
    expect(until && now.until(until).total('minutes')).toBe(minutes);
  });
});

describe('a delivery', () => {
  test.each([
    [1, 0, 1],
    [2, 0.1, 2],
    [8, 4, 240],
    [9, 8, 360],
    [30, 60, 360],
  ])('that failed for the %ith time after %d hours is tried again in %i minutes', (tries, hours, minutes) => {
    const after = tried({ ...delivery, tries: tries - 1, firstTriedAt: hoursAgo(hours) }, failed, now);
    expect(after).toMatchObject({ state: 'waiting', tries });
    expect(now.until(after.dueAt).total('minutes')).toBe(minutes);
  });

  test('is tried for the last time when three days are over', () => {
    const after = tried({ ...delivery, tries: 19, firstTriedAt: hoursAgo(70) }, failed, now);
    expect(now.until(after.dueAt).total('hours')).toBe(2);
    const last = tried({ ...delivery, tries: 20, firstTriedAt: hoursAgo(72) }, failed, now);
    expect(last).toMatchObject({ state: 'given-up', endedAt: now });
  });

  test('that was received is done, however often it failed before', () => {
    const after = tried({ ...delivery, tries: 3, firstTriedAt: hoursAgo(1), failure: 'refused' }, received, now);
    expect(after).toMatchObject({ state: 'delivered', tries: 4, failure: null, status: 204, endedAt: now });
  });
});

describe('an endpoint', () => {
  test.each<[string, Partial<WebhookEndpoint>, Attempt, object, 'failing' | 'disabled' | null]>([
    ['fails first', {}, failed, { failures: 1, failingSince: now, restsUntil: null }, null],
    ['fails often', { failures: 4, failingSince: hoursAgo(1) }, failed, { restsUntil: now.add({ minutes: 1 }) }, null],
    [
      'asks for less than a minute after five failures',
      { failures: 4 },
      { ...failed, retryAt: now.add({ seconds: 1 }) },
      { restsUntil: now.add({ minutes: 1 }) },
      null,
    ],
    [
      'fails in a test while it is left alone',
      { failures: 1, restsUntil: now.add({ minutes: 50 }) },
      failed,
      { restsUntil: now.add({ minutes: 50 }) },
      null,
    ],
    ['works again', { failures: 4, failingSince: hoursAgo(1) }, received, { failures: 0, failingSince: null }, null],
    ['has failed for a day', { failures: 9, failingSince: hoursAgo(24) }, failed, { warnedAt: now }, 'failing'],
    ['was warned', { failures: 9, failingSince: hoursAgo(30), warnedAt: hoursAgo(6) }, failed, { failures: 10 }, null],
    [
      'has failed for three days',
      { failures: 9, failingSince: hoursAgo(72), warnedAt: hoursAgo(6) },
      failed,
      { state: 'disabled', disabledBecause: 'failing' },
      'disabled',
    ],
    [
      'is gone',
      {},
      { status: 410, failure: 'gone', retryAt: null },
      { state: 'disabled', disabledBecause: 'gone' },
      'disabled',
    ],
    [
      'is paused meanwhile',
      { state: 'paused', failures: 9, failingSince: hoursAgo(80), warnedAt: now },
      failed,
      { state: 'paused' },
      null,
    ],
  ])('that %s', (_, given, attempt, expected, news) => {
    const after = afterTry({ ...endpoint, ...given }, attempt, now);
    expect(after.endpoint).toMatchObject(expected);
    expect(after.news).toBe(news);
  });

  test.each([
    [0, null, null],
    [1999, null, null],
    [2000, null, now],
    [10_000, hoursAgo(1), now],
    [5, hoursAgo(1), hoursAgo(1)],
  ])('that answered after %i ms, and was slow at %s, was slow last at %s', (tookMs, before, after) => {
    expect(paced({ ...endpoint, slowAt: before }, tookMs, now).slowAt).toEqual(after);
  });

  test.each([
    [null, false],
    [now, true],
    [now.subtract({ seconds: 599 }), true],
    [now.subtract({ seconds: 600 }), false],
  ])('that was slow at %s gives way to others: %s', (slowAt, expected) => {
    expect(givesWay({ slowAt }, now)).toBe(expected);
  });
});
