import { createHash, randomBytes } from 'node:crypto';

/** Where ids come from: from one seed always the same, in order, so that what is done again makes what it made before. */
export class Ids {
  private drawn = 0;

  constructor(private readonly seed: string = randomBytes(16).toString('hex')) {}

  /** At most 32 bytes, as hex. */
  next(bytes: number): string {
    this.drawn += 1;
    const hash = createHash('sha256').update(`${this.seed}\n${this.drawn}`).digest('hex');
    return hash.slice(0, bytes * 2);
  }
}
