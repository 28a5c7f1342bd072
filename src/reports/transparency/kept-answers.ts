import { Problem } from '../../kernel/problem.js';

interface Kept<Answer> {
  readonly until: Temporal.Instant;
  readonly answer: Promise<Answer>;
}

const keptFor = Temporal.Duration.from({ hours: 1 });

/** More than anybody asks for in an hour; which is the oldest then is worked out again. */
const most = 500;

/** So many may wait for theirs: who comes then asks again later, and nobody waits long. */
const mostWaiting = 20;

/** Answers that take long to work out, each kept for an hour. However many ask, one at a time is worked out. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Throws `too-many-requests` where too many others wait. */
  of(question: string, now: Temporal.Instant, workOut: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(question);
    if (known && Temporal.Instant.compare(now, known.until) < 0) return known.answer;
    if (this.waiting >= mostWaiting)
      throw new Problem('too-many-requests', 'Many ask for figures just now. Please ask again in a minute.');
    this.waiting++;
    const answer = this.last.then(workOut).finally(() => this.waiting--);
    this.last = answer.catch(() => this.kept.delete(question));
    this.keep(question, { until: now.add(keptFor), answer });
    return answer;
  }

  private keep(question: string, one: Kept<Answer>): void {
    this.kept.delete(question); // what is written again is the newest
    this.kept.set(question, one);
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
  }
}
