import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, Audit, refuseConflict } from '../../accounts/index.js';
import type { ApplicationId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { ApplicationPost } from './application.post.js';
import { refuseUnless } from './application-state.js';
import { completePanel } from './complete-panel.js';
import { conflictWith, lockApplication, refuseOwnCase } from './lock-application.js';
import { mostScorers, sitting } from './panel.js';
import { PanelTable } from './panel.table.js';

@Injectable()
export class SeatPanel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ApplicationPost,
  ) {}

  /** Asking twice is asking once. Throws `not-found`, `not-allowed`, `conflict-of-interest`, `application-state`, `panel-full`, `scorer-state`. */
  assign(actor: Actor, id: ApplicationId, userId: UserId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const application = await lockApplication(tx, actor, id, 'assignScorer');
      const programme = await new ProgrammeTable(tx).find(application.programmeId);
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, application, now);
      refuseUnscored(application, programme);
      const person = await new AccountTable(tx).actor(userId);
      if (!person) throw notFound('person');
      const scorers = await new PanelTable(tx).of(id);
      const known = scorers.find((scorer) => scorer.userId === userId);
      if (known?.recusedAt) throw hasLeft();
      if (known) return;
      if (sitting(scorers).length >= mostScorers) throw full();
      refuseConflict(await conflictWith(tx, userId, application, now), 'they');
      const ofFunder = person.memberships.some(({ organisationId }) => organisationId === programme.funderId);
      const scorer = { applicationId: id, userId, assignedAt: now, ofFunder, recusedAt: null, recusalReason: null };
      await new PanelTable(tx).insert(scorer, actor.userId);
      await this.tell(tx, 'scorer-assigned', { actor, id, userId, now });
      await this.post.ask(tx, person, application);
    });
  }

  /**
   * A scorer leaves the panel, or a steward lets them go; the others’ scores count. Throws `not-found`, `not-allowed`,
   * `conflict-of-interest` to a steward who is close to the applicant, `application-state`, `already-scored`, `scorer-state`.
   */
  recuse(actor: Actor, id: ApplicationId, userId: UserId, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const application = await lockApplication(tx, actor, id, 'recuseScorer');
      if (!actor.steward && actor.userId !== userId) throw notFound('scorer');
      const programme = await new ProgrammeTable(tx).find(application.programmeId);
      const now = this.clock.now();
      if (actor.userId !== userId) await refuseOwnCase(tx, actor, application, now);
      refuseUnscored(application, programme);
      const scorer = (await new PanelTable(tx).of(id)).find((each) => each.userId === userId);
      if (!scorer) throw notFound('scorer');
      if (scorer.recusedAt) throw hasLeft();
      if (scorer.score) throw new Problem('already-scored', 'This scorer has scored. A score that was given stays.');
      await new PanelTable(tx).recuse(scorer, reason, actor.userId, now);
      await this.tell(tx, 'scorer-excused', { actor, id, userId, now });
      await completePanel(tx, application, programme, now);
    });
  }

  private async tell(
    tx: Transaction,
    deed: 'scorer-assigned' | 'scorer-excused',
    { actor, id, userId, now }: { actor: Actor; id: ApplicationId; userId: UserId; now: Temporal.Instant },
  ): Promise<void> {
    const as = actor.steward ? 'steward' : 'self';
    await new Audit(tx).write({ at: now, by: actor.userId, as, deed, on: { kind: 'application', id }, about: userId });
  }
}

/** Throws `application-state` where nobody scores, or everybody has. */
function refuseUnscored(application: Application, { decision }: Pick<Programme, 'decision'>): void {
  const from = decision === 'panel' ? (['submitted', 'diagnosed'] as const) : [];
  refuseUnless(application, from, 'Where a panel decides, it changes between submission and the last score.');
}

function hasLeft(): Problem {
  return new Problem('scorer-state', 'This scorer has left the panel of this application. Please ask somebody else.');
}

function full(): Problem {
  return new Problem('panel-full', `A panel is of at most ${mostScorers} scorers. Let one of them go first.`);
}
