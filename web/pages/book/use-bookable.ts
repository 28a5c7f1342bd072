import { type MyOrganisation, useMyOrganisations } from '../../api/me.js';

/** The organisations that the reader may book for. */
export function useBookable(): { readonly isPending: boolean; readonly items: readonly MyOrganisation[] } {
  const { data, isPending } = useMyOrganisations();
  return {
    isPending,
    items: (data?.items ?? []).filter(({ my_role }) => my_role === 'booker' || my_role === 'admin'),
  };
}
