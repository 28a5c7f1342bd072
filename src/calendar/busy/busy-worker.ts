import { parentPort, workerData } from 'node:worker_threads';
import { type Asked, busyTimesOf } from './busy-times.js';
import { textOf, UnreadableFeed } from './feed-components.js';
import type { Parsed } from './feed-parser.js';

/** What the thread is started with. */
export interface ToParse {
  readonly bytes: Uint8Array;
  readonly asked: Asked;
}

/** Reads one feed in a thread of its own, which whoever started it ends when it takes too long. */
function parse({ bytes, asked }: ToParse): Parsed {
  try {
    return { times: busyTimesOf(textOf(bytes), asked) };
  } catch (error) {
    if (error instanceof UnreadableFeed) return { failure: error.reason };
    throw error;
  }
}

parentPort?.postMessage(parse(workerData as ToParse));
