import { EntitySchema } from 'typeorm';
import type { OrganisationId } from '../../kernel/id.js';
import { boolean, instant, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Funder } from './funder.js';

export const funderSchema = new EntitySchema<Funder>({
  name: 'funders',
  columns: { organisationId: uuidKey, isPublicAuthority: boolean, recognisedAt: instant, recognisedBy: uuid },
});

/** Funders. Whoever changes one has locked its organisation. */
export class FunderTable {
  constructor(private readonly tx: Transaction) {}

  async find(organisationId: OrganisationId): Promise<Funder | undefined> {
    return (await this.tx.findOneBy(funderSchema, { organisationId })) ?? undefined;
  }

  /** Its programmes follow, by the foreign key: they are subsidy-controlled or they are not. */
  async save(funder: Funder): Promise<void> {
    await this.tx.upsert(funderSchema, funder, ['organisationId']);
  }

  /** Who was recognised last comes first. */
  list({ after, count }: { readonly after: Place | undefined; readonly count: number }): Promise<Funder[]> {
    const query = this.tx.createQueryBuilder(funderSchema, 'f');
    if (after) query.where('(f.recognisedAt, f.organisationId) < (:at, :id::uuid)', after);
    return query.orderBy('f.recognisedAt', 'DESC').addOrderBy('f.organisationId', 'DESC').take(count).getMany();
  }
}
