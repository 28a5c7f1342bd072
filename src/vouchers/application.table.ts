import { EntitySchema } from 'typeorm';
import type { ApplicationId, OrganisationId, ProgrammeId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { date, instant, integer, nullable, text, textArray, uuid, uuidKey } from '../platform/columns.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
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
    diagnosticId: nullable(uuid),
    startedAt: instant,
    startedBy: uuid,
    submittedAt: nullable(instant),
    submittedBy: nullable(uuid),
    diagnosedAt: nullable(instant),
    diagnosedBy: nullable(uuid),
    adviserKind: nullable(text),
    diagnosedTopics: textArray,
    diagnosis: text,
    scoreHalfPoints: nullable(integer),
    decidedAt: nullable(instant),
    decidedBy: nullable(uuid),
    decidedOn: nullable(date),
    decisionReference: nullable(text),
    reason: nullable(text),
    appealedAt: nullable(instant),
    appealedBy: nullable(uuid),
    appealStatement: nullable(text),
    appealDecidedAt: nullable(instant),
    appealDecidedBy: nullable(uuid),
    appealDecision: nullable(text),
    appealReason: nullable(text),
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

  /** Throws `application-standing`. */
  async insert(application: Application): Promise<void> {
    await this.tx.insert(applicationSchema, application).catch(translate);
  }

  /** Throws `application-standing`. */
  async update(application: Application): Promise<void> {
    await this.tx.update(applicationSchema, { id: application.id }, application).catch(translate);
  }

  /** Of one organisation in one programme: how many there are, and the need that it stated last. */
  async before(
    programmeId: ProgrammeId,
    organisationId: OrganisationId,
  ): Promise<{ readonly count: number; readonly need: string }> {
    const [rows, count] = await this.tx.findAndCount(applicationSchema, {
      where: { programmeId, organisationId },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return { count, need: rows[0]?.need ?? '' };
  }
}

function translate(error: unknown): never {
  if (brokenConstraint(error) !== 'one application at a time in a programme') throw error;
  throw new Problem(
    'application-standing',
    'This organisation has another application in this programme that is not decided. Go on with that one, or withdraw it first.',
  );
}
