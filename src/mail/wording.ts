/** A break in a name or title would start a header of its own, or a line that looks like ours. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** What somebody else wrote, marked so that none of it can pass for ours; empty where they wrote nothing. */
export function quoted(intro: string, text = ''): string {
  const written = text
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trimEnd());
  const kept = written.join('\n').trim();
  return kept === '' ? '' : `${intro}\n${kept.replace(/^/gm, '> ')}`;
}
