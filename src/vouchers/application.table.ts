import { EntitySchema } from 'typeorm';
import type { ApplicationId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import { instant, nullable, text, textArray, uuid, uuidKey } from '../platform/columns.js';
import type { Transaction } from '../platform/database.js';
import type { Application } from './application.js';

export const applicationSchema = new EntitySchema<Application>({
  name: 'applications',
  columns: {
    id: uuidKey,
    programmeId: uuid,
    packageId: uuid,
    organisationId: uuid,
    state: text,
    stateSince: instant,
    enterprise: { type: 'jsonb' },
    unmet: textArray,
    need: text,
    startedAt: instant,
    startedBy: uuid,
    submittedAt: nullable(instant),
    submittedBy: nullable(uuid),
    decidedAt: nullable(instant),
    decidedBy: nullable(uuid),
    decisionReference: nullable(text),
    reason: nullable(text),
    appealedAt: nullable(instant),
    appealDecidedAt: nullable(instant),
  },
});

/** Applications. Whoever changes one has locked it. */
export class ApplicationTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found`. */
  async find(id: ApplicationId): Promise<Application> {
    const application = await this.tx.findOneBy(applicationSchema, { id });
    if (!application) throw notFound('application');
    return application;
  }

  /** Throws `not-found`. */
  async lock(id: ApplicationId): Promise<Application> {
    const application = await this.tx.findOne(applicationSchema, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!application) throw notFound('application');
    return application;
  }

  async insert(application: Application): Promise<void> {
    await this.tx.insert(applicationSchema, application);
  }

  async update(application: Application): Promise<void> {
    await this.tx.update(applicationSchema, { id: application.id }, application);
  }
}
