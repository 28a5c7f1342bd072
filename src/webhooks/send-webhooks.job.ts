import { Injectable, type OnModuleInit } from '@nestjs/common';
import { takeWritten } from '../events/index.js';
import type { WebhookEndpointId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { PublicWeb, WebFailure } from '../platform/public-web.js';
import { CannotUnseal, SealedText } from '../platform/sealed-text.js';
import { signatureHeaders } from './sign-webhook.js';
import { webhookBody } from './webhook-body.js';
import { afterTry, type Attempt, attemptOf, givesWay, mostAtOnce, paced, rests, tried } from './webhook-delivery.js';
import { type ClaimedDelivery, WebhookDeliveryTable } from './webhook-delivery.table.js';
import { isPreviousGood, sealPurpose, type WebhookEndpoint } from './webhook-endpoint.js';
import { WebhookEndpointTable } from './webhook-endpoint.table.js';
import { WebhookPost } from './webhook.post.js';

const queue = 'send-webhooks';
/** In a row to one endpoint, before others have their turn; and for how long in all it has its own. */
const mostInARow = 100;
const turnMs = 20_000;
/** How many endpoints the sweep sends to at once: a slow one holds up few. */
const mostEndpointsAtOnce = 10;
/** The sweep begins with no other endpoint after that: what is left is the next one's. */
const sweepMs = 40_000;
const answerWithinMs = 10_000;

/** How long an endpoint is sent to, and whether also where it was slow lately: not by those who are to serve many others at once. */
interface Turn {
  readonly lastsMs: number;
  readonly isForSlow: boolean;
}

interface Try {
  readonly endpoint: WebhookEndpoint;
  readonly delivery: ClaimedDelivery;
}

/**
 * Sends what was told to those who follow: at once by a job, and what that could not by a sweep. At least once each, and about one thing in
 * one order; any number of processes share the work, as each delivery is claimed under its endpoint's lock. An endpoint that was slow to answer
 * gives way: jobs leave it to the sweep, which comes to it last, so that however many are slow, others are told at once.
 */
@Injectable()
export class SendWebhooks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly web: PublicWeb,
    private readonly sealed: SealedText,
    private readonly post: WebhookPost,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(queue, ({ endpointId }: { endpointId: WebhookEndpointId }) => this.run(endpointId));
    this.jobs.every('send-webhooks-again', '* * * * *', () => this.sweep());
    this.database.beforeCommitting((tx) => this.sendWritten(tx));
  }

  async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new WebhookEndpointTable(tx).due(this.clock.now()));
    const lines = Array.from({ length: mostEndpointsAtOnce }, (_, line) =>
      due.filter((_id, index) => index % mostEndpointsAtOnce === line),
    );
    const until = performance.now() + sweepMs;
    const one = async (id: WebhookEndpointId) => {
      if (performance.now() < until) await this.run(id, { lastsMs: turnMs, isForSlow: true });
    };
    await Promise.all(lines.map((ids) => this.jobs.forEachDue(queue, ids, one)));
  }

  /** Sends an endpoint what is due, until nothing is, somebody else does, or its turn is over: then the rest is the next job's or the sweep's. */
  async run(
    id: WebhookEndpointId,
    { lastsMs, isForSlow }: Turn = { lastsMs: turnMs, isForSlow: false },
  ): Promise<void> {
    const until = performance.now() + lastsMs;
    for (let sent = 0; sent < mostInARow && performance.now() < until; sent += 1) {
      const next = await this.database.transaction((tx) => this.claim(tx, id, isForSlow));
      if (!next) return;
      const begun = performance.now();
      const attempt = await this.send(next);
      const tookMs = performance.now() - begun;
      await this.database.transaction((tx) => this.record(tx, next, { attempt, tookMs }));
    }
  }

  private async sendWritten(tx: Transaction): Promise<void> {
    const written = takeWritten(tx).map(({ id }) => id);
    if (written.length === 0) return;
    const woken = await new WebhookDeliveryTable(tx).tell(written, this.clock.now());
    const works = woken.map(({ id, endpointId }) => ({ data: { endpointId }, subject: id }));
    await this.jobs.sendAll(tx, queue, works);
  }

  private async claim(tx: Transaction, id: WebhookEndpointId, isForSlow: boolean): Promise<Try | undefined> {
    const endpoint = await new WebhookEndpointTable(tx).lock(id).catch(nothingIfGone);
    const now = this.clock.now();
    if (endpoint?.state !== 'enabled') return undefined;
    if (!isForSlow && givesWay(endpoint, now)) return undefined;
    const limits = { mostAtOnce: mostAtOnce(endpoint), isResting: rests(endpoint, now) };
    const delivery = await new WebhookDeliveryTable(tx).claim(id, limits, now);
    return delivery && { endpoint, delivery };
  }

  private async send({ endpoint, delivery }: Try): Promise<Attempt> {
    const now = this.clock.now();
    const body = JSON.stringify(webhookBody(delivery));
    try {
      const proof = signatureHeaders({ id: delivery.messageId, body }, this.secretsOf(endpoint, now), now);
      const headers = { ...proof, 'content-type': 'application/json', 'user-agent': 'Barefoot-Webhooks/1' };
      const options = {
        method: 'POST',
        headers,
        body,
        mostBytes: 0,
        timeoutMs: answerWithinMs,
        mostRedirects: 0,
      } as const;
      const answer = await this.web.fetch(endpoint.url, options);
      return attemptOf(answer.status, answer.headers['retry-after'], this.clock.now());
    } catch (error) {
      if (error instanceof WebFailure) return { status: null, failure: error.reason, retryAt: null };
      if (error instanceof CannotUnseal) return { status: null, failure: 'unreadable-secret', retryAt: null };
      throw error;
    }
  }

  private secretsOf(endpoint: WebhookEndpoint, now: Temporal.Instant) {
    const { id, secret, previousSecret } = endpoint;
    const good = previousSecret !== null && isPreviousGood(endpoint, now) ? [secret, previousSecret] : [secret];
    return good.map((each) => this.sealed.unseal(sealPurpose(id), each));
  }

  /**
   * The endpoint may have been changed meanwhile, or removed: what its owner made of it stays, and what a server answered counts against no
   * other that it leads to by now.
   */
  private async record(
    tx: Transaction,
    { endpoint: { id, url }, delivery }: Try,
    { attempt, tookMs }: { readonly attempt: Attempt; readonly tookMs: number },
  ): Promise<void> {
    const endpoints = new WebhookEndpointTable(tx);
    const standing = await endpoints.lock(id).catch(nothingIfGone);
    if (!standing) return;
    const now = this.clock.now();
    await new WebhookDeliveryTable(tx).record(tried(delivery, attempt, now), delivery.claim);
    if (standing.url !== url) return;
    const { endpoint, news } = afterTry(standing, attempt, now);
    await endpoints.update(paced(endpoint, tookMs, now));
    if (news) await this.post.send(tx, news, endpoint);
  }
}

/** Nobody sends to what was removed. */
function nothingIfGone(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'not-found') return undefined;
  throw error;
}
