import { describe, expect, test } from '@jest/globals';
import type { ApiKeyId, UserId } from '../../kernel/id.js';
import type { OperationId } from '../access.js';
import type { KeyScope } from '../scopes.js';
import { type ApiKey, isAlive, refuseBeyondScope } from './api-key.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const key: ApiKey = {
  id: 'k' as ApiKeyId,
  userId: 'u' as UserId,
  name: 'Our calendar',
  prefix: 'bf_abcdefgh',
  scopes: ['read'],
  createdAt: now,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
};

test.each<[string, Partial<ApiKey>, boolean]>([
  ['that never expires', {}, true],
  ['that expires in a millisecond', { expiresAt: now.add({ milliseconds: 1 }) }, true],
  ['that expires now', { expiresAt: now }, false],
  ['that was revoked', { revokedAt: now.subtract({ hours: 1 }) }, false],
])('a key %s is alive: %s', (_, changed, alive) => {
  expect(isAlive({ ...key, ...changed }, now)).toBe(alive);
});

describe('a key', () => {
  test.each<[readonly KeyScope[], OperationId, 'may' | 'may not']>([
    [['read'], 'readBooking', 'may'],
    [['read'], 'searchExperts', 'may'],
    [['book'], 'searchExperts', 'may'],
    [['book'], 'readBooking', 'may not'],
    [['read'], 'holdTime', 'may not'],
    [['read', 'book'], 'holdTime', 'may'],
    [['read', 'book'], 'changeExpert', 'may not'],
    [['read', 'book', 'manage'], 'createApiKey', 'may not'],
    [['read', 'book', 'manage'], 'invite', 'may not'],
    [['read', 'book', 'manage'], 'removeMember', 'may not'],
  ])('with %j asks for %s: it %s', (scopes, operation, outcome) => {
    const decide = () => refuseBeyondScope({ scopes }, operation);
    if (outcome === 'may') expect(decide).not.toThrow();
    else expect(decide).toThrow(expect.objectContaining({ code: 'api-key-scope' }));
  });
});
