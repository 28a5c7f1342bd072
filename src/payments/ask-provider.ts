import { Problem } from '../kernel/problem.js';
import { ProviderUnavailable, UnknownToProvider } from './provider.js';

/** For what somebody waits for: throws `provider-unavailable` where the provider does not answer, and `unknown-to-provider`. */
export async function answerOf<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof UnknownToProvider) throw unknown();
    if (!(error instanceof ProviderUnavailable)) throw error;
    throw new Problem(
      'provider-unavailable',
      'The payment provider does not answer just now. Nobody was charged by this request. Please try again in a minute.',
    );
  }
}

function unknown(): Problem {
  return new Problem(
    'unknown-to-provider',
    'The payment provider has nothing by the id that it gave us, so nothing was changed: most likely our keys are of another account of ours there by now, or of its test mode. Whoever runs the service has to look at them. Please pay nothing again: what was paid lies in the account that it went to.',
  );
}
