import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What somebody wrote of a session and replied; of stewards what they hid. It is erased with the records of sessions. */
@Injectable()
export class PersonalReviews implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'reviews',
      purpose: 'To let others know how good a session was.',
      kept: 'Ratings for good, as they are counted; what you wrote until you ask to be erased.',
      covers: [
        'reviews (written_by)',
        'reviews (replied_by)',
        'reviews (comment_hidden_by)',
        'reviews (reply_hidden_by)',
      ],
      erased: {
        goes: 'What you wrote in reviews, and your replies.',
        stays: 'Your ratings, without your name: they are part of an average.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT r.id, r.booking_id,
             CASE WHEN r.written_by = $1 THEN json_build_object('side', r.side, 'at', r.written_at, 'useful', r.useful,
               'clear', r.clear, 'prepared', r.prepared, 'respectful', r.respectful, 'on_time', r.on_time, 'comment', r.comment,
               'names_organisation', r.names_organisation, 'visible_from', r.visible_from, 'hidden_for', r.comment_hidden_for)
             END AS written_by_me,
             CASE WHEN r.replied_by = $1 THEN json_build_object('at', r.replied_at, 'reply', r.reply,
               'hidden_for', r.reply_hidden_for) END AS replied_by_me,
             CASE WHEN r.comment_hidden_by = $1 THEN json_build_object('at', r.comment_hidden_at, 'for', r.comment_hidden_for)
             END AS comment_hidden_by_me,
             CASE WHEN r.reply_hidden_by = $1 THEN json_build_object('at', r.reply_hidden_at, 'for', r.reply_hidden_for)
             END AS reply_hidden_by_me
           FROM reviews r WHERE $1 IN (r.written_by, r.replied_by, r.comment_hidden_by, r.reply_hidden_by)
           ORDER BY r.written_at, r.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
  }
}
