import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { type Expert, ExpertTable } from '../../experts/index.js';
import type { ConversationId, ExpertId, OrganisationId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { ConversationPost } from '../conversation.post.js';
import { ConversationTable } from '../conversation.table.js';
import { refuseManyQuestions } from '../limits.js';
import { addMessage } from '../messages/add-message.js';
import { MessageTable } from '../messages/message.table.js';
import { begun } from '../parties.js';
import type { AskQuestionRequest } from './question.request.js';
import { QuestionsTable } from './questions.table.js';

@Injectable()
export class AskQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ConversationPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `own-expertise`, `questions-closed`, `question-open`, `too-many-requests`. */
  run(actor: Actor, expertId: ExpertId, { organisation_id, text }: AskQuestionRequest): Promise<ConversationId> {
    const organisationId = organisation_id as OrganisationId;
    permit('askQuestion', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockOrganisation(organisationId);
      const expert = await askableExpert(tx, actor, expertId);
      await refuseUnasked(new QuestionsTable(tx, expert.id), organisationId);
      await new MessageTable(tx).lockSender(actor.userId);
      const now = this.clock.now();
      const conversations = new ConversationTable(tx);
      const yesterday = now.subtract({ hours: 24 });
      const question = begun({ expertId, organisationId }, actor.userId, now);
      refuseManyQuestions(await conversations.questionsSince(organisationId, actor.userId, yesterday));
      await conversations.insert(question);
      const standing = { conversation: question, side: 'client' } as const;
      const { conversation } = await addMessage(tx, standing, { actor, text, clock: this.clock });
      await this.post.send(tx, conversation, { kind: 'question', by: actor, side: 'client', text });
      return question.id;
    });
  }
}

/** Throws `not-found`, `own-expertise`. */
async function askableExpert(tx: Transaction, actor: Actor, id: ExpertId): Promise<Expert> {
  const expert = await new ExpertTable(tx).find(id);
  if (expert.state !== 'live') throw notFound('adviser');
  if (expert.userId === actor.userId) throw new Problem('own-expertise', 'You cannot ask yourself.');
  return expert;
}

/** Whether all are turned away or only this one is the adviser’s own affair: both hear the same. Throws `questions-closed`. */
async function refuseUnasked(questions: QuestionsTable, organisationId: OrganisationId): Promise<void> {
  if ((await questions.isOpen()) && !(await questions.isBlocked(organisationId))) return;
  throw new Problem(
    'questions-closed',
    'This adviser takes no questions from you before booking. You can book a session, or ask somebody else.',
  );
}
