import { type FactoryProvider, Injectable } from '@nestjs/common';
import type { Language } from '../kernel/when.js';
import type { LetterKind } from './letter-kinds.js';

export interface SampleReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

/** A letter as its module writes it, about people and things that do not exist. */
export type Sample = (reader: SampleReader, baseUrl: string) => { readonly subject: string; readonly text: string };
export type Samples = Readonly<Partial<Record<LetterKind, Sample>>>;

/** A letter of each kind, for whoever looks at all of them. Modules tell theirs when they start; this knows none. */
@Injectable()
export class LetterSamples {
  private readonly samples = new Map<string, Sample>();

  add(samples: Samples): void {
    for (const [kind, sample] of Object.entries(samples)) this.samples.set(kind, sample);
  }

  of(kind: string): Sample | undefined {
    return this.samples.get(kind);
  }
}

/** For the providers of a module: the samples of its letters. */
export function samplesOf(module: string, ...samples: readonly Samples[]): FactoryProvider {
  return {
    provide: `samples of letters of ${module}`,
    inject: [LetterSamples],
    useFactory: (all: LetterSamples) => {
      for (const each of samples) all.add(each);
    },
  };
}
