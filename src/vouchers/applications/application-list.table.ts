import { In } from 'typeorm';
import type { ApplicationId, OrganisationId, ProgrammeId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Label } from '../../kernel/taxonomy.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Application, ApplicationState } from '../application.js';
import { applicationSchema } from '../application.table.js';

/** An application with the names of what it is about. */
export interface NamedApplication extends Application {
  readonly programmeName: Label;
  readonly organisationName: string;
}

/** Which part of the applications; the newest come first. */
export interface ApplicationList {
  readonly organisationId?: OrganisationId;
  readonly programmeId?: ProgrammeId;
  /** Only what was submitted. */
  readonly submitted: boolean;
  readonly state: ApplicationState | undefined;
  /** Only those with an appeal that nobody has decided, or only the others. */
  readonly openAppeal: boolean | undefined;
  readonly after: Place | undefined;
  readonly count: number;
}

interface Names {
  readonly id: ApplicationId;
  readonly name_en: string;
  readonly name_cy: string;
  readonly organisation: string;
}

export class ApplicationListTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found`. */
  async find(id: ApplicationId): Promise<NamedApplication> {
    const [found] = await this.named('a.id = $1', [id]);
    if (!found) throw notFound('application');
    return found;
  }

  list({ organisationId, programmeId, submitted, state, openAppeal, after, count }: ApplicationList) {
    return this.named(
      `($1::uuid IS NULL OR a.organisation_id = $1) AND ($2::uuid IS NULL OR a.programme_id = $2)
       AND (NOT $3 OR a.submitted_at IS NOT NULL) AND ($4::text IS NULL OR a.state = $4)
       AND ($5::boolean IS NULL OR (a.appealed_at IS NOT NULL AND a.appeal_decided_at IS NULL) = $5)
       AND ($6::timestamptz IS NULL OR (a.started_at, a.id) < ($6, $7::uuid))
       ORDER BY a.started_at DESC, a.id DESC LIMIT $8`,
      [
        ...[organisationId ?? null, programmeId ?? null, submitted, state ?? null, openAppeal ?? null],
        ...[after?.at ?? null, after?.id ?? null, count],
      ],
    );
  }

  /** In the order in which they are given. */
  async some(ids: readonly ApplicationId[]): Promise<NamedApplication[]> {
    const found = await this.named('a.id = ANY($1)', [ids]);
    return ids.flatMap((id) => found.filter((each) => each.id === id));
  }

  private async named(condition: string, values: unknown[]): Promise<NamedApplication[]> {
    const rows: Names[] = await this.tx.query(
      `SELECT a.id, p.name_en, p.name_cy, o.name AS organisation
       FROM applications a JOIN programmes p ON p.id = a.programme_id JOIN organisations o ON o.id = a.organisation_id
       WHERE ${condition}`,
      values,
    );
    const found = await this.tx.findBy(applicationSchema, { id: In(rows.map(({ id }) => id)) });
    const byId = new Map(found.map((application) => [application.id, application]));
    return rows.flatMap(({ id, name_en: en, name_cy: cy, organisation }) => {
      const application = byId.get(id);
      return application ? [{ ...application, programmeName: { en, cy }, organisationName: organisation }] : [];
    });
  }
}
