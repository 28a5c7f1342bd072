import { useQuery } from '@tanstack/react-query';
import { useMe, useMyOrganisations } from '../../api/me.js';
import { funders } from '../../api/programmes.js';

export interface FunderOfMine {
  readonly id: string;
  readonly name: string;
  /** Whether the reader makes its programmes, and not only sees them. */
  readonly mayChange: boolean;
}

/** The funders that the reader belongs to; a steward looks after all of them. */
export function useMyFunders(): { readonly isPending: boolean; readonly items: readonly FunderOfMine[] } {
  const me = useMe();
  const mine = useMyOrganisations();
  const all = useQuery({ ...funders, enabled: me?.steward === true });
  const own = (mine.data?.items ?? [])
    .filter(({ kind }) => kind === 'funder' || kind === 'development_body')
    .map(({ id, name, my_role: role }) => ({ id, name, mayChange: role === 'finance' || role === 'admin' }));
  const others = (all.data ?? [])
    .filter(({ organisation }) => !own.some(({ id }) => id === organisation.id))
    .map(({ organisation: { id, name } }) => ({ id, name, mayChange: true }));
  return {
    isPending: me === undefined || (Boolean(me) && mine.isPending) || (me?.steward === true && all.isPending),
    items: [...own, ...others],
  };
}
