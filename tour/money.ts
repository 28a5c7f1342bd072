/** An amount as answers hold it: in pence. */
export interface Amount {
  readonly minor: number;
}

export function pounds(amount: Amount | undefined): string {
  const minor = amount?.minor ?? 0;
  return `${minor < 0 ? '−' : ''}£${(Math.abs(minor) / 100).toFixed(2)}`;
}
