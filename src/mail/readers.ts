import { Injectable } from '@nestjs/common';
import type { Language } from '../kernel/when.js';
import type { Transaction } from '../platform/database.js';
import type { News } from './letter-kinds.js';
import type { LetterHours, Wish } from './when-to-mail.js';

export type { Wish };

/** Somebody with an account, and the letters that they want. */
export interface Reader extends LetterHours {
  readonly language: Language;
  readonly wants: Readonly<Record<News, Wish>>;
  /** By which they refuse news without signing in: a secret. */
  readonly refusalToken: (news: News | 'digest') => string;
}

type Reading = (tx: Transaction, address: string) => Promise<Reader | undefined>;

/** Who reads letters, and how they want them. Whoever keeps accounts tells it; mail knows none. */
@Injectable()
export class Readers {
  private reading: Reading | undefined;

  /** Call it while modules start. */
  knownBy(reading: Reading): void {
    this.reading = reading;
  }

  /** Undefined: nobody has an account by that address. */
  async with(tx: Transaction, address: string): Promise<Reader | undefined> {
    return this.reading?.(tx, address);
  }
}
