/** `1234500` of `12,345` or `£12345.00`, up to a hundred million pounds; undefined of what is no amount. */
export function penceOfMuch(text: string): number | undefined {
  const plain = text.replace(/[£,\s]/g, '');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
