/** How much more time a voucher is given at most. */
export function mostExtensionDays(): number {
  return 90;
}
