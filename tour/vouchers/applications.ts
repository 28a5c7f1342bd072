import { exchange, exchangeQuietly } from '../exchange.js';
import type { Member } from '../people.js';
import { check, say, step } from '../print.js';
import type { Application, Programme } from './answers.js';
import { theBakery } from './start-up.js';
import type { Story } from './story.js';

export async function applyFromElsewhere({ cast }: Story, programme: Programme): Promise<void> {
  const { isla } = cast;
  step('Who may not apply is told why, at once');
  const path = `/organisations/${isla.organisation.id}` as const;
  await exchangeQuietly<object>(isla, `PUT ${path}/enterprise`, {
    body: { ...theBakery, region: 'scotland', stage: 'established', sectors: ['transport'] },
  });
  const refusedOne = await apply(isla, programme, { need: 'We want to buy our bicycles together.' });
  check(
    'two rules are not met, and each is said in words',
    refusedOne.state === 'ineligible' && refusedOne.unmet.map(({ rule }) => rule).join() === 'region,stage',
    refusedOne,
  );
}

/** @returns the application, submitted */
export async function applyToThePanel(
  { cast, news }: Story,
  programme: Programme,
  diagnostic: string,
): Promise<Application> {
  const { tudur } = cast;
  step('The bakery applies');
  const started = await apply(tudur, programme, {
    need: 'Our baker retires. We want to buy the bakery, and need to know how.',
    diagnostic_id: diagnostic,
  });
  check('it may', started.state === 'started' && started.unmet.length === 0, started);
  const submitted = await submit(tudur, started);
  check('and waits for the panel', submitted.state === 'submitted', submitted);
  await news.of([tudur, 'application-submitted']);
  return submitted;
}

export async function applyForMore({ cast }: Story, programme: Programme): Promise<void> {
  const { mererid } = cast;
  step('First come, first served');
  const started = await apply(mererid, programme, { need: 'A lease, and what it must say.' });
  const submitted = await submit(mererid, started);
  check('there is money, so it is offered at once', submitted.state === 'offered', submitted);
}

function apply(who: Member, programme: Programme, more: object): Promise<Application> {
  say(`${who.name} applies to “${programme.name.en}” for ${who.organisation.name}:`);
  return exchange<Application>(who, `POST /organisations/${who.organisation.id}/applications`, {
    body: { programme_id: programme.id, package_id: programme.packages[0]?.id, ...more },
    status: 201,
    tell: ({ state, unmet }) => [state, ...unmet.map(({ label }) => label.en)],
  });
}

function submit(who: Member, { id }: Application): Promise<Application> {
  return exchange<Application>(who, `POST /applications/${id}/submission`, { tell: ({ state }) => state });
}
