import { newId, type OrganisationId, type UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { AuditEntry, Capacity, Deed, SubjectKind } from './audit.js';

export type { AuditEntry } from './audit.js';

/** An entry as it lies in the database, with the names of today. */
export interface KeptAuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly byUser: UserId | null;
  readonly byName: string | null;
  readonly actedAs: Capacity;
  readonly deed: Deed;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly organisationId: OrganisationId | null;
  readonly aboutUser: UserId | null;
  readonly aboutName: string | null;
  readonly facts: Record<string, unknown>;
}

/** Whose entries, and which part of them. */
export interface AuditReading {
  /** Everything, for a steward. */
  readonly all: boolean;
  readonly userId: UserId;
  readonly administered: readonly OrganisationId[];
  /** Only what concerns this one. */
  readonly organisationId: OrganisationId | undefined;
  readonly deed: Deed | undefined;
  /** Only what they did, and what concerns them. */
  readonly personId: UserId | undefined;
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}

/** Who did what: written in the transaction of the deed, read by those it concerns, never changed. */
export class Audit {
  constructor(private readonly tx: Transaction) {}

  async write({ at, by, as, deed, on, organisationId, about, facts = {} }: AuditEntry): Promise<void> {
    await this.tx.query(
      `INSERT INTO audit_entries (id, at, by_user, acted_as, deed, subject_kind, subject_id, organisation_id, about_user, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        newId(),
        at.toString(),
        by,
        as,
        deed,
        on.kind,
        on.id,
        organisationId ?? null,
        about ?? null,
        JSON.stringify(facts),
      ],
    );
  }

  /** Newest first. */
  list({ all, userId, administered, before, count, ...only }: AuditReading): Promise<KeptAuditEntry[]> {
    return this.tx.query(
      `SELECT e.id, e.at, e.by_user AS "byUser", d.name AS "byName", e.acted_as AS "actedAs", e.deed,
              e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.organisation_id AS "organisationId",
              e.about_user AS "aboutUser", p.name AS "aboutName", e.facts
       FROM audit_entries e LEFT JOIN "user" d ON d.id = e.by_user LEFT JOIN "user" p ON p.id = e.about_user
       WHERE ($1 OR e.by_user = $2 OR e.about_user = $2 OR e.organisation_id = ANY($3))
         AND ($4::uuid IS NULL OR e.organisation_id = $4)
         AND ($8::text IS NULL OR e.deed = $8)
         AND ($9::uuid IS NULL OR e.by_user = $9 OR e.about_user = $9)
         AND ($5::timestamptz IS NULL OR (e.at, e.id) < ($5, $6::uuid))
       ORDER BY e.at DESC, e.id DESC LIMIT $7`,
      [
        ...[all, userId, administered, only.organisationId ?? null, before?.at ?? null, before?.id ?? null, count],
        ...[only.deed ?? null, only.personId ?? null],
      ],
    );
  }
}
