/** Lines of iCalendar (RFC 5545), for what libraries do not write, or not rightly. */

/** Each on a line of its own, ended as all lines are, and folded. */
export function calendarLines(all: readonly string[]): string {
  return all.map((line) => `${folded(line)}\r\n`).join('');
}

/** In lines of at most 75 octets, and never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > 74) {
      pieces.push(piece);
      [piece, octets] = ['', 0];
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join('\r\n ');
}

/** A value of type TEXT (RFC 5545, 3.3.11). */
export function textValue(text: string): string {
  return severalLines(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Whatever ended its lines, and without what no calendar may hold. */
export function severalLines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
}

export function singleLine(text: string): string {
  return severalLines(text).replace(/[\n\t]+/g, ' ');
}

/** Parameters know no backslash escapes (RFC 6868 has carets), but many a reader undoes them there all the same. */
export function nameValue(name: string): string {
  return singleLine(name).replaceAll('\\', '/');
}

/** For values that are not TEXT, where backslashes would become part of the value. */
export function uriValue(value: string): string {
  return value.toWellFormed().replace(/[\s\p{Cc}\\,;"<>]/gu, encodeURIComponent);
}
