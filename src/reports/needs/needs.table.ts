import type { Actor, Role } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Need } from './need.js';

/** Who has more waiting sees the rest once some of it is done. */
const mostOfAKind = 20;

/** What waits for somebody, by what they are: each kind by an index that is there for it. */
export class NeedsTable {
  constructor(
    private readonly tx: Transaction,
    private readonly actor: Actor,
    private readonly now: Temporal.Instant,
  ) {}

  /** Requests that an adviser is to answer, and sessions that are over and not recorded. */
  asAdviser(): Promise<Need[]> {
    return this.tx.query(
      `(SELECT 'answer-request' AS kind, b.id, b.title_en, b.title_cy, o.name AS about, b.lapses_at AS by
        FROM bookings b JOIN organisations o ON o.id = b.organisation_id
        WHERE b.expert_id = (SELECT id FROM experts WHERE user_id = $1) AND b.state = 'requested' AND b.lapses_at > $2
        ORDER BY b.lapses_at LIMIT ${mostOfAKind})
       UNION ALL
       (SELECT 'record', b.id, b.title_en, b.title_cy, o.name, NULL
        FROM bookings b JOIN organisations o ON o.id = b.organisation_id
        WHERE b.expert_id = (SELECT id FROM experts WHERE user_id = $1) AND b.state = 'confirmed' AND b.ends_at <= $2
        ORDER BY b.starts_at LIMIT ${mostOfAKind})`,
      [this.actor.userId, this.now.toString()],
    );
  }

  /** Times that are held and lapse, and sessions that are accepted by the clock unless somebody looks. */
  asBooker(): Promise<Need[]> {
    return this.tx.query(
      `(SELECT 'confirm' AS kind, b.id, b.title_en, b.title_cy, e.name AS about, b.lapses_at AS by
        FROM bookings b JOIN experts e ON e.id = b.expert_id
        WHERE b.organisation_id = ANY($1) AND b.state = 'held' AND b.lapses_at > $2
        ORDER BY b.lapses_at LIMIT ${mostOfAKind})
       UNION ALL
       (SELECT 'accept', b.id, b.title_en, b.title_cy, e.name, b.accept_by
        FROM bookings b JOIN experts e ON e.id = b.expert_id
        WHERE b.organisation_id = ANY($1) AND b.state = 'delivered' AND b.accept_by > $2
        ORDER BY b.accept_by LIMIT ${mostOfAKind})`,
      [this.organisationsAs('booker', 'admin'), this.now.toString()],
    );
  }

  /** Vouchers that are offered and lapse. */
  asFinance(): Promise<Need[]> {
    return this.tx.query(
      `SELECT 'accept-voucher' AS kind, v.id, p.name_en AS title_en, p.name_cy AS title_cy, o.name AS about, v.offer_lapses_at AS by
       FROM vouchers v JOIN programmes p ON p.id = v.programme_id JOIN organisations o ON o.id = v.organisation_id
       WHERE v.organisation_id = ANY($1) AND v.state = 'offered' AND v.offer_lapses_at > $2
       ORDER BY v.offer_lapses_at LIMIT ${mostOfAKind}`,
      [this.organisationsAs('finance', 'admin'), this.now.toString()],
    );
  }

  /** Applications on whose panel they sit and that they have not scored. */
  asScorer(): Promise<Need[]> {
    return this.tx.query(
      `SELECT 'score' AS kind, a.id, p.name_en AS title_en, p.name_cy AS title_cy, o.name AS about, NULL::timestamptz AS by
       FROM application_scorers s JOIN applications a ON a.id = s.application_id JOIN programmes p ON p.id = a.programme_id
         JOIN organisations o ON o.id = a.organisation_id
       WHERE s.user_id = $1 AND s.recused_at IS NULL AND a.state = 'diagnosed'
         AND NOT EXISTS (SELECT FROM application_scores c WHERE c.application_id = a.id AND c.user_id = $1)
       ORDER BY s.assigned_at LIMIT ${mostOfAKind}`,
      [this.actor.userId],
    );
  }

  private organisationsAs(...roles: readonly Role[]): string[] {
    return this.actor.memberships.filter(({ role }) => roles.includes(role)).map((one) => one.organisationId);
  }
}
