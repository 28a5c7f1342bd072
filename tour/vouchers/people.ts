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
  /** Its admin. */
  readonly odette: Member;
  /** Finance of a public authority. */
  readonly jerome: Member;
  /** Admin, booker and finance of a Welsh village that wants its bakery. */
  readonly mererid: Member;
  readonly tudur: Member;
  readonly ania: Member;
  /** Of couriers in Glasgow. */
  readonly isla: Member;
  /** Of two development bodies. */
  readonly perpetua: Member;
  readonly winifred: Member;
  /** Two advisers. */
  readonly angharad: Person;
  readonly iestyn: Person;
}

export async function meetEverybody(anybody: Caller): Promise<Cast> {
  step('Who takes part');
  say('People of the demo, who do not exist. They are signed in by the short cut that a machine of one’s own has.');
  const cast: Cast = {
    anybody,
    steward: await signedIn(anybody, 'Imogen', 'imogen.tavernier@barefoot.example'),
    samir: await member(anybody, 'Samir', 'samir.toussaint@halfpenny-common.example'),
    odette: await member(anybody, 'Odette', 'odette.larkham@halfpenny-common.example'),
    jerome: await member(anybody, 'Jerome', 'jerome.idowu@saltmarsh-vale.example'),
    mererid: await member(anybody, 'Mererid', 'mererid.haulwen@popty-pentre-coch.example'),
    tudur: await member(anybody, 'Tudur', 'tudur.cynfal@popty-pentre-coch.example'),
    ania: await member(anybody, 'Ania', 'ania.lisowska@popty-pentre-coch.example'),
    isla: await member(anybody, 'Isla', 'isla.kinnaird@ninewheel-couriers.example'),
    perpetua: await member(anybody, 'Perpetua', 'perpetua.gould@tidewheel.example'),
    winifred: await member(anybody, 'Winifred', 'winifred.ackroyd-shah@pennine-thread.example'),
    angharad: await signedIn(anybody, 'Angharad', 'angharad.prys-tudor@advisers.example'),
    iestyn: await signedIn(anybody, 'Iestyn', 'iestyn.okafor-rees@advisers.example'),
  };
  introduce(cast);
  const steady = await exchangeQuietly<{ steward: boolean }>(cast.steward, 'GET /me');
  check('each has an account, and the steward is one', steady.steward, steady);
  return cast;
}

function introduce({ steward, samir, odette, jerome, mererid, tudur, ania, isla, ...others }: Cast): void {
  const { perpetua, winifred, angharad, iestyn } = others;
  show(`${steward.name} is a steward of the platform.`);
  show(`${samir.name} does the finances of the ${samir.organisation.name}, of which ${odette.name} is the admin.`);
  show(`${jerome.name} does those of the ${jerome.organisation.name}, a public authority.`);
  show(`${mererid.name} is the admin of ${mererid.organisation.name}, ${tudur.name} books for it,`);
  show(`  and ${ania.name} looks after its money.`);
  show(`${isla.name} is the admin of ${isla.organisation.name}, in Glasgow.`);
  show(`${perpetua.name} and ${winifred.name} are of development bodies: they know a good plan when they see one.`);
  show(`${angharad.name} and ${iestyn.name} are advisers.`);
}

/** Their id, which others name them by. */
export async function idOf(person: Person): Promise<string> {
  return (await exchangeQuietly<{ user_id: string }>(person, 'GET /me')).user_id;
}
