import { useQueryClient } from '@tanstack/react-query';
import { stewardKey } from '../../api/steward.js';
import { useDeed } from '../../api/use-deed.js';

/** A step towards another figure, after which all that is known of figures is read again. */
export function usePolicyDeed<Given, Answer>(
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useDeed(doIt, async (answer: Answer) => {
    await queries.invalidateQueries({ queryKey: ['policies'] });
    void queries.invalidateQueries({ queryKey: stewardKey });
    onDone?.(answer);
  });
}
