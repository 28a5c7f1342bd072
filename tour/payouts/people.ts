import type { Expert, List } from '../answers.js';
import type { Caller } from '../client.js';
import { exchangeQuietly } from '../exchange.js';
import type { Amount } from '../money.js';
import { type Member, member, type Person, signedIn } from '../people.js';
import { check, say, show, step } from '../print.js';

/** Of an hour with its preparation and its write-up: £75.00 an hour make £75.00 + £37.50 + £18.75, and 8 % of that for the platform. */
interface Hour {
  readonly pay: Amount;
  readonly fee: Amount;
}

export interface Adviser extends Person {
  readonly path: `/experts/${string}`;
  readonly hour: Hour;
}

/** People of the demo, none of whom exists. */
export interface Cast {
  readonly anybody: Caller;
  readonly steward: Person;
  /** Booker of a bakery. */
  readonly tudur: Member;
  /** Admin of couriers in Glasgow. */
  readonly isla: Member;
  /** Is paid by Stripe. */
  readonly iestyn: Adviser;
  /** Is paid by GoCardless. */
  readonly angharad: Adviser;
  /** Is paid by a file for the bank. */
  readonly farida: Adviser;
}

export async function meetEverybody(anybody: Caller): Promise<Cast> {
  step('Who takes part');
  say('People of the demo, who do not exist. They are signed in by the short cut that a machine of one’s own has.');
  const cast: Cast = {
    anybody,
    steward: await signedIn(anybody, 'Imogen', 'imogen.tavernier@barefoot.example'),
    tudur: await member(anybody, 'Tudur', 'tudur.cynfal@popty-pentre-coch.example'),
    isla: await member(anybody, 'Isla', 'isla.kinnaird@ninewheel-couriers.example'),
    iestyn: await adviser(anybody, 'Iestyn', 'iestyn.okafor-rees', 13_125),
    angharad: await adviser(anybody, 'Angharad', 'angharad.prys-tudor', 11_550),
    farida: await adviser(anybody, 'Farida', 'farida.lewin-hassan', 11_025),
  };
  const { steward, tudur, isla, iestyn, angharad, farida } = cast;
  show(`${steward.name} is a steward of the platform, and sees to it that advisers are paid.`);
  for (const { name, organisation } of [tudur, isla]) show(`${name} books for ${organisation.name}.`);
  show(`${iestyn.name}, ${angharad.name} and ${farida.name} are advisers.`);
  const { steward: isOne } = await exchangeQuietly<{ steward: boolean }>(steward, 'GET /me');
  check('each has an account, and the steward is one', isOne, isOne);
  return cast;
}

async function adviser(anybody: Caller, name: string, mailbox: string, pay: number): Promise<Adviser> {
  const person = await signedIn(anybody, name, `${mailbox}@advisers.example`);
  const { items } = await exchangeQuietly<List<Expert>>(anybody, `GET /experts?q=${name}`);
  const hour = { pay: { minor: pay }, fee: { minor: Math.round(pay * 0.08) } };
  return { ...person, path: `/experts/${items[0]?.id ?? ''}`, hour };
}
