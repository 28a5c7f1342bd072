import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, Refusal } from './api.js';

interface Try<Answer> {
  readonly what: string;
  readonly key: string;
  /** While it is under way. */
  running?: Promise<Answer> | undefined;
}

/**
 * Something that is done once, however often its button is pressed and whatever answer is lost: every try of the same carries one key,
 * until the service has said what became of it, and a double click waits for the first. What is typed anew meanwhile is another deed.
 */
export function useDeed<Given, Answer>(
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, given: Given) => void | Promise<void>,
): UseMutationResult<Answer, Error, Given> {
  const tried = useRef<Try<Answer>>(undefined);
  const run = async (given: Given, own: Try<Answer>): Promise<Answer> => {
    const forget = () => {
      if (tried.current === own) tried.current = undefined;
    };
    try {
      const answer = await doIt(given, own.key);
      forget();
      await onDone?.(answer, given);
      return answer;
    } catch (error) {
      own.running = undefined;
      if (error instanceof Refusal && error.status < 500) forget();
      throw error;
    }
  };
  return useMutation({
    mutationFn: (given: Given) => {
      const what = JSON.stringify([given]); // nothing given is something too
      if (tried.current?.what !== what) tried.current = { what, key: newKey() };
      return (tried.current.running ??= run(given, tried.current));
    },
  });
}
