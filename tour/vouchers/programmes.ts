import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { pounds } from '../money.js';
import type { Member } from '../people.js';
import { check, say, step } from '../print.js';
import type { Deposit, OpeningPreview, Programme } from './answers.js';
import type { Story } from './story.js';

export async function recogniseFunders({ cast, days }: Story): Promise<void> {
  const { steward, samir, jerome } = cast;
  step('A steward recognises who funds');
  say(`${samir.name} would set up a programme. That takes somebody to have looked at who they are.`);
  await refused(samir, 'POST /programmes', '409 not-a-funder', draftOf(samir, days, matchedTerms));
  for (const [{ organisation }, isPublic] of [
    [samir, false],
    [jerome, true],
  ] as const) {
    await exchange<object>(steward, `PUT /funders/${organisation.id}`, { body: { is_public_authority: isPublic } });
  }
  const { items } = await exchange<List<{ organisation: { name: string }; is_public_authority: boolean }>>(
    steward,
    'GET /funders',
    {
      tell: (funders) => [
        '',
        ...funders.items.map(
          (one) => `${one.organisation.name}${one.is_public_authority ? ', a public authority' : ''}`,
        ),
      ],
    },
  );
  check('both are funders now, and one of them is under the law on subsidies', items.length === 2, items);
}

const matchedTerms = {
  name: { en: 'Village starts' },
  budget: { minor: 500_000 },
  decision: 'panel',
  scorers: 3,
  funder_percent: 75,
  match: 'cash',
  use_months: 2,
  eligibility: { regions: ['wales'], stages: ['planning', 'converting'], most_people: 50 },
  report_fields: [
    ...['beneficiary-name', 'beneficiary-region', 'award-value', 'delivery-sessions', 'delivery-minutes'],
    ...['money-committed', 'money-reserved', 'money-drawn', 'money-returned', 'outcome-jobs'],
  ],
};

const inWelsh = {
  name: { en: 'Village starts', cy: 'Dechrau pentrefi' },
  summary: {
    en: 'Three quarters of the price of advice, for villages that want to own what they need.',
    cy: 'Tri chwarter pris cyngor, i bentrefi sydd am fod yn berchen ar yr hyn sydd ei angen arnynt.',
  },
};

/** Open, with £1,000 in its fund, deposited as £200 and £800, and a package of £300. */
export async function makeAMatchedProgramme(story: Story): Promise<Programme> {
  const { cast, days } = story;
  const { samir } = cast;
  step('A programme that pays three quarters, and asks the rest as a match');
  const draft = await exchange<Programme>(samir, 'POST /programmes', {
    body: draftOf(samir, days, matchedTerms),
    status: 201,
    tell: ({ state, decision, funder_percent: percent }) => `${state}: ${percent} %, decided by a ${decision}`,
  });
  check('it begins as a draft', draft.state === 'draft', draft);
  const path = `/programmes/${draft.id}` as const;
  say('What does it need before it opens?');
  const preview = await exchange<OpeningPreview>(samir, `GET ${path}/opening-preview`, { tell: viewMissing });
  check(
    'a summary, its Welsh, and something to apply for',
    preview.missing.map(({ code }) => code).join() === 'summary,welsh,package',
    preview,
  );
  await exchange<Programme>(samir, `PATCH ${path}`, { body: inWelsh });
  await exchange<Programme>(samir, `POST ${path}/packages`, {
    body: { title: { en: 'First steps', cy: 'Camau cyntaf' }, value: { minor: 30_000 }, minutes: 600 },
    status: 201,
    tell: ({ packages }) => packages.map(({ title, value }) => `${title.en}: ${pounds(value)}`),
  });
  await refused(samir, `PUT ${path}/state`, '409 programme-not-ready', { state: 'open' });
  await fillItsFund(story, path);
  return open(samir, path);
}

async function fillItsFund({ cast, days }: Story, path: `/programmes/${string}`): Promise<void> {
  const { steward, samir } = cast;
  say(`${samir.name}’s bank sends £200, and the next day £800. ${steward.name} finds both on the bank statement:`);
  const received = days.at(1, 1, '07:00').toString();
  const of = (minor: number, reference: string) => ({
    body: { amount: { minor }, received_at: received, bank_reference: reference },
    status: 201,
    tell: ({ amount, bank_reference: name }: Deposit) => `${pounds(amount)}, ${name}`,
  });
  await exchange<Deposit>(steward, `POST ${path}/deposits`, of(20_000, 'HALFPENNY 0412'));
  await exchange<Deposit>(steward, `POST ${path}/deposits`, of(80_000, 'HALFPENNY 0413'));
  await refused(steward, `POST ${path}/deposits`, '409 deposit-recorded-already', of(80_000, 'HALFPENNY 0413').body);
}

/** Open, with £1,000 in its fund, and a package of £250. */
export async function makeAPublicProgramme({ cast, days }: Story): Promise<Programme> {
  const { steward, jerome } = cast;
  step('A second one, of public money, that pays everything');
  say('Whoever comes first is served first, for as long as there is money.');
  const draft = await exchange<Programme>(jerome, 'POST /programmes', {
    body: draftOf(jerome, days, {
      name: { en: 'Open doors', cy: 'Drysau agored' },
      summary: { en: 'Advice at no cost, for a start.', cy: 'Cyngor am ddim, i ddechrau.' },
      budget: { minor: 100_000 },
      use_months: 2,
    }),
    status: 201,
    tell: ({ state, decision, funder_percent: percent }) => `${state}: ${percent} %, ${decision}`,
  });
  check('the law on subsidies goes with it', draft.subsidy_controlled, draft);
  const path = `/programmes/${draft.id}` as const;
  await exchangeQuietly<Programme>(jerome, `POST ${path}/packages`, {
    body: { title: { en: 'Two sessions', cy: 'Dwy sesiwn' }, value: { minor: 25_000 } },
    status: 201,
  });
  await exchange<Deposit>(steward, `POST ${path}/deposits`, {
    body: {
      amount: { minor: 100_000 },
      received_at: days.at(1, 1, '07:00').toString(),
      bank_reference: 'SALTMARSH VALE 77',
    },
    status: 201,
    tell: ({ amount, bank_reference: name }) => `${pounds(amount)}, ${name}`,
  });
  return open(jerome, path);
}

async function open(who: Member, path: `/programmes/${string}`): Promise<Programme> {
  const preview = await exchange<OpeningPreview>(who, `GET ${path}/opening-preview`, { tell: viewMissing });
  check('nothing is missing any more', preview.ready, preview);
  const programme = await exchange<Programme>(who, `PUT ${path}/state`, {
    body: { state: 'open' },
    tell: ({ name, state }) => `${name.en} (${name.cy}): ${state}`,
  });
  check('it is open', programme.state === 'open', programme);
  return programme;
}

function draftOf({ organisation }: Member, days: Story['days'], terms: object) {
  const [opens, closes] = [days.at(1, 1, '00:00'), days.at(20, 1, '00:00')];
  return { funder_id: organisation.id, opens_at: opens.toString(), closes_at: closes.toString(), ...terms };
}

function viewMissing({ ready, missing }: OpeningPreview): readonly string[] {
  return [ready ? 'ready' : 'missing:', ...missing.map(({ detail }) => detail)];
}
