import { ProviderUnavailable } from '../provider.js';

/** After so many tries a person is to look at it: that is half a day after the first. */
const mostTries = 16;
/** After so many nothing more is done about what is of nobody here: in that hour and a half its account would have been written down. */
const mostTriesOfNobodys = 10;
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
  /** Why nothing is ever done about it. */
  readonly ignoredBecause: string | null;
}

/**
 * Each wait is twice the one before, up to an hour. A provider that is away is waited for, however long that takes.
 * @param nobodysAccount the account that it is of, where that is nobody's here: it may be written down a moment later, and is no question for a
 * person if it is not
 */
export function tryAgain(
  triesBefore: number,
  error: unknown,
  now: Temporal.Instant,
  nobodysAccount: string | null = null,
): FailedTry {
  const tries = triesBefore + 1;
  const seconds = Math.min(firstWaitSeconds * 2 ** triesBefore, longestWaitSeconds);
  const isAnswered = !(error instanceof ProviderUnavailable);
  const isIgnored = nobodysAccount !== null && isAnswered && tries >= mostTriesOfNobodys;
  const isGivenUp = tries >= mostTries && isAnswered && !isIgnored;
  return {
    tries,
    failure: (Error.isError(error) ? error.message : String(error)).slice(0, 500),
    dueAt: now.add({ seconds }),
    parkedAt: isGivenUp ? now : null,
    ignoredBecause: isIgnored ? `It is of the account ${nobodysAccount}, which is nobody’s here.`.slice(0, 500) : null,
  };
}
