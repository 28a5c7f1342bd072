import type { Caller } from '../client.js';
import { exchange, refused } from '../exchange.js';
import type { News } from '../news.js';
import type { Person } from '../people.js';
import { check, say, step } from '../print.js';
import { signInByLetter } from '../steps/sign-in.js';
import type { Credential, Oversight, Standing } from './answers.js';
import type { Cast } from './people.js';

const email = 'bethan@tidewrack-bakers.example';

export const profile = {
  kind: 'barefoot',
  name: 'Bethan Arkwright-Sosa',
  headline: { en: 'A bakery that its bakers own', cy: 'Becws sy’n eiddo i’w bobyddion' },
  about: {
    en: 'Nine of us bought the bakery that we worked in. I can tell you what we would do again, and what not.',
    cy: 'Prynodd naw ohonom y becws yr oeddem yn gweithio ynddo.',
  },
  topics: ['worker-co-ops', 'conversion'],
  sectors: ['food-and-drink'],
  stages: ['planning', 'registering', 'converting'],
  legal_forms: ['worker-co-operative', 'co-operative-society'],
  languages: ['en', 'cy'],
  regions: ['wales'],
  remote: true,
};

interface Draft {
  readonly bethan: Person;
  readonly path: `/experts/${string}`;
}

export async function signUp(anybody: Caller): Promise<Draft> {
  step('Bethan signs up, and writes her profile');
  say('Bethan bakes in a co-op and wants to pass on what she knows: a barefoot adviser. She has never been here.');
  const bethan = { ...(await signInByLetter(anybody, 'Bethan', email)), email };
  await exchange<object>(bethan, 'PATCH /me', { body: { name: profile.name, language: 'en' } });
  const draft = await exchange<Standing>(bethan, 'POST /experts', {
    body: profile,
    status: 201,
    tell: ({ name, state = '' }) => `${name}, ${state}`,
  });
  check('her profile begins as a draft', draft.state === 'draft', draft);
  const path = `/experts/${draft.id}` as const;
  const missing = await refused(bethan, `POST ${path}/submission`, '409 profile-not-ready');
  check(
    'she is told all that is missing: a co-op, somebody who answers for her, and a word on her interests',
    ['coop_memberships', 'overseen_by', 'interests_declared'].every((part) => missing.detail.includes(part)),
    missing,
  );
  return { bethan, path };
}

export async function saySheIsOneOfUs({ bethan, path }: Draft): Promise<void> {
  step('Where she belongs, what she has learned, and in what she has a stake');
  await exchange<object>(bethan, `POST ${path}/coop-memberships`, {
    body: { name: 'Tidewrack Bakers', role: 'worker-member', since: '2019-05-01' },
    status: 201,
  });
  const credential = await exchange<Credential>(bethan, `POST ${path}/credentials`, {
    body: {
      kind: 'training',
      title: 'Facilitating meetings of members',
      issuer: 'Saltmarsh Learning Circle',
      evidence_url: 'https://saltmarsh-learning.example/certificates/1187',
      issued_on: '2024-03-15',
    },
    status: 201,
    tell: ({ title, state }) => `${title}: ${state}`,
  });
  check('what she says of herself is a claim until somebody has looked', credential.state === 'claimed', credential);
  await exchange<object>(bethan, 'POST /me/interests', {
    body: { organisation_name: 'Tidewrack Bakers', nature: 'employment', since: '2019-05-01' },
    status: 201,
  });
  say('That is all, and she says so:');
  await exchange<Standing>(bethan, `PATCH ${path}`, { body: { interests_declared: true } });
}

export async function findSomebodyToAnswerForHer({ bethan, path }: Draft, { perpetua }: Cast, news: News) {
  step('A development body answers for her, and she submits');
  const { name, id } = perpetua.organisation;
  say(`${perpetua.name} has told her the id of ${name}. Nothing counts before ${name} has said yes.`);
  const asked = await exchange<Oversight>(bethan, `POST ${path}/oversights`, {
    body: { organisation_id: id, note: 'You helped our bakery in 2018. Will you look over my shoulder?' },
    status: 201,
    tell: ({ state, overseer }) => `${state}: ${overseer.name}`,
  });
  await news.of([perpetua, 'oversight-asked']);
  await refused(bethan, `POST ${path}/submission`, '409 profile-not-ready');
  const accepted = await exchange<Oversight>(perpetua, `POST /oversights/${asked.id}/answer`, {
    body: { decision: 'accepted' },
    tell: ({ state, adviser }) => `${state}: ${adviser.name}`,
  });
  check(`${name} answers for Bethan`, accepted.state === 'accepted', accepted);
  await news.of([bethan, 'oversight-answered']);
  const submitted = await exchange<Standing>(bethan, `POST ${path}/submission`, { tell: ({ state = '' }) => state });
  check('her profile waits to be verified', submitted.state === 'submitted', submitted);
}
