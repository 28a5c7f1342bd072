/** `4500` of `45`, `45.00` or `£45`; undefined of what is no amount. */
export function penceOf(text: string): number | undefined {
  const plain = text.replace(/[£,\s]/g, '');
  return /^\d{1,5}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** `45.00` of 4500, for a field. */
export function poundsText(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** A whole number that was typed; undefined of anything else. */
export function wholeOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}
