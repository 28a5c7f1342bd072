import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { EqualityAnswers, EqualityCount, EqualityQuestion } from './equality.js';

/** The answers lie where the application cannot look: it asks for one person's own, or for counts that give nobody away. */
export class EqualityTable {
  constructor(private readonly tx: Transaction) {}

  async own(userId: UserId): Promise<EqualityAnswers> {
    const rows: { question: EqualityQuestion; answer: string }[] = await this.tx.query(
      'SELECT question, answer FROM own_equality_answers($1)',
      [userId],
    );
    return Object.fromEntries(rows.map(({ question, answer }) => [question, answer]));
  }

  /** All at once: what is left out is taken back. */
  async give(userId: UserId, answers: EqualityAnswers): Promise<void> {
    await this.tx.query('SELECT give_equality_answers($1, $2)', [userId, JSON.stringify(answers)]);
  }

  async takeBack(userId: UserId): Promise<void> {
    await this.tx.query('SELECT take_back_equality_answers($1)', [userId]);
  }

  aggregates(): Promise<EqualityCount[]> {
    return this.tx.query('SELECT people, question, answer, count FROM equality_aggregates()');
  }
}
