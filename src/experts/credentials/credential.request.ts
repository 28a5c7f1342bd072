import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { dateText } from '../../platform/http/parameters.js';
import { credentialKinds } from './credential.js';

export const claimCredentialRequest = z
  .strictObject({
    kind: z.enum(credentialKinds),
    title: z.string().trim().min(2).max(160),
    issuer: z.string().trim().min(2).max(160),
    evidence_url: z
      .url({ protocol: /^https$/, error: 'must be an https address' })
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Where a steward can see it.' }),
    evidence_note: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ description: 'How a steward can check it otherwise.' }),
    issued_on: dateText,
    expires_on: dateText
      .nullable()
      .default(null)
      .meta({ description: 'The first day on which it no longer counts; null where it does not expire.' }),
  })
  .refine(({ evidence_url, evidence_note }) => evidence_url !== null || evidence_note !== '', {
    path: ['evidence_url'],
    message: 'give an address of the evidence here, or say in evidence_note how to check it',
    params: { rule: 'missing' },
  })
  .refine(({ issued_on, expires_on }) => expires_on === null || issued_on < expires_on, {
    path: ['expires_on'],
    message: 'must be after issued_on',
    params: { rule: 'too-early' },
  })
  .meta({ id: 'ClaimCredential' });
export type ClaimCredentialRequest = z.output<typeof claimCredentialRequest>;

export const listClaimedCredentialsRequest = z.strictObject(pageRequest);
export type ListClaimedCredentialsRequest = z.output<typeof listClaimedCredentialsRequest>;

export const verifyCredentialRequest = z
  .strictObject({
    decision: z.enum(['verified', 'refused']),
    reason: z.string().trim().max(1000).default('').meta({ description: 'Needed to refuse; the adviser reads it.' }),
  })
  .refine(({ decision, reason }) => decision === 'verified' || reason.length >= 3, {
    path: ['reason'],
    message: 'say why, in 3 characters or more: the adviser reads it',
    params: { rule: 'missing' },
  })
  .meta({ id: 'VerifyCredential' });
export type VerifyCredentialRequest = z.output<typeof verifyCredentialRequest>;
