import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { visit } from '../payments/provider.js';
import { becomes } from '../payments/time.js';
import { check, say, step } from '../print.js';
import type { Destination } from './answers.js';
import type { Adviser } from './people.js';
import type { Story } from './story.js';

/** As it stands on a bank statement; the sandbox’s bank goes by the word PARTIAL. */
const nearlyHerName = 'PARTIAL Prys';

export async function chooseWhere(story: Story): Promise<void> {
  const { iestyn, angharad, farida } = story.cast;
  await story.news.skip(iestyn, angharad, farida);
  await toStripe(story);
  await toGoCardless(story);
  await toTheBank(story);
}

async function toStripe({ cast: { iestyn, steward }, news }: Story): Promise<void> {
  step('Iestyn is paid by Stripe, and tells Stripe who he is');
  const asked = await choose(iestyn, { rail: 'stripe' });
  check('he is to tell Stripe who he is, before money goes there', asked.next === 'onboard', asked);
  const { url } = await exchange<{ url: string }>(iestyn, 'POST /me/payout-account/onboarding', {
    body: {},
    tell: () => 'a page of Stripe’s, which works once',
  });
  await visit(iestyn.name, url, 'finish');
  await becomes(
    'Stripe has told us, and he can be paid there',
    () => exchangeQuietly<Destination>(iestyn, `GET ${iestyn.path}/payout-destination`),
    ({ state }) => state === 'ready',
  );
  say('Nobody else is shown where, stewards included.');
  await refused(steward, `GET ${iestyn.path}/payout-destination`, '403 not-allowed');
  await news.of([iestyn, 'payout-destination-changed']);
}

async function toGoCardless({ cast: { angharad }, news }: Story): Promise<void> {
  step('Angharad is paid by GoCardless, which asks her bank for the name');
  say('It is called Confirmation of Payee: her bank says whether the account is in that name. It is nearly.');
  const partial = await choose(angharad, {
    ...{ rail: 'gocardless', account_name: nearlyHerName, sort_code: '20-00-00', account_number: '55779911' },
  });
  check('she is shown the name at the bank', partial.name_at_bank === 'SANDBOX HOLDER', partial);
  check('and nothing goes there before she has said that it is her', partial.next === 'confirm', partial);
  await confirm(angharad, partial);
  await news.of([angharad, 'payout-destination-changed']);
}

async function toTheBank({ cast: { farida }, news }: Story): Promise<void> {
  step('Farida is paid by a file that a steward gives to the co-op’s bank');
  await refused(farida, `PUT ${farida.path}/payout-destination`, '400 invalid-request', {
    ...herAccount,
    sort_code: '20',
  });
  const unconfirmed = await choose(farida, herAccount);
  check('nobody asks a bank here: she reads it again and says that it is hers', unconfirmed.next === 'confirm');
  check('what is shown of the number is how it ends', unconfirmed.account_number === '•••••678', unconfirmed);
  await confirm(farida, unconfirmed);
  await news.of([farida, 'payout-destination-changed']);
}

const herAccount = {
  ...{ rail: 'bank-file', account_name: 'F Lewin-Hassan', sort_code: '09-01-28', account_number: '12345678' },
};

/** Once money has come back from the first one. */
export async function chooseAnotherAccount(farida: Adviser): Promise<void> {
  await confirm(farida, await choose(farida, { ...herAccount, account_number: '87654321' }));
}

export function readPlace(adviser: Adviser): Promise<Destination> {
  return exchange<Destination>(adviser, `GET ${adviser.path}/payout-destination`, { tell: viewPlace });
}

function choose(adviser: Adviser, body: object): Promise<Destination> {
  return exchange<Destination>(adviser, `PUT ${adviser.path}/payout-destination`, { body, tell: viewPlace });
}

async function confirm(adviser: Adviser, { id }: Destination): Promise<void> {
  const { state } = await exchange<Destination>(adviser, `POST ${adviser.path}/payout-destination/confirmation`, {
    body: { id },
    tell: viewPlace,
  });
  check(`${adviser.name} can be paid there`, state === 'ready', state);
}

function viewPlace({ rail, state, next, account_number: number, name_check: name }: Destination): string {
  const known = [number, name && `name: ${name}`].filter((part) => part !== null).join(', ');
  return `${rail}${known === '' ? '' : ` (${known})`}, ${state}; to do: ${next}`;
}
