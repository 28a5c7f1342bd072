import type { Booking, Organisation, Problem, Slot, Slots } from '../answers.js';
import { type Answer, ask, askQuietly, type Caller, told } from '../client.js';
import { lettersTo, tokenIn } from '../letters.js';
import { check, say, show, step } from '../print.js';
import { clockTime, day, period } from '../times.js';
import { slotsPath, type Wanted } from './find-adviser.js';
import { codeOf, holdOf, holdQuietly } from './hold-times.js';

const entrants = 50;

interface Entrant {
  readonly caller: Caller;
  readonly organisation: Organisation;
}

export async function race(anybody: Caller, wanted: Wanted): Promise<void> {
  step(`${entrants} ask for one time at once`);
  say(`${entrants} people sign in, each by a letter of their own, and each founds an organisation.`);
  const numbers = Array.from({ length: entrants }, (_, index) => index + 1);
  const all = await Promise.all(numbers.map((number) => enter(anybody, number)));
  check(
    `${entrants} organisations are ready`,
    new Set(all.map(({ organisation }) => organisation.id)).size === entrants,
  );

  const slot = await aTimeForAll(anybody, wanted);
  say(`All of them want ${period(slot)}. All ask at the same moment:`);
  show(`${entrants} × POST /api/v1/bookings`);
  const began = performance.now();
  const answers = await Promise.all(all.map(({ caller, organisation }) => holdQuietly(caller, slot, organisation)));
  const seconds = (performance.now() - began) / 1000;
  show(`< ${tallyOf(answers)}, after ${seconds.toFixed(2)} s`);
  const winners = all.filter((_, index) => answers[index]?.status === 201);
  const refusals = answers.filter((answer): answer is Answer<Problem> => codeOf(answer) === 'slot-taken');
  check('exactly one of them has it', winners.length === 1, tallyOf(answers));
  check('the other 49 are told that it is taken', refusals.length === entrants - 1, tallyOf(answers));
  await consoleALoser(
    all.filter((entrant) => !winners.includes(entrant)),
    refusals,
    slot,
  );
}

async function enter(anybody: Caller, number: number): Promise<Entrant> {
  const name = `Entrant ${number}`;
  const email = `entrant-${number}@race.example`;
  await askQuietly(anybody, 'POST', '/api/auth/sign-in/magic-link', { body: { email } });
  const [letter] = await lettersTo(anybody, email);
  const signedIn = await askQuietly(anybody, 'GET', `/api/auth/magic-link/verify?token=${tokenIn(letter)}`);
  const caller = { name, baseUrl: anybody.baseUrl, token: signedIn.headers.get('set-auth-token') ?? '' };
  const body = { name: `Start-up ${number}`, kind: 'start_up' };
  const founded = await askQuietly<Organisation>(caller, 'POST', '/api/v1/organisations', { body });
  if (founded.status !== 201) check(`${name} founds an organisation`, false, [signedIn, founded]);
  return { caller, organisation: founded.body };
}

/** The last listed one, far from where the tour books otherwise. */
async function aTimeForAll(anybody: Caller, wanted: Wanted): Promise<Slot> {
  const { body } = await askQuietly<Slots>(anybody, 'GET', slotsPath(wanted, 14));
  const slot = body.items.at(-1);
  check('everybody may read the times, also without an account', slot !== undefined, body);
  return slot as Slot;
}

async function consoleALoser(
  losers: readonly Entrant[],
  refusals: readonly Answer<Problem>[],
  slot: Slot,
): Promise<void> {
  const alternatives = refusals.map(({ body }) => body.alternatives ?? []);
  say('Each of them is also told what is free near it. This is what one reads:');
  show(...refusals.slice(0, 1).map(({ body }) => body.detail));
  show(...(alternatives[0] ?? []).map(({ start }) => `  ${day(start)}, ${clockTime(start)}`));
  const areOthers = alternatives.every((times) => times.length > 0 && times.every(({ start }) => start !== slot.start));
  check('nobody goes away with empty hands', areOthers, alternatives);
  const [loser, [alternative]] = [losers[0] as Entrant, alternatives[0] as readonly Slot[]];
  const body = holdOf(alternative as Slot, loser.organisation);
  const second = await ask<Booking>(loser.caller, 'POST', '/api/v1/bookings', { body });
  told(second, `held: ${period(second.body)}`);
  check('and what is offered can be had', second.status === 201, second.body);
}

/** "1 × 201, 49 × 409 slot-taken". */
function tallyOf(answers: readonly Answer<Booking | Problem>[]): string {
  const kinds = Map.groupBy(answers, (answer) => [answer.status, codeOf(answer)].filter(Boolean).join(' '));
  return [...kinds]
    .map(([kind, { length }]) => `${length} × ${kind}`)
    .toSorted()
    .join(', ');
}
