import type { Answer } from '../../support/client.js';
import { visit } from '../../support/providers.js';
import { type Doing, pick } from '../step.js';
import { told } from '../world.js';
import type { APaidAdviser, PayingWorld } from './world.js';

const rails = ['bank-file', 'gocardless', 'stripe', 'gocardless'] as const;
type Rail = (typeof rails)[number];

/** As they stand on a bank statement, which the sandbox's bank goes by: most are right. */
const names = ['Ann Leaf', 'Ann Leaf', 'Ann Leaf', 'PARTIAL Leaf', 'SLOW Leaf', 'UNABLE Leaf', 'NO MATCH Leaf'];
/** What an adviser does on the page of Stripe's on which they say who they are. */
const onboardings = ['finish', 'finish', 'finish', 'more', 'leave'];

interface Place {
  readonly id: string;
  readonly rail: Rail;
  readonly state: string;
  readonly next: 'none' | 'wait' | 'onboard' | 'confirm' | 'correct';
}

const pathOf = ({ id }: APaidAdviser) => `/api/v1/experts/${id}/payout-destination`;

/** What advisers do about where they are paid. */
export const places: Readonly<Record<string, Doing<PayingWorld>>> = {
  'choose where to be paid': (world, { which, other }) => {
    const account = { name: pick(names, other), number: other };
    return choose(world, pick(world.advisers, which), { rail: pick(rails, other), ...account, page: which });
  },
  'mend where one is paid': (world, { which }) => mend(world, pick(world.advisers, which)),
};

/** Chooses a place, and does there what is to be done at once. */
export async function choose(
  world: PayingWorld,
  adviser: APaidAdviser,
  given: { readonly rail: Rail; readonly name?: string; readonly number: number; readonly page?: number },
): Promise<void> {
  const { rail, name = 'Ann Leaf', number, page = 0 } = given;
  const account = { account_name: name, sort_code: '20-00-00', account_number: String(10_000_000 + number) };
  const body = { rail, ...(rail !== 'stripe' && account) };
  const answer = await told(world, `be paid by ${rail}`, adviser.client.put(pathOf(adviser), body));
  if (answer?.status === 200) await follow(world, adviser, { place: answer.body, page });
}

/** What stands in the way of being paid there, as far as the adviser can do something about it. Nothing of who is paid nowhere. */
export async function mend(world: PayingWorld, adviser: APaidAdviser): Promise<void> {
  const place = await look(world, adviser);
  if (!place) return;
  const isWrong = place.next === 'correct' || (place.rail === 'gocardless' && place.state === 'broken');
  if (isWrong) await choose(world, adviser, { rail: place.rail, number: world.bank.nextNumber() });
  else await follow(world, adviser, { place, page: 0 });
}

/** Whoever is paid by Stripe is shown how Stripe says that their account stands. */
async function look(world: PayingWorld, adviser: APaidAdviser): Promise<Place | undefined> {
  const { client } = adviser;
  const answer = await told(world, 'look where one is paid', client.get(pathOf(adviser)));
  if (answer?.status !== 200 || answer.body.rail !== 'stripe' || answer.body.state === 'ready') return placeIn(answer);
  await told(world, 'look at an account', client.get('/api/v1/me/payout-account'));
  return placeIn(await told(world, 'look where one is paid', client.get(pathOf(adviser))));
}

function placeIn(answer: Answer | undefined): Place | undefined {
  return answer?.status === 200 ? (answer.body as Place) : undefined;
}

async function follow(
  world: PayingWorld,
  adviser: APaidAdviser,
  { place, page }: { readonly place: Place; readonly page: number },
): Promise<void> {
  const { client } = adviser;
  if (place.next === 'confirm')
    await told(world, 'confirm', client.post(`${pathOf(adviser)}/confirmation`, { id: place.id }));
  if (place.next !== 'onboard') return;
  const answer = await told(world, 'onboard', client.post('/api/v1/me/payout-account/onboarding', {}));
  if (answer?.status === 200) await visit(answer.body.url, pick(onboardings, page)).catch(() => undefined);
}
