import { expect, test } from '@jest/globals';
import type { UserId } from '../../kernel/id.js';
import type { Role } from '../actor.js';
import { refuseWithoutAdmin } from './members.js';

type Members = Readonly<Record<string, Role>>;

test.each<[string, Members, string, 'may go' | 'must stay']>([
  ['the only member', { ann: 'admin' }, 'ann', 'must stay'],
  ['the last admin of several members', { ann: 'admin', bob: 'finance', cat: 'booker' }, 'ann', 'must stay'],
  ['one admin of two', { ann: 'admin', bob: 'admin' }, 'ann', 'may go'],
  ['who is no admin', { ann: 'admin', bob: 'member' }, 'bob', 'may go'],
  ['who is no admin, where there is none', { bob: 'member' }, 'bob', 'may go'],
])('%s: %j, %s %s', (_, members, who, outcome) => {
  const roles = new Map(Object.entries(members) as [UserId, Role][]);
  const decide = () => refuseWithoutAdmin(roles, who as UserId);
  if (outcome === 'may go') expect(decide).not.toThrow();
  else expect(decide).toThrow(expect.objectContaining({ code: 'last-admin' }));
});
