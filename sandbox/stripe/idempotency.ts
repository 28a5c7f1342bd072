import type { Reply } from '../http.js';
import type { Timetable } from '../timetable.js';
import { StripeRefusal } from './refusal.js';

interface KeptAnswer {
  /** Seconds since 1970. */
  readonly at: number;
  readonly fingerprint: string;
  readonly reply: Reply;
}

const secondsOfADay = 86_400;

/**
 * The first status and body of a key are kept for 24 hours, a 500 as well, and are said again. Kept is only what was begun:
 * bad parameters leave the key free.
 */
export class Idempotency {
  private readonly kept = new Map<string, KeptAnswer>();

  constructor(private readonly timetable: Timetable) {}

  /** `answer` says whether it was begun. @throws StripeRefusal for a key that is sent with something else */
  once(key: string, fingerprint: string, answer: () => { readonly reply: Reply; readonly began: boolean }): Reply {
    const at = this.timetable.seconds();
    const kept = this.kept.get(key);
    const earlier = kept && at - kept.at < secondsOfADay ? kept : undefined;
    if (earlier && earlier.fingerprint !== fingerprint) throw otherParameters(key);
    if (earlier) return { ...earlier.reply, headers: { ...earlier.reply.headers, 'Idempotent-Replayed': 'true' } };
    const { reply, began } = answer();
    if (began) this.kept.set(key, { at, fingerprint, reply });
    return reply;
  }
}

function otherParameters(key: string): StripeRefusal {
  const [, shown = key] = key.split('\n');
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${shown}' if you meant to execute a different request.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message }, false);
}
