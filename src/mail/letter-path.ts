import type { Letter } from './letter.js';

const longest = 300;

/** The address of ours that a letter leads to, as a path; null where there is none, and of one that lets its reader in: that is a secret. */
export function pathIn({ text }: Pick<Letter, 'text'>, baseUrl: string): string | null {
  const start = text.indexOf(`${baseUrl}/`);
  if (start < 0) return null;
  const [path = ''] = /^\S+/.exec(text.slice(start + baseUrl.length)) ?? [];
  return /^\/[^/]/.test(path) && path.length <= longest && !/[?&]token=/.test(path) ? path : null;
}
