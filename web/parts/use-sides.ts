import { useMe, useMyOrganisations } from '../api/me.js';
import { useMyExpert } from '../api/work.js';

/** On which sides somebody is, of all that there are; many are on more than one. */
export function useSides() {
  const me = useMe();
  const { data: expert } = useMyExpert();
  const organisations = useMyOrganisations().data?.items ?? [];
  return {
    isClient: organisations.some(({ kind }) => kind === 'start_up' || kind === 'co_op'),
    isAdviser: Boolean(expert),
    isFunder: organisations.some(({ kind }) => kind === 'funder'),
    isSteward: me?.steward === true,
    isSignedIn: Boolean(me),
    organisations,
  };
}
