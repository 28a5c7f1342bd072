import { Injectable } from '@nestjs/common';
import { AccountTable, type Language, type Person } from '../accounts/index.js';
import type { UserId } from '../kernel/id.js';
import { type LetterKind, Mail, oneLine } from '../mail/index.js';
import type { Transaction } from '../platform/database.js';

/** A letter about an adviser, in one language: what it is about, and its paragraphs without greeting and farewell. */
export interface AdviserLetter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** What is told, in the language that is asked for. */
export type Telling = (language: Language) => AdviserLetter;

const frame = {
  en: { hello: 'Hello', farewell: 'With best wishes,' },
  cy: { hello: 'Helo', farewell: 'Cofion gorau,' },
} as const;

/** Writes to people about what became of their profile, or of one that they answer for, each in their language. */
@Injectable()
export class AdviserPost {
  constructor(private readonly mail: Mail) {}

  async sendTo(tx: Transaction, userId: UserId, kind: LetterKind, telling: Telling): Promise<void> {
    await this.send(tx, [await new AccountTable(tx).person(userId)], kind, telling);
  }

  async send(tx: Transaction, people: readonly Person[], kind: LetterKind, telling: Telling): Promise<void> {
    for (const { name, email, language } of people) {
      const letter = framed(name, language, telling(language));
      await this.mail.post(tx, { kind, to: { name, address: email }, ...letter });
    }
  }
}

/** With its greeting and farewell. */
export function framed(name: string, language: Language, { subject, paragraphs }: AdviserLetter) {
  const { hello, farewell } = frame[language];
  const said = paragraphs.filter((each) => each !== '');
  const text = [`${oneLine(`${hello} ${name}`)},`, ...said, `${farewell}\nBarefoot\n`].join('\n\n');
  return { subject, text };
}
