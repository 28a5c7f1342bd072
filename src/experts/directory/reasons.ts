import type { Label } from '../../kernel/taxonomy.js';
import type { Expert } from '../expert.js';
import type { DirectoryFilter } from './directory.table.js';
import { partsOf } from './rank.js';

/** What an adviser's place in the directory can come from, in the order in which it weighs. */
export const reasons = {
  'fits-words': { en: 'Matches your words', cy: "Yn cyfateb i'ch geiriau" },
  'fits-some-words': { en: 'Matches some of your words', cy: "Yn cyfateb i rai o'ch geiriau" },
  'fits-topic': { en: 'Works on this topic', cy: 'Yn gweithio ar y pwnc hwn' },
  'fits-language': { en: 'Works in this language', cy: 'Yn gweithio yn yr iaith hon' },
  'fits-access': { en: 'Provides the access you asked for', cy: 'Yn darparu’r mynediad y gofynnoch amdano' },
  'fits-stage': { en: 'Works with start-ups at this stage', cy: 'Yn gweithio gyda busnesau ar y cam hwn' },
  'takes-any-stage': { en: 'Takes on start-ups at any stage', cy: 'Yn derbyn busnesau ar unrhyw gam' },
  'fits-legal-form': { en: 'Knows this legal form', cy: 'Yn adnabod y ffurf gyfreithiol hon' },
  'takes-any-legal-form': { en: 'Takes on any legal form', cy: 'Yn derbyn unrhyw ffurf gyfreithiol' },
  'fits-sector': { en: 'Knows this sector', cy: 'Yn adnabod y sector hwn' },
  'takes-any-sector': { en: 'Takes on any sector', cy: 'Yn derbyn unrhyw sector' },
  'free-when-asked': { en: 'Free when you asked for', cy: 'Yn rhydd ar yr adeg y gofynnoch amdani' },
  'free-soon': { en: 'Has free time in the next 14 days', cy: 'Ag amser rhydd yn y 14 diwrnod nesaf' },
  'not-free-soon': { en: 'Has no free time in the next 14 days', cy: 'Heb amser rhydd yn y 14 diwrnod nesaf' },
  'in-region': { en: 'Works in this region', cy: 'Yn gweithio yn y rhanbarth hwn' },
  'works-remotely': {
    en: 'Not in this region, but works remotely',
    cy: 'Ddim yn y rhanbarth hwn, ond yn gweithio o bell',
  },
  'outside-region': { en: 'Not in this region', cy: 'Ddim yn y rhanbarth hwn' },
  'few-recent-sessions': {
    en: 'Had few paid sessions lately, so comes before others',
    cy: 'Wedi cael ychydig o sesiynau â thâl yn ddiweddar, felly’n dod o flaen eraill',
  },
  'some-recent-sessions': {
    en: 'Had some paid sessions lately',
    cy: 'Wedi cael rhai sesiynau â thâl yn ddiweddar',
  },
  'many-recent-sessions': {
    en: 'Had many paid sessions lately, so others come first',
    cy: 'Wedi cael llawer o sesiynau â thâl yn ddiweddar, felly daw eraill yn gyntaf',
  },
  'drawn-by-lot': { en: 'Among equals, drawn by lot each day', cy: 'Ymhlith rhai cyfartal, drwy goelbren bob dydd' },
} as const satisfies Record<string, Label>;

export type Reason = keyof typeof reasons;

/** What they say they know of those who ask. */
type Named = Pick<Expert, 'stages' | 'legalForms' | 'sectors'>;

const places = ['in-region', 'works-remotely', 'outside-region'] as const;
const turns = ['few-recent-sessions', 'some-recent-sessions', 'many-recent-sessions'] as const;

/** Why somebody stands where they do, the weightiest first: what was asked for, and what their rank says of the rest. */
export function reasonsFor(filter: DirectoryFilter, expert: Named, rank: number): Reason[] {
  const { later, distance, turn } = partsOf(rank);
  return [
    ...given(filter.words.length > 0, filter.match === 'any' ? 'fits-some-words' : 'fits-words'),
    ...given(filter.topic !== undefined, 'fits-topic'),
    ...given(filter.language !== undefined, 'fits-language'),
    ...given(filter.access !== undefined, 'fits-access'),
    ...given(filter.stage !== undefined, expert.stages.length > 0 ? 'fits-stage' : 'takes-any-stage'),
    ...given(filter.legalForm !== undefined, expert.legalForms.length > 0 ? 'fits-legal-form' : 'takes-any-legal-form'),
    ...given(filter.sector !== undefined, expert.sectors.length > 0 ? 'fits-sector' : 'takes-any-sector'),
    filter.free ? 'free-when-asked' : later === 0 ? 'free-soon' : 'not-free-soon',
    ...given((filter.near ?? filter.region) !== undefined, places[filter.near === undefined ? 0 : distance]),
    turns[turn],
    'drawn-by-lot',
  ];
}

function given(applies: boolean, reason: Reason): Reason[] {
  return applies ? [reason] : [];
}
