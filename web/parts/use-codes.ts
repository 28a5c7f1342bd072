import { useQuery } from '@tanstack/react-query';
import { type Taxonomy, taxonomy } from '../api/experts.js';
import { useBilingual } from '../words/use-bilingual.js';

interface Codes {
  /** What a code is called; the code itself until words are there. */
  readonly name: (list: keyof Taxonomy, code: string) => string;
  /** All of a list, for a field. */
  readonly options: (list: keyof Taxonomy) => { readonly value: string; readonly label: string }[];
}

/** The words of the co-op's lists: regions, stages, topics and the like. */
export function useCodes(): Codes {
  const say = useBilingual();
  const words = useQuery(taxonomy).data;
  return {
    name: (list, code) => {
      const found = words?.[list].find((word) => word.code === code);
      return found ? say(found) : code;
    },
    options: (list) => (words?.[list] ?? []).map((word) => ({ value: word.code, label: say(word) })),
  };
}
