import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { PersonalData } from '../platform/personal-data.js';

/** What somebody wrote and showed to the other side. What was written to them is the others’ to ask for. */
@Injectable()
export class PersonalConversations implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfConversations();
    this.tellOfMessages();
    this.tellOfFiles();
    this.tellOfQuestions();
  }

  private tellOfConversations(): void {
    this.personalData.tell({
      name: 'conversations',
      purpose: 'To let both sides of a booking, or of a question before one, write to each other.',
      kept: 'For good as a record that there was a conversation; what was said in it two years, or as the policy retention says.',
      covers: ['conversations (opened_by)', 'read_marks (user_id)'],
      erased: {
        goes: 'How far you have read, and the notes with which you declined.',
        stays: 'That somebody began a conversation, without your name.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT c.id, c.booking_id, c.opened_by = $1 AS opened_by_me, c.opened_at, c.state, c.closed_at, c.closed_side, c.decline_reason,
             CASE WHEN x.user_id = $1 THEN c.decline_note END AS decline_note, r.read_to, r.marked_at
           FROM conversations c JOIN experts x ON x.id = c.expert_id
           LEFT JOIN read_marks r ON r.conversation_id = c.id AND r.user_id = $1
           WHERE c.opened_by = $1 OR x.user_id = $1 OR r.user_id = $1 ORDER BY c.opened_at, c.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: (tx, { userId }) => erase(tx, userId),
    });
  }

  private tellOfMessages(): void {
    this.personalData.tell({
      name: 'messages',
      purpose: 'To let both sides of a booking, or of a question before one, write to each other.',
      kept: 'Two years, or as the policy retention says.',
      covers: ['messages (written_by)'],
      erased: { goes: 'What you wrote. That somebody wrote something then stays to be seen.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT m.id, m.conversation_id, c.booking_id, x.name AS adviser, o.name AS organisation, m.side, m.text, m.written_at
           FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN experts x ON x.id = c.expert_id
           JOIN organisations o ON o.id = c.organisation_id
           WHERE m.written_by = $1 ORDER BY m.written_at, m.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }

  private tellOfFiles(): void {
    this.personalData.tell({
      name: 'files',
      purpose: 'To let both sides of a booking show each other what a session is about.',
      kept: 'Two years, or as the policy retention says. What is in them is fetched where they are: see the booking.',
      covers: ['files (put_up_by)'],
      erased: { goes: 'What is in your files and what they are called.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT f.id, c.booking_id, f.side, f.name, f.type, f.size_bytes, f.put_up_at, f.removed_at
           FROM files f JOIN conversations c ON c.id = f.conversation_id
           WHERE f.put_up_by = $1 ORDER BY f.put_up_at, f.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }

  private tellOfQuestions(): void {
    this.personalData.tell({
      name: 'question-settings',
      purpose: 'To let through the questions that you take, and no others.',
      kept: 'Until you change them, or ask to be erased.',
      covers: [],
      erased: { goes: 'Whose questions you do not take. Nobody can ask you any more.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT s.open, s.changed_at, (
             SELECT coalesce(json_agg(json_build_object('organisation', o.name, 'at', k.blocked_at) ORDER BY k.blocked_at, o.id), '[]')
             FROM blocked_organisations k JOIN organisations o ON o.id = k.organisation_id WHERE k.expert_id = x.id) AS blocked
           FROM experts x LEFT JOIN question_settings s ON s.expert_id = x.id
           WHERE x.user_id = $1 AND (s.expert_id IS NOT NULL OR EXISTS (SELECT FROM blocked_organisations k WHERE k.expert_id = x.id))
           OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        await tx.query(
          `UPDATE question_settings SET open = false, changed_at = $2
           WHERE open AND expert_id IN (SELECT id FROM experts WHERE user_id = $1)`,
          [userId, now.toString()],
        );
        await tx.query(
          'DELETE FROM blocked_organisations WHERE expert_id IN (SELECT id FROM experts WHERE user_id = $1)',
          [userId],
        );
      },
    });
  }
}

async function erase(tx: Transaction, userId: UserId): Promise<void> {
  await tx.query(
    `UPDATE conversations SET decline_note = NULL
     WHERE decline_note IS NOT NULL AND expert_id IN (SELECT id FROM experts WHERE user_id = $1)`,
    [userId],
  );
}
