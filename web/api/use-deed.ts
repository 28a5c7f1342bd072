import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, Refusal } from './api.js';

/**
 * Something that is done once, however often its button is pressed and whatever answer is lost: every try of the same carries one key,
 * until the service has said what became of it. What is typed anew meanwhile is another deed.
 */
export function useDeed<Given, Answer>(
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, given: Given) => void | Promise<void>,
): UseMutationResult<Answer, Error, Given> {
  const tried = useRef<{ readonly what: string | undefined; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: (given: Given) => {
      const what = JSON.stringify(given) as string | undefined; // of nothing that is given, nothing
      if (!tried.current || tried.current.what !== what) tried.current = { what, key: newKey() };
      return doIt(given, tried.current.key);
    },
    onSuccess: (answer, given) => {
      tried.current = undefined;
      return onDone?.(answer, given);
    },
    onError: (error) => {
      if (error instanceof Refusal && error.status < 500) tried.current = undefined;
    },
  });
}
