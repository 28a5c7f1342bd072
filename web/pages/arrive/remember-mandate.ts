const kept = 'barefoot.mandate';

interface Begun {
  readonly organisationId: string;
  /** The page on which it was begun. */
  readonly from: string;
}

/** Who goes to the provider's page to agree to a Direct Debit comes back to one address, whoever they are: which it was is kept in this tab. */
export function rememberMandate(organisationId: string): void {
  const begun: Begun = { organisationId, from: location.pathname };
  sessionStorage.setItem(kept, JSON.stringify(begun));
}

/** Null in another browser, or when it was long ago. */
export function mandateRemembered(): Begun | null {
  return JSON.parse(sessionStorage.getItem(kept) ?? 'null') as Begun | null;
}
