/** `4500` of `45`, `45.00` or `£45`; undefined of what is no amount, or of more digits before the point than asked for. */
export function penceOf(text: string, digits = 5): number | undefined {
  const plain = text.replace(/[£,\s]/g, '');
  const [whole = ''] = plain.split('.');
  if (!/^\d+(\.\d{1,2})?$/.test(plain) || whole.length > digits) return undefined;
  return Math.round(Number(plain) * 100);
}

/** `45.00` of 4500, for a field. */
export function poundsText(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** A whole number that was typed; undefined of anything else. */
export function wholeOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}
