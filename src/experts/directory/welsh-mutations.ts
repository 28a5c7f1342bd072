/** How the beginning of a Welsh word changes after others: soft, nasal and aspirate ("deuddeg", "ddeuddeg", "neuddeg"). */
const mutations: readonly (readonly [radical: string, mutated: readonly string[]])[] = [
  ['p', ['b', 'mh', 'ph']],
  ['t', ['d', 'nh', 'th']],
  ['c', ['g', 'ngh', 'ch']],
  ['b', ['f', 'm']],
  ['d', ['dd', 'n']],
  ['g', ['ng', '']],
  ['ll', ['l']],
  ['m', ['f']],
  ['rh', ['r']],
];

/** In fewer letters, too much is alike. */
const fewestLetters = 4;

/**
 * The other beginnings that a word may have in Welsh text, in letters a to z only: what it may be a mutation of, and the
 * mutations of those and of itself. None for what is no plain word.
 */
export function mutationsOf(word: string): string[] {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  if (plain.length < fewestLetters || !/^[a-z]+$/.test(plain)) return [];
  const radicals = [plain, ...radicalsOf(plain)];
  const forms = new Set([...radicals, ...radicals.flatMap(mutated)]);
  forms.delete(plain);
  return [...forms];
}

function radicalsOf(word: string): string[] {
  return mutations.flatMap(([radical, starts]) =>
    starts
      .filter((start) => (start === '' ? /^[aeiouwylr]/.test(word) : word.startsWith(start)))
      .map((start) => radical + word.slice(start.length)),
  );
}

function mutated(word: string): string[] {
  return mutations.flatMap(([radical, starts]) =>
    word.startsWith(radical) ? starts.map((start) => start + word.slice(radical.length)) : [],
  );
}
