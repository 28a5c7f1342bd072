import type { Letter } from './letter.js';

const longest = 300;

/** An address of ours has a line to itself, which nothing has that others wrote: that is quoted, or stands within a line. */
export function isOwnAddress(line: string, baseUrl: string): boolean {
  return line.startsWith(`${baseUrl}/`) && !/\s/.test(line);
}

/** The address of ours that a letter leads to, as a path; null where there is none, and of one that lets its reader in: that is a secret. */
export function pathIn({ text }: Pick<Letter, 'text'>, baseUrl: string): string | null {
  const path = text
    .split('\n')
    .find((line) => isOwnAddress(line, baseUrl))
    ?.slice(baseUrl.length);
  if (path === undefined || path.length > longest || /[?&]token=/.test(path)) return null;
  return /^\/[^/\\][^\\]*$/.test(path) ? path : null; // browsers take a backslash for a slash
}
