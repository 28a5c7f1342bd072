import { Problem } from '../kernel/problem.js';
import { ProviderUnavailable } from './provider.js';

/** For what somebody waits for: throws `provider-unavailable` where the provider does not answer. */
export async function answerOf<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    throw new Problem(
      'provider-unavailable',
      'The payment provider does not answer just now. Nobody was charged by this request. Please try again in a minute.',
    );
  }
}
