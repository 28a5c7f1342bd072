import type { Caller } from '../client.js';
import { exchangeQuietly } from '../exchange.js';
import { type Member, member, type Person, signedIn } from '../people.js';
import { check, say, show, step } from '../print.js';

/** People of the demo, none of whom exists. */
export interface Cast {
  readonly anybody: Caller;
  readonly steward: Person;
  /** Of a development body, which answers for barefoot advisers. */
  readonly perpetua: Member;
  readonly tudur: Member;
  readonly yvonne: Member;
  readonly rory: Member;
  readonly abdirahman: Member;
}

export async function meetEverybody(anybody: Caller): Promise<Cast> {
  step('Who takes part');
  say('People of the demo, who do not exist. They are signed in by the short cut that a machine of one’s own has.');
  const cast: Cast = {
    anybody,
    steward: await signedIn(anybody, 'Imogen', 'imogen.tavernier@barefoot.example'),
    perpetua: await member(anybody, 'Perpetua', 'perpetua.gould@tidewheel.example'),
    tudur: await member(anybody, 'Tudur', 'tudur.cynfal@popty-pentre-coch.example'),
    yvonne: await member(anybody, 'Yvonne', 'yvonne.delacourt@bramblefold-care.example'),
    rory: await member(anybody, 'Rory', 'rory.penhallow@lanternside-homes.example'),
    abdirahman: await member(anybody, 'Abdirahman', 'abdirahman.nuur@ninewheel-couriers.example'),
  };
  const { steward, perpetua, tudur, yvonne, rory, abdirahman } = cast;
  show(`${steward.name} is a steward of the platform.`);
  show(`${perpetua.name} is the admin of ${perpetua.organisation.name}, a development body.`);
  const clients = [tudur, yvonne, rory, abdirahman];
  show(...clients.map(({ name, organisation }) => `${name} books for ${organisation.name}.`));
  const steady = await exchangeQuietly<{ steward: boolean }>(steward, 'GET /me');
  check('each has an account, and the steward is one', steady.steward, steady);
  return cast;
}
