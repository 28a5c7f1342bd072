import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What accounts keep of one person: who they are, where they are signed in, their keys and choices. */
@Injectable()
export class PersonalAccount implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfAccount();
    this.tellOfSignIns();
    this.tellOfPasskeys();
    this.tellOfKeys();
    this.tellOfPreferences();
    this.tellOfLetterHours();
    this.tellOfErasures();
  }

  /** The row itself is made anybody's by whoever erases, after everything else. */
  private tellOfAccount(): void {
    this.personalData.tell({
      name: 'account',
      purpose: 'To sign you in, to write to you in your language, and to show times in your zone.',
      kept: 'Until you ask to be erased.',
      covers: ['stewards (user_id)'],
      erased: {
        goes: 'Your name, address, language and zone. The account stays as “Erased person”, for records to point to.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT u.id, u.name, u.email, u.language, u.zone, u."createdAt" AS created_at, u."updatedAt" AS updated_at,
             s.granted_at AS steward_since
           FROM "user" u LEFT JOIN stewards s ON s.user_id = u.id WHERE u.id = $1 OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId, email }, now) => {
        await tx.query('SELECT erase_kept_of($1, $2)', [userId, now.toString()]);
        await tx.query('DELETE FROM "verification" WHERE strpos(value, $1) > 0 OR identifier = $2', [
          JSON.stringify(email),
          email,
        ]);
      },
      hindrances: async (tx, { userId }) => {
        const office: unknown[] = await tx.query('SELECT FROM stewards WHERE user_id = $1', [userId]);
        const detail = 'You are a steward. Ask whoever runs the service to end that first.';
        return office.map(() => ({ code: 'steward' as const, detail }));
      },
    });
  }

  private tellOfSignIns(): void {
    this.personalData.tell({
      name: 'sign-ins',
      purpose: 'To keep you signed in, and to show you where you are.',
      kept: 'Thirty days after you were last there, or until you sign out.',
      covers: ['session (userId)', 'account (userId)'],
      erased: { goes: 'All of them: you are signed out everywhere.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT 'session' AS kind, id, "createdAt" AS created_at, "lastUsedAt" AS last_used_at, "expiresAt" AS expires_at,
             "ipAddress" AS ip_address, "userAgent" AS user_agent FROM "session" WHERE "userId" = $1
           UNION ALL
           SELECT "providerId", id, "createdAt", NULL, NULL, NULL, NULL FROM "account" WHERE "userId" = $1
           ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM "session" WHERE "userId" = $1', [userId]);
        await tx.query('DELETE FROM "account" WHERE "userId" = $1', [userId]);
      },
    });
  }

  private tellOfPasskeys(): void {
    this.personalData.tell({
      name: 'passkeys',
      purpose: 'To let you sign in without a letter.',
      kept: 'Until you remove them, or ask to be erased.',
      covers: ['passkey (userId)'],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, name, "deviceType" AS device_type, "backedUp" AS backed_up, "createdAt" AS created_at,
             "lastUsedAt" AS last_used_at
           FROM passkey WHERE "userId" = $1 ORDER BY "createdAt", id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM passkey WHERE "userId" = $1', [userId]);
      },
    });
  }

  private tellOfKeys(): void {
    this.personalData.tell({
      name: 'api-keys',
      purpose: 'To let programs of yours act for you.',
      kept: 'Until you ask to be erased; a revoked one too, so that its use can be told.',
      covers: ['api_keys (user_id)'],
      erased: { goes: 'All of them: programs that use them are shut out.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_keys
           WHERE user_id = $1 ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }

  private tellOfPreferences(): void {
    this.personalData.tell({
      name: 'notification-preferences',
      purpose: 'To write to you about what you want, and about nothing else.',
      kept: 'Until you ask to be erased.',
      covers: ['notification_preferences (user_id)'],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT news, channel, wanted, daily, chosen_at FROM notification_preferences
           WHERE user_id = $1 ORDER BY news, channel OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }

  private tellOfLetterHours(): void {
    this.personalData.tell({
      name: 'letter-hours',
      purpose: 'To write to you when you want to be written to.',
      kept: 'Until you ask to be erased.',
      covers: ['letter_hours (user_id)'],
      erased: { goes: 'When you want no letters, and when you want the letter of a day.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          'SELECT quiet_from, quiet_to, digest_at, chosen_at FROM letter_hours WHERE user_id = $1 OFFSET $2 LIMIT $3',
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM letter_hours WHERE user_id = $1', [userId]);
      },
    });
  }

  private tellOfErasures(): void {
    this.personalData.tell({
      name: 'erasures',
      purpose: 'To do what you asked for, and to show that we did.',
      kept: 'For good: it holds nothing but when.',
      covers: ['erasures (user_id)'],
      erased: { stays: 'When you asked for it and when it was done.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, asked_at, due_at, withdrawn_at, done_at FROM erasures
           WHERE user_id = $1 ORDER BY asked_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
