import { randomUUID } from 'node:crypto';
import type { Timetable } from './timetable.js';

/** What is sent to a receiver. `headers` are made anew for each try, because a signature may hold its time. */
interface Message {
  readonly events: readonly string[];
  readonly body: string;
  readonly headers: () => Record<string, string>;
}

export interface Receiver {
  readonly url: string;
  readonly secret: string;
}

/** A message on its way: what a person sees of it through the control API. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  tries: number;
  status: 'waiting' | 'delivered' | 'dropped' | 'given-up';
  /** What the receiver last answered; 0 where there was no answer. */
  answered?: number;
}

/** What happens to the next `count` messages: `by` says for how long they are delayed, as PT5M. */
export type Mishap =
  | { readonly kind: 'drop' | 'duplicate' | 'reorder'; count: number }
  | { readonly kind: 'delay'; count: number; readonly by: string };

/**
 * Sends messages one after the other, tries again while they are not taken, and mistreats them on request. A receiver that takes
 * one answers 2xx within ten seconds; a redirect is not followed.
 */
export class Deliveries {
  readonly log: Delivery[] = [];
  /** Sends nothing: what happens has happened before, and was told then. */
  isQuiet = false;
  private readonly mishaps: Mishap[] = [];
  private held: (() => void)[] = [];
  private queue: Promise<void> = Promise.resolve();

  /** `retriesAfter`: how long after each failed try the next one comes, as PT1M; after the last it is given up. */
  constructor(
    private readonly timetable: Timetable,
    private readonly retriesAfter: readonly string[],
  ) {}

  plan(mishap: Mishap): void {
    this.mishaps.push(mishap);
  }

  send(receiver: Receiver, message: Message): void {
    if (this.isQuiet) return;
    const delivery: Delivery = {
      id: randomUUID(),
      url: receiver.url,
      events: message.events,
      tries: 0,
      status: 'waiting',
    };
    this.log.push(delivery);
    this.mistreat(delivery, () => this.post(delivery, message));
  }

  /** What was planned and has not happened yet does not happen. */
  behave(): void {
    this.mishaps.length = 0;
  }

  /** Until nothing is on its way. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.queue;) {
      seen = this.queue;
      await seen;
    }
  }

  private mistreat(delivery: Delivery, post: () => void): void {
    const mishap = this.mishaps.find(({ count }) => count > 0);
    if (!mishap) {
      post();
      return;
    }
    mishap.count -= 1;
    if (mishap.kind === 'drop') delivery.status = 'dropped';
    else if (mishap.kind === 'delay') this.timetable.after(mishap.by, post);
    else if (mishap.kind === 'duplicate') [post, post].forEach((one) => one());
    else this.hold(post, mishap.count === 0);
  }

  /** Those held go out last first, once the last of them is there. */
  private hold(post: () => void, isLast: boolean): void {
    this.held.unshift(post);
    if (!isLast) return;
    const held = this.held;
    this.held = [];
    held.forEach((one) => one());
  }

  private post(delivery: Delivery, message: Message): void {
    const at = this.timetable.now();
    const headers = { 'Content-Type': 'application/json', ...message.headers() }; // signed for now, however long the queue
    this.queue = this.queue.then(async () => {
      delivery.tries += 1;
      delivery.answered = await answerOf(delivery.url, headers, message.body);
      if (delivery.answered >= 200 && delivery.answered < 300) delivery.status = 'delivered';
      else if (delivery.status !== 'delivered') this.tryAgain(delivery, message, at);
    });
  }

  private tryAgain(delivery: Delivery, message: Message, lastTry: Temporal.Instant): void {
    const wait = this.retriesAfter[delivery.tries - 1];
    if (wait === undefined) delivery.status = 'given-up';
    else this.timetable.at(lastTry.add(wait), () => this.post(delivery, message));
  }
}

async function answerOf(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
