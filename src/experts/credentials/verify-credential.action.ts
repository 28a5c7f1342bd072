import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { CredentialId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import { ExpertTable } from '../expert.table.js';
import { insidersOf, refuseOwn } from '../insiders.js';
import { decidedLetter } from './credential.letters.js';
import { decide } from './credential.js';
import type { VerifyCredentialRequest } from './credential.request.js';
import { CredentialTable } from './credential.table.js';
import { viewCredential } from './credential.view.js';

@Injectable()
export class VerifyCredential {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `own-profile`, `credential-state`. */
  run(actor: Actor, id: CredentialId, { decision, reason }: VerifyCredentialRequest) {
    return this.database.transaction(async (tx) => {
      const credentials = new CredentialTable(tx);
      const adviser = await new ExpertTable(tx).lock((await credentials.find(id)).expertId);
      permit('verifyCredential', await insidersOf(tx, actor, adviser), 'credential');
      await refuseOwn(tx, actor, adviser);
      const now = this.clock.now();
      const today = britishDate(now);
      const decided = decide(await credentials.find(id), { decision, by: actor.userId, reason, at: now }, today);
      await credentials.update(decided);
      const letter = decidedLetter(decided.title, decision, reason);
      await this.post.sendTo(tx, adviser.userId, 'credential-decided', letter);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: decision === 'verified' ? 'credential-verified' : 'credential-refused',
        on: { kind: 'credential', id },
        about: adviser.userId,
      });
      return viewCredential(decided, today);
    });
  }
}
