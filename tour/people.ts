import type { List, Organisation } from './answers.js';
import { askQuietly, type Caller } from './client.js';
import { exchangeQuietly } from './exchange.js';
import { check } from './print.js';

/** Somebody who is signed in and is written to. */
export interface Person extends Caller {
  readonly email: string;
}

/** Who acts for an organisation. */
export interface Member extends Person {
  readonly organisation: Organisation;
}

/** By the short cut that a machine of one's own has. */
export async function signedIn(anybody: Caller, name: string, email: string): Promise<Person> {
  const { body } = await askQuietly<{ token: string }>(anybody, 'POST', '/dev/sessions', { body: { email } });
  return { name, email, baseUrl: anybody.baseUrl, token: body.token };
}

export async function member(anybody: Caller, name: string, email: string): Promise<Member> {
  const person = await signedIn(anybody, name, email);
  const { items } = await exchangeQuietly<List<Organisation>>(person, 'GET /organisations');
  check(`${name} belongs to one organisation`, items.length === 1, items);
  return { ...person, organisation: items[0] as Organisation };
}
