import type { Letter } from './answers.js';
import { lettersTo } from './letters.js';
import type { Person } from './people.js';
import { check, show } from './print.js';

type DatedLetter = Letter & { readonly id: string };

/** Who was told what, since it was asked last. */
export class News {
  private readonly read = new Set<string>();

  /** Shows the letters that have come for people, and checks that those of certain kinds are among them. */
  async of(...expected: readonly (readonly [person: Person, ...kinds: string[]])[]): Promise<void> {
    for (const [person, ...kinds] of expected) {
      const come = (await this.unread(person)).toReversed();
      show(...come.map(({ subject }) => `✉ to ${person.name}: ${subject}`));
      const missing = kinds.filter((kind) => !come.some((letter) => letter.kind === kind));
      check(
        `${person.name} is told: ${kinds.join(', ')}`,
        missing.length === 0,
        come.map((letter) => letter.kind),
      );
    }
  }

  /** Passes over what has come so far. */
  async skip(...people: readonly Person[]): Promise<void> {
    for (const person of people) await this.unread(person);
  }

  /** The latest letter of a kind, read or not. */
  async latest(person: Person, kind: string): Promise<Letter | undefined> {
    return (await lettersTo(person, person.email)).find((letter) => letter.kind === kind);
  }

  private async unread(person: Person): Promise<readonly DatedLetter[]> {
    const letters = (await lettersTo(person, person.email)) as readonly DatedLetter[];
    const come = letters.filter(({ id }) => !this.read.has(id));
    for (const { id } of come) this.read.add(id);
    return come;
  }
}
