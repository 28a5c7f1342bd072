/** What the reader's clock says. */
export function now(): Date {
  return new Date();
}
