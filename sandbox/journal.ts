import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { readFields } from './fields.js';
import type { Call } from './http.js';
import type { Present } from './timetable.js';

const begun = z.object({ seed: z.string(), at: z.string(), port: z.int() });
const asked = z.object({
  ...{ at: z.string(), method: z.string(), path: z.string(), query: z.string() },
  ...{ headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])), body: z.string() },
});

interface Asked {
  readonly at: Temporal.Instant;
  readonly call: Call;
}

/**
 * What a sandbox was asked to do, a line for each call, and what it began with. Asked the same again at the same times it is in the same
 * state, because its ids come from one seed: that is how it outlives a restart.
 */
export class Journal {
  private constructor(
    private readonly file: string,
    readonly seed: string,
    readonly began: Temporal.Instant,
    /** On which the pages are that payers were led to. */
    readonly port: number,
    /** The oldest first. */
    readonly calls: readonly Asked[],
  ) {}

  /** Undefined where there is none yet. */
  static open(file: string): Journal | undefined {
    const [first, ...rest] = linesOf(file);
    const start = begun.safeParse(first);
    if (!start.success) return undefined;
    const calls = rest.flatMap((line) => {
      const parsed = asked.safeParse(line);
      return parsed.success ? [askedAgain(parsed.data)] : [];
    });
    return new Journal(file, start.data.seed, Temporal.Instant.from(start.data.at), start.data.port, calls);
  }

  static begin(file: string, present: Present, port: number): Journal {
    mkdirSync(dirname(file), { recursive: true });
    const journal = new Journal(file, randomBytes(16).toString('hex'), present.now(), port, []);
    journal.append({ seed: journal.seed, at: journal.began.toString(), port });
    return journal;
  }

  write({ method, path, search, headers, body }: Call, at: Temporal.Instant): void {
    const { cookie: _, ...kept } = headers; // a browser also sends those of whatever else is served on this machine
    this.append({ at: at.toString(), method, path, query: search, headers: kept, body });
  }

  private append(line: object): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}

/** Of a line that was cut short, by whatever ended the sandbox, nothing is left. */
function linesOf(file: string): unknown[] {
  const text = textOf(file);
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function askedAgain({ at, query: search, ...call }: z.output<typeof asked>): Asked {
  const query = readFields(new URLSearchParams(search));
  return { at: Temporal.Instant.from(at), call: { ...call, search, query } };
}

/** The present, which stands still while a call is answered, and is as it was while one is answered again. */
export class StandingPresent implements Present {
  private standing: Temporal.Instant | undefined;

  constructor(private readonly present: Present) {}

  now(): Temporal.Instant {
    return this.standing ?? this.present.now();
  }

  /** Undefined: it goes on. */
  stand(at: Temporal.Instant | undefined): void {
    this.standing = at;
  }

  /** Stands until `deed` returns; a promise is none of it. */
  during<Result>(at: Temporal.Instant, deed: () => Result): Result {
    this.stand(at);
    try {
      return deed();
    } finally {
      this.stand(undefined);
    }
  }
}
