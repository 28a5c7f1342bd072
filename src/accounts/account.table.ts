import { newId, type OrganisationId, type UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import type { Actor, Language, Role } from './actor.js';
import type { Organisation, OrganisationKind, Person, PersonChange, Voters } from './organisation.js';

export type { Organisation, OrganisationKind, Person, Voters } from './organisation.js';

/** People, their organisations and roles. The "user" table is better-auth's. */
export class AccountTable {
  constructor(private readonly tx: Transaction) {}

  async actor(userId: string): Promise<Actor | undefined> {
    const rows: (Person & { steward: boolean; memberships: Actor['memberships'] })[] = await this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone,
              EXISTS (SELECT FROM stewards s WHERE s.user_id = u.id) AS steward,
              coalesce((SELECT json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role) ORDER BY m.since, m.organisation_id)
                        FROM memberships m WHERE m.user_id = u.id), '[]') AS memberships
       FROM "user" u
       WHERE u.id = $1 AND NOT EXISTS (SELECT FROM erasures e WHERE e.user_id = u.id AND e.done_at IS NOT NULL)`,
      [userId],
    );
    return rows[0];
  }

  async person(userId: UserId): Promise<Person> {
    const rows: Person[] = await this.tx.query(
      'SELECT id AS "userId", name, email, language, zone FROM "user" WHERE id = $1',
      [userId],
    );
    if (!rows[0]) throw new Error(`No such person: ${userId}`);
    return rows[0];
  }

  /** Who keeps the platform. */
  stewards(): Promise<Person[]> {
    return this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone
       FROM stewards s JOIN "user" u ON u.id = s.user_id ORDER BY u.id LIMIT 100`,
    );
  }

  /** At these addresses, which are in small letters; at most so many as there are addresses. */
  peopleAt(emails: readonly string[]): Promise<Person[]> {
    return this.tx.query(
      'SELECT id AS "userId", name, email, language, zone FROM "user" WHERE email = ANY($1) ORDER BY id',
      [emails],
    );
  }

  async languageOf(email: string): Promise<Language | undefined> {
    const rows: { language: Language }[] = await this.tx.query('SELECT language FROM "user" WHERE email = $1', [email]);
    return rows[0]?.language;
  }

  /** Writes what is given and leaves the rest, so that two changes at once both hold. */
  async changePerson(userId: UserId, { name, language, zone }: PersonChange, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE "user" SET name = coalesce($2, name), language = coalesce($3, language), zone = coalesce($4, zone), "updatedAt" = $5
       WHERE id = $1`,
      [userId, name ?? null, language ?? null, zone ?? null, now.toString()],
    );
  }

  /** How many organisations somebody acts for, counted while no other request of theirs can join one. */
  async lockMemberships(userId: UserId): Promise<number> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM memberships WHERE user_id = $1',
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  async insertOrganisation(name: string, kind: OrganisationKind, now: Temporal.Instant): Promise<Organisation> {
    const id = newId<OrganisationId>();
    await this.tx.query('INSERT INTO organisations (id, name, kind, created_at) VALUES ($1, $2, $3, $4)', [
      id,
      name,
      kind,
      now.toString(),
    ]);
    return { id, name, kind };
  }

  async insertMembership(
    organisationId: OrganisationId,
    userId: UserId,
    role: Role,
    now: Temporal.Instant,
  ): Promise<void> {
    await this.tx.query('INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, $3, $4)', [
      organisationId,
      userId,
      role,
      now.toString(),
    ]);
  }

  async organisation(id: OrganisationId): Promise<Organisation | undefined> {
    const rows: Organisation[] = await this.tx.query('SELECT id, name, kind FROM organisations WHERE id = $1', [id]);
    return rows[0];
  }

  /** Throws `not-found`. */
  async knownOrganisation(id: OrganisationId): Promise<Organisation> {
    const organisation = await this.organisation(id);
    if (!organisation) throw notFound('organisation');
    return organisation;
  }

  organisations(ids: readonly OrganisationId[]): Promise<Organisation[]> {
    return this.tx.query('SELECT id, name, kind FROM organisations WHERE id = ANY($1) ORDER BY name, id', [ids]);
  }

  members(id: OrganisationId): Promise<(Person & { role: Role })[]> {
    return this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone, m.role
       FROM memberships m JOIN "user" u ON u.id = m.user_id WHERE m.organisation_id = $1 ORDER BY u.name, u.id`,
      [id],
    );
  }

  /** Members by a part of their name, each with what they are of, no more than so many. */
  membersNamed(
    words: string,
    count: number,
  ): Promise<(Pick<Person, 'userId' | 'name'> & { organisations: string[] })[]> {
    return this.tx.query(
      `SELECT u.id AS "userId", u.name, array_agg(o.name ORDER BY o.name, o.id) AS organisations
       FROM "user" u JOIN memberships m ON m.user_id = u.id JOIN organisations o ON o.id = m.organisation_id
       WHERE strpos(lower(u.name), lower($1)) > 0 GROUP BY u.id, u.name ORDER BY u.name, u.id LIMIT $2`,
      [words, count],
    );
  }

  /** Who casts the votes of the organisations that there were at an instant, in the order of their ids. */
  admins(
    { foundedBy, besides }: Voters,
    { after, count }: { readonly after: string | null; readonly count: number },
  ): Promise<Person[]> {
    return this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone FROM "user" u
       WHERE ($2::uuid IS NULL OR u.id > $2) AND EXISTS (SELECT FROM memberships m JOIN organisations o ON o.id = m.organisation_id
         WHERE m.user_id = u.id AND m.role = 'admin' AND o.created_at <= $1 AND o.id IS DISTINCT FROM $4) AND u.id IS DISTINCT FROM $5
       ORDER BY u.id LIMIT $3`,
      [foundedBy.toString(), after, count, besides?.organisationId ?? null, besides?.userId ?? null],
    );
  }

  /** Whoever answers for an organisation's money: its finance and admins, or where there are none all of it. */
  async answeringForMoney(id: OrganisationId): Promise<readonly Person[]> {
    const members = await this.members(id);
    const answering = members.filter(({ role }) => role === 'finance' || role === 'admin');
    return answering.length > 0 ? answering : members;
  }

  /** Makes one organisation's requests wait for each other; taken after any diary row. */
  async lockOrganisation(id: OrganisationId): Promise<void> {
    await this.tx.query('SELECT FROM organisations WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }
}
