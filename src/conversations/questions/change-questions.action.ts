import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, Audit, type OperationId, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { close } from '../conversation.js';
import { ConversationTable } from '../conversation.table.js';
import type { QuestionSettings } from './question.view.js';
import { QuestionsTable } from './questions.table.js';

/** Whose questions an adviser takes, which is theirs alone to say and to know. */
@Injectable()
export class ChangeQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  settings(actor: Actor, expertId: ExpertId): Promise<QuestionSettings> {
    return this.database.transaction(async (tx) => ({
      open: await (await questionsOf(tx, actor, expertId, 'readQuestionSettings')).isOpen(),
    }));
  }

  /** What was asked before stays open. */
  set(actor: Actor, expertId: ExpertId, { open }: QuestionSettings): Promise<QuestionSettings> {
    return this.database.transaction(async (tx) => {
      const questions = await questionsOf(tx, actor, expertId, 'setQuestionSettings');
      await questions.setOpen(open, this.clock.now());
      return { open };
    });
  }

  blocked(actor: Actor, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      const blocked = await (await questionsOf(tx, actor, expertId, 'listBlockedOrganisations')).blocked();
      return {
        items: blocked.map(({ id, name, blockedAt }) => ({
          organisation: { id, name },
          blocked_at: blockedAt.toISOString(),
        })),
      };
    });
  }

  /** Closes their open question too. Only an organisation that has written to them: no adviser learns who else there is. */
  block(actor: Actor, expertId: ExpertId, organisationId: OrganisationId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const questions = await questionsOf(tx, actor, expertId, 'blockOrganisation');
      const conversations = new ConversationTable(tx);
      if (!(await conversations.haveMet(expertId, organisationId))) throw notFound('organisation');
      await new AccountTable(tx).lockOrganisation(organisationId);
      const now = this.clock.now();
      if (!(await questions.block(organisationId, now))) return;
      const open = await conversations.openQuestion(organisationId, expertId);
      if (open) await conversations.update(close(await conversations.lock(open.id), 'adviser', now));
      await writeDown(tx, actor, { deed: 'organisation-blocked', organisationId, now });
    });
  }

  unblock(actor: Actor, expertId: ExpertId, organisationId: OrganisationId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const questions = await questionsOf(tx, actor, expertId, 'unblockOrganisation');
      await new AccountTable(tx).lockOrganisation(organisationId);
      if (!(await questions.unblock(organisationId))) throw notFound('blocked organisation');
      await writeDown(tx, actor, { deed: 'organisation-unblocked', organisationId, now: this.clock.now() });
    });
  }
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
async function questionsOf(
  tx: Transaction,
  actor: Actor,
  expertId: ExpertId,
  operation: OperationId,
): Promise<QuestionsTable> {
  permit(operation, relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
  return new QuestionsTable(tx, expertId);
}

/** For the adviser to look up; the organisation's admins are not told. */
async function writeDown(
  tx: Transaction,
  actor: Actor,
  done: {
    deed: 'organisation-blocked' | 'organisation-unblocked';
    organisationId: OrganisationId;
    now: Temporal.Instant;
  },
): Promise<void> {
  await new Audit(tx).write({
    at: done.now,
    by: actor.userId,
    as: 'adviser',
    deed: done.deed,
    on: { kind: 'organisation', id: done.organisationId },
  });
}
