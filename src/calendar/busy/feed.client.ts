import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { PublicWeb, type WebAnswer, WebFailure } from '../../platform/public-web.js';
import type { BusyFailure, Reading } from './busy-calendar.js';
import type { Asked } from './busy-times.js';
import { FeedParser } from './feed-parser.js';

interface Conditions {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Of the text, unpacked. */
const mostBytes = 10_000_000;

/** Reads calendars of other programs over HTTP. */
@Injectable()
export class FeedClient {
  constructor(
    private readonly web: PublicWeb,
    private readonly parser: FeedParser,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Never throws for what somebody else did. @param conditions by which its provider may say that nothing has changed */
  async read(address: string, conditions: Conditions | null, asked: Asked): Promise<Reading> {
    if (URL.canParse(address) && new URL(address).origin === new URL(this.config.baseUrl).origin)
      return failed('own-address');
    try {
      const answer = await this.web.fetch(address, {
        headers: this.headers(conditions),
        ...{ mostBytes, timeoutMs: 30_000, mostRedirects: 5 },
      });
      return await this.judge(answer, conditions, asked);
    } catch (error) {
      if (error instanceof WebFailure) return failed(error.reason);
      throw error;
    }
  }

  private headers(conditions: Conditions | null): Record<string, string> {
    const { etag = null, lastModified = null } = conditions ?? {};
    return {
      accept: 'text/calendar, */*;q=0.1',
      'user-agent': `Barefoot/1 (${new URL(this.config.baseUrl).host})`,
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    };
  }

  private async judge(
    { status, headers, body }: WebAnswer,
    conditions: Conditions | null,
    asked: Asked,
  ): Promise<Reading> {
    if (status === 304 && conditions !== null) return { outcome: 'unchanged' };
    if (status !== 200) return failed(failureOf(status), waitOf(headers['retry-after']));
    const parsed = await this.parser.parse(body, asked);
    if ('failure' in parsed) return failed(parsed.failure);
    const etag = short(headers['etag'], 500);
    const lastModified = short(headers['last-modified'], 100);
    return { outcome: 'read', times: parsed.times, etag, lastModified };
  }
}

function failed(failure: BusyFailure, retryAfterMinutes: number | null = null): Reading {
  return { outcome: 'failed', failure, retryAfterMinutes };
}

function failureOf(status: number): BusyFailure {
  if (status === 401 || status === 403) return 'not-allowed';
  return status === 404 || status === 410 ? 'not-found' : 'provider-error';
}

/** In seconds; a date is not followed, and what is asked for is asked again by our own clock. */
function waitOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Math.ceil(Number(header) / 60) : null;
}

function short(header: string | undefined, most: number): string | null {
  return header === undefined || header.length > most ? null : header;
}
