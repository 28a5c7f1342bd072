import { ProviderUnavailable } from '../provider.js';

/** After so many tries a person is to look at it: that is half a day after the first. */
const mostTries = 16;
const firstWaitSeconds = 10;
const longestWaitSeconds = 3600;

/** What is written of a try that failed. */
export interface FailedTry {
  readonly tries: number;
  readonly failure: string;
  /** When it is tried again. */
  readonly dueAt: Temporal.Instant;
  /** Not null where it is not. */
  readonly parkedAt: Temporal.Instant | null;
}

/** Each wait is twice the one before, up to an hour. A provider that is away is waited for, however long that takes. */
export function tryAgain(triesBefore: number, error: unknown, now: Temporal.Instant): FailedTry {
  const tries = triesBefore + 1;
  const seconds = Math.min(firstWaitSeconds * 2 ** triesBefore, longestWaitSeconds);
  const isGivenUp = tries >= mostTries && !(error instanceof ProviderUnavailable);
  return {
    tries,
    failure: (Error.isError(error) ? error.message : String(error)).slice(0, 500),
    dueAt: now.add({ seconds }),
    parkedAt: isGivenUp ? now : null,
  };
}
