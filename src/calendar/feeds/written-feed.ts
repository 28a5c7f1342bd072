import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Conditions, etagOf, hasItAlready, httpDate, type Said } from './feed.js';

/** A calendar as it is sent. */
export interface Feed {
  readonly said: Said;
  readonly cacheControl: 'private' | 'public';
  /** Written out only where it is sent. */
  readonly text: () => string;
}

/** Whoever keeps a copy asks again after so long. */
const freshSeconds = 300;

export function conditionsOf({ headers }: FastifyRequest): Conditions {
  return { ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'] };
}

/** Sends the text, or that it is the same as before. */
export function sendFeed(feed: Feed, conditions: Conditions, reply: FastifyReply): string | undefined {
  const etag = etagOf(feed.said);
  void reply.headers({
    etag,
    'last-modified': httpDate(feed.said.changedAt),
    'cache-control': `${feed.cacheControl}, max-age=${freshSeconds}`,
    'referrer-policy': 'no-referrer',
    ...(feed.cacheControl === 'private' ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
  });
  if (hasItAlready(conditions, feed.said, etag)) {
    void reply.status(304);
    return undefined;
  }
  void reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="barefoot.ics"',
  });
  return feed.text();
}
