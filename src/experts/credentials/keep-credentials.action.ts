import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type CredentialId, type ExpertId, newId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { lockInside, readInside } from '../insiders.js';
import { type Credential, mostCredentials } from './credential.js';
import type { ClaimCredentialRequest } from './credential.request.js';
import { CredentialTable } from './credential.table.js';
import { viewCredential } from './credential.view.js';

@Injectable()
export class KeepCredentials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      await readInside(tx, actor, expertId, 'listCredentials');
      const today = britishDate(this.clock.now());
      const credentials = await new CredentialTable(tx).ofExpert(expertId);
      return { items: credentials.map((credential) => viewCredential(credential, today)) };
    });
  }

  /** Claims one, for a steward to verify. Throws `too-many-entries`. */
  claim(actor: Actor, expertId: ExpertId, request: ClaimCredentialRequest) {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'claimCredential');
      const credentials = new CredentialTable(tx);
      if ((await credentials.ofExpert(expertId)).length >= mostCredentials) {
        throw new Problem('too-many-entries', `You have ${mostCredentials} credentials already. Withdraw one first.`);
      }
      const now = this.clock.now();
      const credential = claimed(expertId, request, now);
      await credentials.insert(credential);
      return viewCredential(credential, britishDate(now));
    });
  }

  /** In any state: it is shown no more, and kept. Throws `not-found`. */
  withdraw(actor: Actor, expertId: ExpertId, id: CredentialId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'withdrawCredential');
      const credentials = new CredentialTable(tx);
      const credential = await credentials.find(id);
      if (credential.expertId !== expertId) throw notFound('credential');
      await credentials.update({ ...credential, withdrawnAt: this.clock.now() });
    });
  }
}

function claimed(expertId: ExpertId, request: ClaimCredentialRequest, now: Temporal.Instant): Credential {
  return {
    ...{ id: newId<CredentialId>(), expertId, kind: request.kind, title: request.title, issuer: request.issuer },
    ...{ evidenceUrl: request.evidence_url, evidenceNote: request.evidence_note },
    ...{ issuedOn: request.issued_on, expiresOn: request.expires_on, state: 'claimed', claimedAt: now },
    ...{ decidedAt: null, decidedBy: null, reason: '', withdrawnAt: null, warnedAt: null },
  };
}
