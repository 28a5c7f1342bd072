const longestName = 120;

/** What file systems give a meaning to, or programs do. */
const reserved = /["*:<>?|]/g;

/**
 * A name that is safe to save under: the last part of a path, with nothing in it that cannot be seen (so that what is
 * read from right to left does not pass for another ending), and neither hidden nor without a name before its ending.
 */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(visible);
  const stem = ending === '' ? visible : visible.slice(0, -ending.length - 1).trimEnd();
  const short = Array.from(stem)
    .slice(0, longestName - ending.length - 1)
    .join('');
  return ending === '' ? short || 'file' : `${short || 'file'}.${ending}`;
}

/** What follows the last point, in lower case: `pdf`. */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
