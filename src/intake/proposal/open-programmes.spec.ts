import { expect, test } from '@jest/globals';
import type { ProgrammeId } from '../../kernel/id.js';
import type { Programme } from '../../vouchers/index.js';
import { mostProgrammes, programmesFor } from './open-programmes.js';

const all: Programme['eligibility'] = {
  ...{ regions: [], stages: [], sectors: [], legalForms: [] },
  ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
};
const unsaid = { legalForm: null, region: null, stage: 'idea', sectors: [], people: null } as const;
const closes = Temporal.Instant.from('2027-06-01T00:00Z');

interface Given extends Partial<Pick<Programme, 'topics' | 'adviserKinds' | 'closesAt'>> {
  readonly eligibility?: Partial<Programme['eligibility']>;
}

function aProgramme(id: string, { eligibility, ...more }: Given = {}): Programme {
  const programme = { id, topics: [], adviserKinds: [], closesAt: closes, ...more };
  return { ...programme, eligibility: { ...all, ...eligibility } } as unknown as Programme;
}

function shown(facts: Partial<Parameters<typeof programmesFor>[0]>, open: readonly Programme[], had = 0): unknown[] {
  const awards = new Map(open.map(({ id }): [ProgrammeId, number] => [id, had]));
  const wanted = { kind: 'barefoot', topics: ['finance', 'food'], awards } as const;
  return programmesFor({ ...unsaid, ...facts }, wanted, open).map(({ programme: { id }, toSay }) => [id, ...toSay]);
}

test.each<[Given['eligibility'] & object, Partial<Parameters<typeof programmesFor>[0]>, number, unknown[]]>([
  [{}, {}, 0, [['a']]],
  [{ stages: ['idea', 'planning'] }, {}, 0, [['a']]],
  [{ stages: ['planning'] }, {}, 0, []],
  [{ regions: ['wales'] }, {}, 0, [['a', 'region']]],
  [{ regions: ['wales'] }, { region: 'wales' }, 0, [['a']]],
  [{ regions: ['wales'] }, { region: 'london' }, 0, []],
  [{ sectors: ['retail'] }, {}, 0, [['a', 'sectors']]],
  [{ sectors: ['retail'] }, { sectors: ['energy'] }, 0, []],
  [{ sectors: ['retail'] }, { sectors: ['energy', 'retail'] }, 0, [['a']]],
  [{ legalForms: ['co-operative-society'], leastPeople: 5 }, {}, 0, [['a', 'legal_form', 'people']]],
  [{ legalForms: ['co-operative-society'], leastPeople: 5 }, { people: 4 }, 0, []],
  [{ mostPreviousAwards: 0 }, {}, 0, [['a']]],
  [{ mostPreviousAwards: 0 }, {}, 1, []],
])('rules %j and what was said, %j, after %i awards, show %j', (eligibility, facts, had, expected) => {
  expect(shown(facts, [aProgramme('a', { eligibility })], had)).toEqual(expected);
});

test('what wants nothing said comes first, then what pays for more of the proposal, then what closes sooner', () => {
  const programmes = [
    aProgramme('asks', { eligibility: { regions: ['wales'] } }),
    aProgramme('pays for others', { adviserKinds: ['specialist'] }),
    aProgramme('pays for food', { topics: ['food', 'housing'] }),
    aProgramme('closes later', { closesAt: closes.add({ hours: 1 }) }),
    aProgramme('closes sooner'),
  ];
  const ids = shown({}, programmes).flat();
  expect(ids).toEqual(['closes sooner', 'closes later', 'pays for food', 'pays for others', 'asks', 'region']);
});

test('at most fifty are shown', () => {
  expect(
    shown(
      {},
      Array.from({ length: 60 }, (_, n) => aProgramme(`${n}`)),
    ),
  ).toHaveLength(mostProgrammes);
});
