import { describe, expect, test } from '@jest/globals';
import type { CredentialId, ExpertId, UserId } from '../../kernel/id.js';
import { type Credential, type CredentialState, decide, isValid, stateOn } from './credential.js';

const at = Temporal.Instant.from('2027-03-22T08:00:00Z');
const claimed: Credential = {
  id: 'c' as CredentialId,
  expertId: 'e' as ExpertId,
  kind: 'qualification',
  title: 'Certificate',
  issuer: 'A college',
  evidenceUrl: null,
  evidenceNote: 'On paper',
  issuedOn: '2024-01-01',
  expiresOn: '2027-03-23',
  state: 'claimed',
  claimedAt: at,
  decidedAt: null,
  decidedBy: null,
  reason: '',
  withdrawnAt: null,
  warnedAt: null,
};

describe('a credential', () => {
  test.each<[Partial<Credential>, string, CredentialState, boolean]>([
    [{}, '2027-03-22', 'claimed', false],
    [{ state: 'verified' }, '2027-03-22', 'verified', true],
    [{ state: 'verified' }, '2027-03-23', 'expired', false],
    [{ state: 'claimed' }, '2027-03-23', 'expired', false],
    [{ state: 'refused' }, '2027-03-23', 'refused', false],
    [{ state: 'verified', expiresOn: null }, '2099-01-01', 'verified', true],
    [{ state: 'verified', withdrawnAt: at }, '2027-03-22', 'verified', false],
  ])('%j on %s is %s, and counts: %s', (changed, today, state, counts) => {
    expect(stateOn({ ...claimed, ...changed }, today)).toBe(state);
    expect(isValid({ ...claimed, ...changed }, today)).toBe(counts);
  });

  test.each<[Partial<Credential>, string, string]>([
    [{}, '2027-03-22', 'verified'],
    [{}, '2027-03-23', 'expired'],
    [{ state: 'verified' }, '2027-03-22', 'verified already'],
    [{ state: 'refused' }, '2027-03-22', 'refused'],
    [{ withdrawnAt: at }, '2027-03-22', 'withdrawn'],
  ])('%j is decided on %s: %s', (changed, today, outcome) => {
    const decision = { decision: 'verified', by: 'u' as UserId, reason: '', at } as const;
    const run = () => decide({ ...claimed, ...changed }, decision, today);
    if (outcome === 'verified') expect(run()).toMatchObject({ state: 'verified', decidedAt: at, decidedBy: 'u' });
    else {
      const state = outcome.split(' ')[0];
      expect(run).toThrow(expect.objectContaining({ code: 'credential-state', facts: { state } }));
    }
  });
});
