import { z } from 'zod';
import { AccountTable } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Funder } from './funder.js';

export const funderView = z
  .object({
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    is_public_authority: z.boolean(),
    recognised_at: instantView,
  })
  .meta({ id: 'Funder' });

export const fundersView = z
  .object({ items: z.array(funderView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Funders' });

export async function viewFunders(tx: Transaction, funders: readonly Funder[]): Promise<z.output<typeof funderView>[]> {
  const nameOf = await namesOf(
    tx,
    funders.map(({ organisationId }) => organisationId),
  );
  return funders.map(({ organisationId: id, isPublicAuthority, recognisedAt }) => ({
    organisation: { id, name: nameOf.get(id) ?? '' },
    is_public_authority: isPublicAuthority,
    recognised_at: recognisedAt.toString(),
  }));
}

/** The names of organisations, by id. */
export async function namesOf(tx: Transaction, ids: readonly Funder['organisationId'][]) {
  const organisations = await new AccountTable(tx).organisations([...new Set(ids)]);
  return new Map(organisations.map(({ id, name }) => [id, name]));
}
