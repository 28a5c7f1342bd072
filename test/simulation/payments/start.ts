import { balanceOf } from '../../../sandbox/stripe/money.js';
import { Jobs } from '../../../src/platform/jobs.js';
import { anEarning } from '../../factories/adviser-pay.js';
import { advisersAsWritten } from '../../support/advisers.js';
import { aMembership, aPerson } from '../../support/factories.js';
import { passTime, startPayingServer } from '../../support/paying.js';
import { visit } from '../../support/providers.js';
import { freePort } from '../../support/server.js';
import { aWorld, type World } from '../world.js';
import { Bank } from './bank.js';
import { moveToFloat, writeMoves } from './paying-out.js';
import { choose } from './places.js';
import { type PayingWorld, startedBeside } from './world.js';

/** What providers do for us that pays advisers. */
const paying = ['POST /v1/transfers', 'POST /outbound_payments', 'POST /outbound_payments/:id/actions/approve'];

export async function aPayingWorld(): Promise<PayingWorld> {
  const ambush: PayingWorld['ambush'] = { strike: undefined };
  const observe = ({ endpoint }: { readonly endpoint: string }) => {
    if (paying.includes(endpoint)) ambush.strike?.();
  };
  const server = await startPayingServer({ logLevel: 'fatal' }, { observe }); // much fails here, on purpose
  const world = await aWorld(server);
  await passTime(server, 'PT0S');
  const second = await startedBeside(server, await freePort());
  const funders = await fundersOf(world);
  const paid = { advisers: await advisersOf(world), bank: new Bank(), asOf: server.clock.now(), run: null, ambush };
  const whole: PayingWorld = { ...world, server, second, payments: [], funders, invoices: [], ...paid, dead: [] };
  await begin(whole);
  return whole;
}

async function fundersOf({ server, anyone, programmes }: World): Promise<PayingWorld['funders']> {
  const funders = [];
  for (const { funderId } of programmes) {
    const person = await aPerson(server);
    await aMembership(server, funderId, person, 'admin');
    funders.push(await anyone.as(person.email));
  }
  return funders;
}

async function advisersOf({ server, anyone, experts }: World): Promise<PayingWorld['advisers']> {
  const [another] = await advisersAsWritten(server, [{ name: 'Ann Leaf' }]);
  if (!another) throw new Error('Nobody was written.');
  return [...experts, { id: another.id, client: await anyone.as(`${another.id}@advisers.example`) }];
}

/** All but the first client and its funder have agreed to be debited, and all but the last adviser have said where to be paid. */
async function begin(world: PayingWorld): Promise<void> {
  const { server, clients, funders, programmes } = world;
  const payers = [
    ...clients.map(({ id, client: by }) => ({ id, by })),
    ...funders.map((by, index) => ({ id: programmes[index]?.funderId, by })),
  ];
  for (const { id, by } of payers.slice(1)) {
    const { body } = await by.post(`/api/v1/organisations/${id}/mandates`);
    await visit(body.url, 'debit:well');
  }
  for (const [index, rail] of (['stripe', 'gocardless', 'bank-file'] as const).entries())
    await choose(world, world.advisers[index]!, { rail, number: index });
  await payMuch(world, { rail: 'card', minor: 60_000 });
  await passTime(server, { hours: 24 * 7 }); // by then mandates stand, and a card's money may be used
  await haveEarned(world);
  const { world: stripe } = server.sandbox.stripe;
  stripe.tell('balance.available', balanceOf(stripe, undefined)); // from the first event on its list is read without a gap
  await server.app.get(Jobs).sweepNow();
  world.asOf = server.clock.now();
}

/** Something is due to everybody in the next days, and there is a little in the float. */
async function haveEarned(world: PayingWorld): Promise<void> {
  const today = world.server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
  for (const [index, { id }] of world.advisers.entries())
    for (const days of [1, 3 + index])
      await anEarning(world.server, id, 1000 * days + index, today.add({ days }).toString());
  moveToFloat(world, 10_000);
  await writeMoves(world);
}

/**
 * A funder pays. In the end by bank, more than GoCardless has to take back: it pays nothing out before there is more to give, and what it has
 * not paid out is not refunded; and by card, since Stripe pays nobody what it does not hold.
 */
export async function payMuch(
  { server, steward, programmes, funders }: PayingWorld,
  { rail, minor }: { readonly rail: 'bank' | 'card'; readonly minor: number },
): Promise<void> {
  const due_on = server.clock.now().add({ hours: 240 }).toString().slice(0, 10);
  const [programme, funder] = [programmes[0], funders[0]];
  const invoice = { amount: { minor }, due_on };
  const asked = await steward.post(`/api/v1/programmes/${programme?.id}/invoices`, invoice);
  const plan = await funder?.post(`/api/v1/invoices/${asked.body.id}/payments`, { rail });
  const opened = await funder?.post(`/api/v1/payments/${plan?.body.id}/checkout`, { language: 'en' });
  await visit(opened?.body.url, rail === 'bank' ? 'instant' : 'pm_card_visa');
}
