import type { Problem } from './answers.js';
import { ask, askQuietly, type Answer, type Caller, told } from './client.js';
import { Amiss, show } from './print.js';

interface Wish<Body> {
  readonly body?: object;
  /** What it is to be answered with; 200 where nothing is said. */
  readonly status?: number;
  /** The essential of an answer, and further lines below it. */
  readonly tell?: (body: Body) => string | readonly string[];
}

type Line = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** Asks, shows what is asked and answered, and throws {@link Amiss} where the status is another one. Paths are below /api/v1. */
export async function exchange<Body>(caller: Caller, line: Line, wish: Wish<Body> = {}): Promise<Body> {
  const { status = 200, body, tell = () => [] } = wish;
  const answer = await ask<Body>(caller, ...partsOf(line), body === undefined ? {} : { body });
  expectStatus(line, answer, status);
  told(answer, ...[tell(answer.body)].flat());
  return answer.body;
}

/** The same of what a reader need not see. */
export async function exchangeQuietly<Body>(
  caller: Caller,
  line: Line,
  { status = 200, body }: Omit<Wish<Body>, 'tell'> = {},
): Promise<Body> {
  const answer = await askQuietly<Body>(caller, ...partsOf(line), body === undefined ? {} : { body });
  expectStatus(line, answer, status);
  return answer.body;
}

/** Asks for what is refused, with that status and code, and shows the sentence that says why. */
export async function refused(
  caller: Caller,
  line: Line,
  refusal: `${number} ${string}`,
  body?: object,
): Promise<Problem> {
  const answer = await ask<Problem>(caller, ...partsOf(line), body === undefined ? {} : { body });
  if (`${answer.status} ${answer.body.code}` !== refusal)
    throw new Amiss(`${line} is refused: ${refusal}`, { status: answer.status, body: answer.body });
  told(answer);
  for (const sentence of answer.body.detail.split(/(?<=[a-z)]\.) /)) show(`  ${sentence}`);
  return answer.body;
}

function partsOf(line: Line): [method: string, path: string] {
  const [method = '', path = ''] = line.split(' ');
  return [method, `/api/v1${path}`];
}

function expectStatus(line: Line, { status, body }: Answer<unknown>, expected: number): void {
  if (status !== expected) throw new Amiss(`${line} is answered with ${expected}`, { status, body });
}
