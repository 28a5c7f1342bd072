interface Kept<Answer> {
  readonly until: Temporal.Instant;
  readonly answer: Promise<Answer>;
}

const keptFor = Temporal.Duration.from({ hours: 1 });

/** More than anybody asks for in an hour; which is the oldest then is worked out again. */
const most = 500;

/** Answers that take long to work out, each kept for an hour. However many ask, one at a time is worked out. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();
  private last: Promise<unknown> = Promise.resolve();

  of(question: string, now: Temporal.Instant, workOut: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(question);
    if (known && Temporal.Instant.compare(now, known.until) < 0) return known.answer;
    const answer = this.last.then(workOut);
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
