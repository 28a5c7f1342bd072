import { isOwnAddress } from './letter-path.js';

/** What a letter is made of, in the order of its text. */
export type LetterPart =
  | { readonly is: 'text' | 'quote' | 'list'; readonly lines: readonly string[] }
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | { readonly is: 'link'; readonly label: string; readonly url: string };

interface Fact {
  readonly label: string;
  readonly value: string;
}

const fact = /^([\p{L}][^:.!?>]{0,40}): (\S.*)$/u;

/**
 * Reads a letter's text as its writers write it: paragraphs with an empty line between, facts each on a line (`When: today`), what others
 * wrote behind `> `, and an address of ours on a line to itself, below what it is called. Nothing is added and nothing lost.
 */
export function partsOf(text: string, baseUrl: string): LetterPart[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .flatMap((paragraph) => ofParagraph(paragraph.split('\n'), baseUrl))
    .reduce<LetterPart[]>(withLabelAbove, []);
}

const longestLabel = 50;

/** A link in a paragraph of its own may be named by a short one above it. */
function withLabelAbove(parts: LetterPart[], part: LetterPart): LetterPart[] {
  const above = parts.at(-1);
  const isNamed = part.is === 'link' && part.label === '' && above?.is === 'text' && above.lines.length === 1;
  const label = isNamed ? (above.lines[0] ?? '') : '';
  if (!isNamed || !label.endsWith(':') || label.length > longestLabel) return [...parts, part];
  return [...parts.slice(0, -1), { ...part, label: label.slice(0, -1) }];
}

function ofParagraph(lines: readonly string[], baseUrl: string): LetterPart[] {
  const parts: LetterPart[] = [];
  for (const line of lines) {
    const is = kindOf(line, parts.length > 0, baseUrl);
    const last = parts.at(-1);
    if (is === 'link') parts.push({ is, label: takeLabel(parts), url: line });
    else if (last?.is === is) parts.splice(-1, 1, { is, lines: [...last.lines, bare(line, is)] });
    else parts.push({ is, lines: [bare(line, is)] });
  }
  return parts.map(asFacts);
}

/** A list has a line of ours above it. */
function kindOf(line: string, isBelow: boolean, baseUrl: string): 'text' | 'quote' | 'list' | 'link' {
  if (isOwnAddress(line, baseUrl)) return 'link';
  if (line.startsWith('>')) return 'quote';
  return isBelow && line.startsWith('- ') ? 'list' : 'text';
}

function bare(line: string, is: 'text' | 'quote' | 'list'): string {
  return is === 'text' ? line : line.slice(is === 'quote' && line[1] !== ' ' ? 1 : 2);
}

/** The line above an address says where it leads, and ends with a colon. */
function takeLabel(parts: LetterPart[]): string {
  const last = parts.at(-1);
  const label = last?.is === 'text' ? last.lines.at(-1) : undefined;
  if (last?.is !== 'text' || !label?.endsWith(':')) return '';
  const rest = last.lines.slice(0, -1);
  parts.splice(-1, 1, ...(rest.length > 0 ? [{ ...last, lines: rest }] : []));
  return label.slice(0, -1);
}

/** Lines that all name something and say what it is; one alone is a sentence, unless what it says is a code. */
function asFacts(part: LetterPart): LetterPart {
  if (part.is !== 'text') return part;
  const facts = part.lines.flatMap((line) => {
    const [, label, value] = fact.exec(line) ?? [];
    return label === undefined || value === undefined ? [] : [{ label, value }];
  });
  const areAll = facts.length === part.lines.length && (facts.length > 1 || /^[\w-]+$/.test(facts[0]?.value ?? ''));
  return areAll ? { is: 'facts', facts } : part;
}
