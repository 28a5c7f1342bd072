import type { Caller } from '../client.js';
import { exchangeQuietly } from '../exchange.js';
import { type Member, member, type Person, signedIn } from '../people.js';
import { check, say, show, step } from '../print.js';

/** People of the demo, none of whom exists. */
export interface Cast {
  readonly anybody: Caller;
  readonly steward: Person;
  /** Finance of a foundation. */
  readonly samir: Member;
  /** Booker of a bakery, and who looks after its money. */
  readonly tudur: Member;
  readonly ania: Member;
  /** Admin of couriers in Glasgow. */
  readonly isla: Member;
  /** An adviser. */
  readonly iestyn: Person;
}

export async function meetEverybody(anybody: Caller): Promise<Cast> {
  step('Who takes part');
  say('People of the demo, who do not exist. They are signed in by the short cut that a machine of one’s own has.');
  const cast: Cast = {
    anybody,
    steward: await signedIn(anybody, 'Imogen', 'imogen.tavernier@barefoot.example'),
    samir: await member(anybody, 'Samir', 'samir.toussaint@halfpenny-common.example'),
    tudur: await member(anybody, 'Tudur', 'tudur.cynfal@popty-pentre-coch.example'),
    ania: await member(anybody, 'Ania', 'ania.lisowska@popty-pentre-coch.example'),
    isla: await member(anybody, 'Isla', 'isla.kinnaird@ninewheel-couriers.example'),
    iestyn: await signedIn(anybody, 'Iestyn', 'iestyn.okafor-rees@advisers.example'),
  };
  const { steward, samir, tudur, ania, isla, iestyn } = cast;
  show(`${steward.name} is a steward of the platform.`);
  show(`${samir.name} does the finances of the ${samir.organisation.name}.`);
  show(`${tudur.name} books for ${tudur.organisation.name}, and ${ania.name} looks after its money.`);
  show(`${isla.name} is the admin of ${isla.organisation.name}, in Glasgow.`);
  show(`${iestyn.name} is an adviser.`);
  const { steward: isOne } = await exchangeQuietly<{ steward: boolean }>(steward, 'GET /me');
  check('each has an account, and the steward is one', isOne, isOne);
  return cast;
}
