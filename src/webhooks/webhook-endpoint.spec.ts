import { describe, expect, test } from '@jest/globals';
import type { OrganisationId, WebhookEndpointId } from '../kernel/id.js';
import { changed, type EndpointChange, type WebhookEndpoint } from './webhook-endpoint.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const ill = { failures: 7, failingSince: now, restsUntil: now, slowAt: now, warnedAt: now };
const well = { failures: 0, failingSince: null, restsUntil: null, slowAt: null, warnedAt: null };
const endpoint: WebhookEndpoint = {
  ...{ id: 'e' as WebhookEndpointId, owner: { organisationId: 'o' as OrganisationId, userId: null } },
  ...{ url: 'https://crm.example/', description: 'CRM', eventTypes: ['booking.moved'], state: 'enabled' },
  ...{ disabledBecause: null, secret: 's', previousSecret: null, previousSecretUntil: null, createdAt: now },
  ...{ ...ill, deliveredAt: now, replayedAt: now },
};
const enabled = { state: 'enabled', disabledBecause: null } as const;
const paused = { state: 'paused', disabledBecause: null } as const;
const disabled = { state: 'disabled', disabledBecause: 'failing' } as const;
const elsewhere = 'https://new.example/';

describe('a change of an endpoint', () => {
  test.each<[string, Partial<WebhookEndpoint>, EndpointChange, object, boolean]>([
    ['of nothing', enabled, {}, { ...enabled, ...ill }, false],
    ['of words', enabled, { description: '', event_types: [] }, { description: '', eventTypes: [], ...ill }, false],
    ['of the address', enabled, { url: elsewhere }, { ...enabled, url: elsewhere, ...well }, true],
    ['to the address it has', enabled, { url: endpoint.url }, { ...enabled, ...ill }, false],
    ['to the state it has', enabled, { state: 'enabled' }, { ...enabled, ...ill }, false],
    ['that pauses it', enabled, { state: 'paused' }, { ...paused, ...ill }, false],
    ['that pauses it elsewhere', enabled, { state: 'paused', url: elsewhere }, { ...paused, url: elsewhere }, false],
    ['of the address of one that is paused', paused, { url: elsewhere }, { ...paused, url: elsewhere, ...ill }, false],
    ['that enables one that was paused', paused, { state: 'enabled' }, { ...enabled, ...well }, true],
    ['of words of one that is disabled', disabled, { description: 'x' }, { ...disabled, description: 'x' }, false],
    ['of the address of one that is disabled', disabled, { url: elsewhere }, { ...disabled, url: elsewhere }, false],
    ['that pauses one that was disabled', disabled, { state: 'paused' }, paused, false],
    ['that enables one that was disabled', disabled, { state: 'enabled' }, { ...enabled, ...well }, true],
  ])('%s', (_, standing, request, expected, isEnabledAnew) => {
    const after = changed({ ...endpoint, ...standing }, request);
    expect(after).toEqual({ endpoint: expect.objectContaining(expected), isEnabledAnew });
    expect(after.endpoint).toMatchObject({ id: 'e', secret: 's', deliveredAt: now, replayedAt: now });
  });
});
