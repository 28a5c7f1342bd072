import type { Booking, Organisation, Problem, Slot } from '../answers.js';
import { type Answer, ask, askQuietly, type Caller, told } from '../client.js';
import { check, say, step } from '../print.js';
import { clockTime, day, isBefore, moment, period } from '../times.js';

export interface Client {
  readonly tudur: Caller;
  readonly organisation: Organisation;
}

const needs = 'Our baker retires. How can the village take over the bakery?';

/** @returns the hold, and the time that it holds */
export async function holdATime({ tudur, organisation }: Client, slots: readonly Slot[]) {
  step('Tudur holds a time');
  say('A time that he has chosen is his for 15 minutes, while he finds out whether it suits the others.');
  const slot = firstWithNeighbour(slots);
  const asked = { body: holdOf(slot, organisation), headers: { 'idempotency-key': 'popty-1' } };
  const first = await ask<Booking>(tudur, 'POST', '/api/v1/bookings', asked);
  told(first, `${first.body.state} until ${clockTime(first.body.lapses_at ?? '')}`, period(first.body));
  check('the time is held for him', first.status === 201 && first.body.state === 'held', first.body);

  say('His train enters a tunnel, and the answer never comes. He asks again with the same Idempotency-Key:');
  const second = await ask<Booking>(tudur, 'POST', '/api/v1/bookings', asked);
  told(second, `idempotency-replayed: ${second.headers.get('idempotency-replayed') ?? 'false'}`);
  check('he gets the same answer, and holds nothing twice', second.body.id === first.body.id, second.body);
  const other = { ...asked, body: { ...asked.body, needs: 'Flour' } };
  const misused = await ask<Problem>(tudur, 'POST', '/api/v1/bookings', other);
  told(misused, misused.body.detail);
  check('the key of one request does not pass for another', misused.status === 422, misused.body);
  return { hold: first.body, slot };
}

export async function holdTooMany({ tudur, organisation }: Client, slots: readonly Slot[], held: Slot): Promise<void> {
  step('Nobody can hold a whole diary');
  say('While he is at it, he holds two more times on other days, and asks for a fourth.');
  const answers: Answer<Booking | Problem>[] = [];
  for (const slot of firstOfOtherDays(slots, held).slice(0, 3)) {
    const answer = await ask<Booking | Problem>(tudur, 'POST', '/api/v1/bookings', {
      body: holdOf(slot, organisation),
    });
    told(answer, 'detail' in answer.body ? answer.body.detail : `held: ${period(answer.body)}`);
    answers.push(answer);
  }
  const [second, third, fourth] = answers;
  check('an organisation may hold three times at once', second?.status === 201 && third?.status === 201);
  check('and not a fourth', fourth?.status === 409 && codeOf(fourth) === 'hold-limit', fourth?.body);
}

export async function letItLapse({ tudur }: Client, hold: Booking): Promise<void> {
  step('A hold that nobody confirms lapses');
  await moveClock(tudur, Temporal.Instant.from(hold.lapses_at ?? '').add({ seconds: 1 }));
  const late = await ask<Problem>(tudur, 'POST', `/api/v1/bookings/${hold.id}/confirmation`);
  told(late, late.body.detail);
  check(
    'what has lapsed cannot be confirmed any more',
    late.status === 410 && codeOf(late) === 'hold-lapsed',
    late.body,
  );
}

/** @returns the confirmed session, at the time that had lapsed */
export async function confirmASession({ tudur, organisation }: Client, slot: Slot): Promise<Booking> {
  step('Tudur confirms a session');
  say('The time is free again, for everybody. He is quick this time.');
  const hold = await ask<Booking>(tudur, 'POST', '/api/v1/bookings', { body: holdOf(slot, organisation) });
  told(hold, `held: ${period(hold.body)}`);
  check('he holds the same time once more', hold.status === 201 && hold.body.start === slot.start, hold.body);
  const session = await ask<Booking>(tudur, 'POST', `/api/v1/bookings/${hold.body.id}/confirmation`);
  told(session, `${session.body.state}: ${period(session.body)}`);
  check('the session is confirmed', session.status === 200 && session.body.state === 'confirmed', session.body);
  return session.body;
}

export async function moveClock(caller: Caller, to: Temporal.Instant): Promise<void> {
  say(`The server's clock is moved to ${moment(to.toString())}.`);
  const guide = { ...caller, name: 'The guide' };
  const moved = await ask<{ now: string }>(guide, 'PUT', '/dev/clock', { body: { now: to.toString() } });
  told(moved);
  check('the clock shows that time', moved.status === 200 && !isBefore(moved.body.now, to.toString()), moved.body);
}

export function holdOf({ token }: Slot, { id }: Organisation) {
  return { token, organisation_id: id, mode: 'video', needs };
}

/** Of one who does not want to be shown. */
export function holdQuietly(caller: Caller, slot: Slot, organisation: Organisation) {
  return askQuietly<Booking | Problem>(caller, 'POST', '/api/v1/bookings', { body: holdOf(slot, organisation) });
}

export function codeOf({ body }: Answer<unknown>): string | undefined {
  return (body as Partial<Problem>).code;
}

/** The first time after which the next half hour is listed too: that is where the session moves to later. */
function firstWithNeighbour(slots: readonly Slot[]): Slot {
  const starts = new Set(slots.map(({ start }) => start));
  return slots.find(({ end }) => starts.has(end)) ?? (slots[0] as Slot);
}

function firstOfOtherDays(slots: readonly Slot[], held: Slot): Slot[] {
  const days = Map.groupBy(slots, ({ start }) => day(start));
  days.delete(day(held.start));
  return [...days.values()].flatMap((times) => times.slice(0, 1));
}
