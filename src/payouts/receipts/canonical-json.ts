/**
 * JSON that is the same text whoever writes it (RFC 8785): whole numbers alone, no spaces, names in the order of their UTF-16 units, strings as JSON.stringify has
 * them. Throws a RangeError for what it has no one text for: a number that is no safe integer, half of a surrogate pair, undefined.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return integerOf(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object') throw new RangeError(`There is no canonical JSON of ${typeof value}.`);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, its]) => `${textOf(name)}:${canonicalJson(its)}`).join()}}`;
}

function textOf(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('There is no canonical JSON of half a sign.');
  return JSON.stringify(text);
}

function integerOf(number: number): string {
  if (!Number.isSafeInteger(number))
    throw new RangeError(`There is no canonical JSON of ${number}, which is no whole number.`);
  return String(number); // of -0, `0`, as RFC 8785 has it
}
