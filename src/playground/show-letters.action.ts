import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '../kernel/problem.js';
import type { Language } from '../kernel/when.js';
import { type LetterKind, letterKinds, LetterSamples, OutgoingLetters } from '../mail/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { page } from '../platform/http/page.js';

const languages = ['en', 'cy'] as const;
const reader = { name: 'Mair Jones', zone: 'Europe/London' };

interface ShownLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What letters look like, with people and things in them that do not exist. */
@Injectable()
export class ShowLetters {
  constructor(
    private readonly samples: LetterSamples,
    private readonly outgoing: OutgoingLetters,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(): string {
    const byNews = Map.groupBy(Object.keys(letterKinds) as LetterKind[], (kind) => letterKinds[kind]);
    const lists = [...byNews].map(([news, kinds]) => {
      const items = kinds.map((kind) => `<li><a href="/dev/letters/${kind}">${kind}</a></li>`);
      return `<h2>${news}</h2><ul>${items.join('')}</ul>`;
    });
    return page({ en: 'Letters', cy: 'Llythyrau' }, lists.join(''));
  }

  /** Throws `not-found`. */
  async both(kind: string): Promise<string> {
    const shown: string[] = [];
    for (const language of languages) {
      const { subject, text } = await this.one(kind, language);
      const source = `/dev/letters/${kind}/${language}`;
      shown.push(
        `<section lang="${language}"><h2>${escaped(subject)}</h2>`,
        `<p><a href="${source}">HTML</a></p><iframe sandbox title="${escaped(subject)}" src="${source}" width="100%" height="720"></iframe>`,
        `<p><code>${escaped(text).replaceAll('\n', '<br>')}</code></p></section>`,
      );
    }
    return page({ en: kind, cy: '' }, shown.join(''));
  }

  /** Throws `not-found`. */
  async one(kind: string, language: Language): Promise<ShownLetter> {
    const sample = this.samples.of(kind);
    if (!sample) throw notFound('letter');
    const { subject, text } = sample({ ...reader, language }, this.config.baseUrl);
    const outgoing = await this.outgoing.sample(kind as LetterKind, { subject, text, language });
    return { text: outgoing.text, html: outgoing.html, subject };
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
