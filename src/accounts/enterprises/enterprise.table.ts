import { EntitySchema } from 'typeorm';
import type { OrganisationId } from '../../kernel/id.js';
import { boolean, instant, integer, nullable, text, textArray, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { Enterprise } from './enterprise.js';

export type { Enterprise } from './enterprise.js';

export const enterpriseSchema = new EntitySchema<Enterprise>({
  name: 'enterprises',
  columns: {
    organisationId: uuidKey,
    legalForm: nullable(text),
    registrationNumber: nullable(text),
    region: nullable(text),
    stage: nullable(text),
    sectors: textArray,
    people: nullable(integer),
    trading: nullable(boolean),
    updatedAt: instant,
  },
});

export class EnterpriseTable {
  constructor(private readonly tx: Transaction) {}

  async find(organisationId: OrganisationId): Promise<Enterprise | undefined> {
    return (await this.tx.findOneBy(enterpriseSchema, { organisationId })) ?? undefined;
  }

  async save(enterprise: Enterprise): Promise<void> {
    await this.tx.upsert(enterpriseSchema, enterprise, ['organisationId']);
  }
}
