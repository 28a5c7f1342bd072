import { Inject, Injectable } from '@nestjs/common';
import { type ErasureId, newId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { PersonalData } from '../../platform/personal-data.js';
import { Retention } from '../../platform/retention.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { type Erasure, refuseHindered, refuseOtherAddress } from './erasure.js';
import { erasureLetter } from './erasure.letter.js';
import type { AskForErasureRequest } from './erasure.request.js';
import { ErasureTable } from './erasure.table.js';

@Injectable()
export class AskForErasure {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** It is done some days later, unless it is withdrawn. Throws `invalid-request`, `erasure-standing`, `erasure-hindered`. */
  run(actor: Actor, { email }: AskForErasureRequest): Promise<Erasure> {
    refuseOtherAddress(email, actor.email);
    return this.database.transaction(async (tx) => {
      const erasures = new ErasureTable(tx);
      await erasures.lockPerson(actor.userId);
      refuseStanding(await erasures.standing(actor.userId));
      const now = this.clock.now();
      refuseHindered(await this.personalData.hindrances(tx, actor, now));
      const { erasure_grace_days } = await this.retention.inForce(tx, now);
      const erasure: Erasure = {
        ...{ id: newId<ErasureId>(), userId: actor.userId, askedAt: now },
        ...{
          dueAt: now.add({ hours: erasure_grace_days * 24 }),
          withdrawnAt: null,
          hindranceToldAt: null,
          doneAt: null,
        },
      };
      await erasures.insert(erasure);
      await writeDown(tx, actor, 'erasure-asked', now);
      await this.write(tx, actor, 'asked', erasure);
      return erasure;
    });
  }

  /** Throws `not-found` where there is nothing to withdraw. */
  withdraw(actor: Actor): Promise<void> {
    return this.database.transaction(async (tx) => {
      const erasures = new ErasureTable(tx);
      await erasures.lockPerson(actor.userId);
      const standing = await erasures.standing(actor.userId);
      if (!standing) throw notFound('erasure');
      const now = this.clock.now();
      await erasures.withdraw(standing.id, now);
      await writeDown(tx, actor, 'erasure-withdrawn', now);
      await this.write(tx, actor, 'withdrawn', standing);
    });
  }

  private async write(tx: Transaction, actor: Actor, news: 'asked' | 'withdrawn', { dueAt }: Erasure): Promise<void> {
    await this.mail.post(tx, {
      kind: `erasure-${news}`,
      to: { name: actor.name, address: actor.email },
      ...erasureLetter(news, { ...actor, dueAt, url: `${this.config.baseUrl}/me#data` }),
    });
  }
}

function refuseStanding(standing: Erasure | undefined): void {
  if (!standing) return;
  throw new Problem('erasure-standing', 'You have asked to be erased already. Nothing more is to be done.', {
    due_at: standing.dueAt.toString(),
  });
}

function writeDown(
  tx: Transaction,
  { userId }: Actor,
  deed: 'erasure-asked' | 'erasure-withdrawn',
  at: Temporal.Instant,
): Promise<void> {
  return new Audit(tx).write({ at, by: userId, as: 'self', deed, on: { kind: 'person', id: userId } });
}
