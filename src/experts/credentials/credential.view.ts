import { z } from 'zod';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { type Credential, credentialKinds, credentialStates, stateOn } from './credential.js';

export const credentialView = z
  .object({
    id: z.uuid(),
    kind: z.enum(credentialKinds),
    title: z.string(),
    issuer: z.string(),
    evidence_url: z.string().nullable(),
    evidence_note: z.string(),
    issued_on: dateView,
    expires_on: dateView.nullable(),
    state: z.enum(credentialStates),
    claimed_at: instantView,
    decided: z
      .object({ at: instantView, reason: z.string() })
      .nullable()
      .meta({ description: 'When a steward verified or refused it, and what they said.' }),
  })
  .meta({ id: 'Credential' });

export const claimedCredentialsView = z
  .object({
    items: z.array(
      credentialView
        .extend({ expert: z.object({ id: z.uuid(), name: z.string() }) })
        .meta({ id: 'CredentialToVerify' }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'CredentialsToVerify' });

export const credentialsView = z.object({ items: z.array(credentialView) }).meta({ id: 'Credentials' });

export function viewCredential(credential: Credential, today: string): z.output<typeof credentialView> {
  return {
    id: credential.id,
    kind: credential.kind,
    title: credential.title,
    issuer: credential.issuer,
    evidence_url: credential.evidenceUrl,
    evidence_note: credential.evidenceNote,
    issued_on: credential.issuedOn,
    expires_on: credential.expiresOn,
    state: stateOn(credential, today),
    claimed_at: credential.claimedAt.toString(),
    decided: credential.decidedAt && { at: credential.decidedAt.toString(), reason: credential.reason },
  };
}
