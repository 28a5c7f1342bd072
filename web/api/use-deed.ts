import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, Refusal } from './api.js';

/**
 * Something that is done once, however often its button is pressed and whatever answer is lost: every try carries one key, until
 * the service has said what became of it.
 */
export function useDeed<Given, Answer>(
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, given: Given) => void | Promise<void>,
): UseMutationResult<Answer, Error, Given> {
  const key = useRef<string>(undefined);
  return useMutation({
    mutationFn: (given: Given) => doIt(given, (key.current ??= newKey())),
    onSuccess: (answer, given) => {
      key.current = undefined;
      return onDone?.(answer, given);
    },
    onError: (error) => {
      if (error instanceof Refusal && error.status < 500) key.current = undefined;
    },
  });
}
