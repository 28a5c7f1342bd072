import type { Expert, List } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { check, say, step } from '../print.js';
import type { Diagnostic, Programme } from './answers.js';
import type { Story } from './story.js';

export const theBakery = {
  legal_form: null,
  region: 'wales',
  stage: 'converting',
  sectors: ['food-and-drink'],
  people: 9,
  trading: false,
};

export async function sayWhatTheyAre({ cast }: Story): Promise<void> {
  const { mererid } = cast;
  step('A start-up says what it is');
  const said = await exchange<{ region: string; stage: string; people: number }>(
    mererid,
    `PUT /organisations/${mererid.organisation.id}/enterprise`,
    { body: theBakery, tell: ({ region, stage, people }) => `${region}, ${stage}, ${people} people` },
  );
  check('programmes and reports go by that', said.region === 'wales', said);
}

/** @returns the id of the answers that are kept */
export async function askWhatWouldHelp({ cast }: Story, programmes: readonly Programme[]): Promise<string> {
  const { tudur } = cast;
  step('A few questions: who could help, with what, and who would pay');
  const { consent } = await exchangeQuietly<{ consent: { version: number; en: string } }>(tudur, 'GET /intake');
  say(`Answers are kept once somebody has said yes to this: “${consent.en}”`);
  const path = `/organisations/${tudur.organisation.id}/diagnostics` as const;
  const kept = await exchange<Diagnostic>(tudur, `POST ${path}`, {
    body: {
      answers: {
        ...{ stage: 'converting', people: 9, trading: false, needs: ['conversion', 'finance'], urgency_days: 30 },
        ...{ language: 'cy', region: 'wales', meeting: 'remote' },
      },
      consent_version: consent.version,
    },
    status: 201,
    tell: ({ proposal: { kind, topics, programmes: open } }) => [
      `a ${kind.code} adviser. ${kind.reason.en}`,
      `about: ${topics.map(({ en }) => en).join(', ')}`,
      ...open.map(({ name }) => `open to you: ${name.en}`),
    ],
  });
  const open = kept.proposal.programmes.map(({ id }) => id);
  check(
    'it looks as if both programmes were for them',
    programmes.every(({ id }) => open.includes(id)),
    open,
  );
  const found = await exchange<List<Expert>>(tudur, `GET /diagnostics/${kept.id}/experts`, {
    tell: ({ items }) => items.slice(0, 5).map(({ name, topics }) => `${name}: ${topics.join(', ')}`),
  });
  check('advisers are shown who speak Welsh and work on it', found.items.length > 0, found);
  return kept.id;
}
