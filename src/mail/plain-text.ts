/** Also the signs that turn the direction of what follows them: with these a line can be made to read as another. */
const unwanted = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** What somebody else wrote, marked so that none of it can pass for ours; empty where they wrote nothing. */
export function quoted(intro: string, text = ''): string {
  const written = text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/).map((line) => line.replace(unwanted, ' ').trimEnd());
  const kept = written.join('\n').trim();
  return kept === '' ? '' : [intro, kept.replace(/^/gm, '> ')].filter((each) => each !== '').join('\n');
}

/** A break in a name or title would start a header of its own, or a line that looks like ours. */
export function oneLine(text: string): string {
  return text.replace(unwanted, ' ').replace(/\s+/g, ' ').trim();
}
