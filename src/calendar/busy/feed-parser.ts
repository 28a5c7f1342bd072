import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { BusyFailure } from './busy-calendar.js';
import type { Asked, BusyTimes } from './busy-times.js';

export type Parsed = { readonly times: BusyTimes } | { readonly failure: BusyFailure };

const mostMilliseconds = 15_000;
const atOnce = 2;

/** Reads what others wrote in threads, two at once, so that a feed made to be slow or large delays no request and ends with its thread. */
@Injectable()
export class FeedParser {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  async parse(bytes: Uint8Array, asked: Asked, milliseconds = mostMilliseconds): Promise<Parsed> {
    if (this.running >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await inThread(bytes, asked, milliseconds);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

function inThread(bytes: Uint8Array, asked: Asked, milliseconds: number): Promise<Parsed> {
  const worker = new Worker(new URL('./busy-worker.js', import.meta.url), {
    workerData: { bytes, asked },
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
    execArgv: [],
    env: {},
  });
  return new Promise<Parsed>((resolve) => {
    const late = setTimeout(() => resolve({ failure: 'too-complex' }), milliseconds);
    const end = (parsed: Parsed) => {
      clearTimeout(late);
      resolve(parsed);
    };
    worker.on('message', end);
    worker.on('error', () => end({ failure: 'too-complex' }));
    worker.on('exit', () => end({ failure: 'too-complex' }));
  }).finally(() => worker.terminate());
}
