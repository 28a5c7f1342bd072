import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What somebody said against a record or a no-show, decided about it, or countersigned. It is erased with the records. */
@Injectable()
export class PersonalSessionMatters implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfObjections();
    this.tellOfNoShows();
    this.tellOfCountersignatures();
  }

  private tellOfObjections(): void {
    this.personalData.tell({
      name: 'session-objections',
      purpose: 'To settle whether a session was as its adviser recorded it.',
      kept: 'For good, as what was settled and how; what was said with it until you ask to be erased, or longer where the law says so.',
      covers: ['session_objections (raised_by)', 'session_objections (decided_by)'],
      erased: {
        goes: 'What you said when you objected, save to a paid session.',
        stays: 'That somebody objected, and how it ended. What was said about a paid session goes with its record.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT o.id, o.booking_id, o.version, o.reason, o.raised_by = $1 AS raised_by_me,
             CASE WHEN o.raised_by = $1 THEN o.statement END AS statement, o.raised_at, o.decision, o.decided_at,
             CASE WHEN o.decided_by = $1 THEN o.decision_note END AS decision_note, o.closed_at, o.outcome
           FROM session_objections o
           WHERE $1 IN (o.raised_by, o.decided_by) ORDER BY o.raised_at, o.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
  }

  private tellOfNoShows(): void {
    this.personalData.tell({
      name: 'no-shows',
      purpose: 'To settle who did not come to a session.',
      kept: 'For good, as what was settled; what was said with it until you ask to be erased, or longer where the law says so.',
      covers: ['no_shows (reported_by)', 'no_shows (contested_by)', 'no_shows (decided_by)'],
      erased: {
        goes: 'What you said when you contested one, save of a paid session.',
        stays: 'That somebody did not come, and how it ended. What was said about a paid session goes with its record.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT n.id, n.booking_id, n.side, n.reported_by = $1 AS reported_by_me, n.reported_at, n.contest_by, n.contested_at,
             CASE WHEN n.contested_by = $1 THEN n.statement END AS statement, n.decision, n.decided_at,
             CASE WHEN n.decided_by = $1 THEN n.decision_note END AS decision_note
           FROM no_shows n
           WHERE $1 IN (n.reported_by, n.contested_by, n.decided_by) ORDER BY n.reported_at, n.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
  }

  private tellOfCountersignatures(): void {
    this.personalData.tell({
      name: 'countersignatures',
      purpose: 'To count the hours that whoever answers for an adviser calls right.',
      kept: 'For good as what was counted; notes until you ask to be erased.',
      covers: ['countersignatures (countersigned_by)'],
      erased: { goes: 'Your notes.', stays: 'Whether the hours were right, without your name: they are counted.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT booking_id, version, countersigned_at, hours_right, note FROM countersignatures
           WHERE countersigned_by = $1 ORDER BY countersigned_at, booking_id, version OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
  }
}
