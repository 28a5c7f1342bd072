/** An amount as answers hold it: in pence. */
export interface Amount {
  readonly minor: number;
}

export function pounds(amount: Amount | undefined): string {
  return `£${((amount?.minor ?? 0) / 100).toFixed(2)}`;
}
