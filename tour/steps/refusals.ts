import type { Booking, Problem } from '../answers.js';
import { type Answer, ask, type Caller, told } from '../client.js';
import { check, say, step } from '../print.js';

export async function askWrongly(tudur: Caller): Promise<void> {
  step('What a wrong request is told');
  say('Every fault at once, each with its place in the body (a JSON pointer):');
  const body = { token: 5, mode: 'pigeon', colour: 'red' };
  const refused = await ask<Problem>(tudur, 'POST', '/api/v1/bookings', { body });
  const errors = refused.body.errors ?? [];
  told(refused, refused.body.code, ...errors.map(({ pointer, detail }) => `${pointer ?? ''}: ${detail}`));
  const type = refused.headers.get('content-type') ?? '';
  check('it is a problem as RFC 9457 has it', refused.status === 400 && /^application\/problem\+json/.test(type), type);
  const pointers = errors
    .map(({ pointer }) => pointer)
    .toSorted()
    .join(' ');
  check('with all four faults', pointers === '/colour /mode /organisation_id /token', refused.body);
}

export async function askAsAStranger(anybody: Caller, session: Booking): Promise<void> {
  step('What a stranger is told');
  say('Magdalena books for another start-up (this time by the short cut for demo people). She has got hold of an id.');
  const body = { email: 'magdalena.rudzka@oakum-street-joinery.example' };
  const signedIn = await ask<{ token: string }>(anybody, 'POST', '/dev/sessions', { body });
  told(signedIn);
  const magdalena = { name: 'Magdalena', baseUrl: anybody.baseUrl, token: signedIn.body.token };
  const path = `/api/v1/bookings/${session.id}`;
  const answers: Answer<Problem>[] = [];
  for (const [method, address] of [
    ['GET', path],
    ['GET', `${path}.ics`],
    ['POST', `${path}/confirmation`],
  ] as const) {
    const answer = await ask<Problem>(magdalena, method, address);
    told(answer, answer.body.detail);
    answers.push(answer);
  }
  check(
    'to her there is no such booking',
    answers.every(({ status }) => status === 404),
    answers,
  );
  const unsigned = await ask<Problem>(anybody, 'GET', path);
  told(unsigned, unsigned.body.detail);
  check('who has not signed in is asked to', unsigned.status === 401, unsigned.body);
}
