import { createHmac, timingSafeEqual } from 'node:crypto';
import type { UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { type News, newsKinds } from './notification-preferences.js';

/** What somebody refuses by a letter, without signing in: all that is like it, or all that is gathered for them. */
export interface Refusal {
  readonly userId: UserId;
  readonly news: News | 'digest';
}

const known: readonly string[] = [...newsKinds, 'digest'];

/** The secret in a letter by which its reader refuses what is like it. It is good for as long as the letter lies about, and does nothing else. */
export class RefusalTokens {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('refusal tokens').digest();
  }

  write({ userId, news }: Refusal): string {
    return `${userId}.${news}.${this.sign(userId, news)}`;
  }

  /** Throws `not-found`. */
  read(token: string): Refusal {
    const [userId = '', news = '', signature = '', ...rest] = token.split('.');
    const [given, made] = [Buffer.from(signature), Buffer.from(this.sign(userId, news))];
    const isOurs = rest.length === 0 && given.length === made.length && timingSafeEqual(given, made);
    if (!isOurs || !known.includes(news)) throw notFound('letter to refuse');
    return { userId: userId as UserId, news: news as Refusal['news'] };
  }

  private sign(userId: string, news: string): string {
    return createHmac('sha256', this.key).update(`${userId}.${news}`).digest('base64url');
  }
}
