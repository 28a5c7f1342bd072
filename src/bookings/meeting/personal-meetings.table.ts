import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

const own = 'expert_id IN (SELECT id FROM experts WHERE user_id = $1)';

/** Where somebody meets others: numbers to be called on, links and places. */
@Injectable()
export class PersonalMeetings implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfMeetings();
    this.tellOfSettings();
  }

  /** A client’s number is told to the client, all else to the adviser who said it. */
  private tellOfMeetings(): void {
    this.personalData.tell({
      name: 'meetings',
      purpose: 'To let both sides of a session find each other.',
      kept: 'Thirty days after the session, or as the policy retention says.',
      covers: [],
      erased: { goes: 'Your numbers, links and addresses in all sessions.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT m.booking_id, CASE WHEN b.booked_by = $1 THEN m.client_number END AS my_number_as_client, m.fixed_at,
             CASE WHEN x.user_id = $1 THEN json_build_object('url', m.url, 'number', m.number,
               'address', m.address, 'directions', m.directions, 'access', m.access) END AS as_adviser
           FROM meetings m JOIN bookings b ON b.id = m.booking_id JOIN experts x ON x.id = b.expert_id
           WHERE (b.booked_by = $1 AND m.client_number IS NOT NULL) OR (x.user_id = $1 AND m.fixed_at IS NOT NULL)
           ORDER BY b.starts_at, m.booking_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query(
          `UPDATE meetings SET client_number = NULL
           WHERE client_number IS NOT NULL AND booking_id IN (SELECT id FROM bookings WHERE booked_by = $1)`,
          [userId],
        );
        await tx.query(
          `UPDATE meetings SET room = NULL, url = NULL, number = NULL, address = NULL, directions = '', access = ''
           WHERE fixed_at IS NOT NULL AND booking_id IN (SELECT id FROM bookings WHERE ${own})`,
          [userId],
        );
      },
    });
  }

  private tellOfSettings(): void {
    this.personalData.tell({
      name: 'meeting-settings',
      purpose: 'To tell whoever books you where to meet you.',
      kept: 'Until you change them, or ask to be erased.',
      covers: [],
      erased: { goes: 'Your link, number and address.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT url, number, address, directions, access, set_at FROM meeting_settings WHERE ${own} OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query(
          `UPDATE meeting_settings SET url = NULL, number = NULL, address = NULL, directions = '', access = '' WHERE ${own}`,
          [userId],
        );
      },
    });
  }
}
