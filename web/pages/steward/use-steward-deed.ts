import { useQueryClient } from '@tanstack/react-query';
import { stewardKey } from '../../api/steward.js';
import { useDeed } from '../../api/use-deed.js';

/** A deed after which all that stewards look at is read again. */
export function useStewardDeed<Given, Answer>(
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, given: Given) => void | Promise<void>,
) {
  const queries = useQueryClient();
  return useDeed(doIt, async (answer: Answer, given: Given) => {
    await onDone?.(answer, given);
    await queries.invalidateQueries({ queryKey: stewardKey });
  });
}
