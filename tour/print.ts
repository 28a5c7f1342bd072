/** A step of the tour that is not as it should be. */
export class Amiss extends Error {
  constructor(
    readonly sentence: string,
    readonly seen: unknown,
  ) {
    super(sentence);
  }
}

const width = 108;
const counts = { steps: 0, checks: 0 };

export function step(title: string): void {
  const heading = `${++counts.steps}. ${title} `;
  console.log(`\n${heading}${'─'.repeat(Math.max(3, width - heading.length))}`);
}

/** What happens next, for somebody who has never seen any of this. */
export function say(text: string): void {
  console.log(`\n${wrapped(text, '   ')}`);
}

/** Facts of an answer, a line each. */
export function show(...lines: readonly string[]): void {
  for (const line of lines) console.log(`        ${line}`.trimEnd());
}

/** Holds what was answered against what it should be. Throws {@link Amiss}. */
export function check(sentence: string, isSo: boolean, seen?: unknown): void {
  if (!isSo) throw new Amiss(sentence, seen);
  counts.checks++;
  console.log(wrapped(sentence, '   ✓ ', '     '));
}

export function summary(seconds: number): string {
  return `\n${counts.steps} steps and ${counts.checks} checks, all as they should be, in ${seconds.toFixed(1)} s.`;
}

/** Of a failed step: the sentence, and what was seen in its place. */
export function failureText({ sentence, seen }: Amiss): string {
  const facts = typeof seen === 'string' ? seen : JSON.stringify(seen, null, 2);
  return `   ✗ Not so: ${sentence}${seen === undefined ? '' : `\n     Seen: ${facts.replaceAll('\n', '\n     ')}`}`;
}

/** Ids, tokens and hashes say nothing to a reader: the end of an id and the start of a token are enough to tell them apart. */
export function shortened(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{6}([0-9a-f]{6})/g, '…$1')
    .replace(/("(?:token|voucher_code|quote_hash)":"[^"]{8})[^"]{8,}/g, '$1…')
    .replace(/([?&]token=[^&]{8})[^&]{8,}/g, '$1…');
}

function wrapped(text: string, first: string, indent = ' '.repeat(first.length)): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return first + lines.join(`\n${indent}`);
}
