import type { ExpertKind } from '../../experts/index.js';
import type { Label, LegalForm, Sector, Stage, Topic } from '../../kernel/taxonomy.js';
import type { Tried } from './answers.js';

/** Rises with every change of a row below or of a question. Kept answers say which they were given to. */
export const diagnosticVersion = 1;

/** Holds where all that is named here does; a list where one of it does. */
export interface Condition {
  readonly stages?: readonly Stage[];
  readonly needs?: readonly Topic[];
  readonly legalForm?: 'known' | 'unknown';
  readonly legalForms?: readonly LegalForm[];
  readonly trading?: boolean;
  readonly leastPeople?: number;
  readonly mostPeople?: number;
  readonly withinDays?: number;
  readonly tried?: readonly Tried[];
  readonly sectors?: readonly Sector[];
}

interface Rule {
  /** For programs; stays what it is. */
  readonly id: string;
  readonly when: Condition;
  readonly because: Label;
}

export interface KindRule extends Rule {
  readonly kind: ExpertKind;
}

/** The first that holds says who should help. The last holds always. */
export const kindRules: readonly KindRule[] = [
  {
    ...{ id: 'business-converts', kind: 'specialist', when: { stages: ['converting'] } },
    because: {
      en: 'A business that becomes a co-op changes hands: price, tax and rules take a specialist.',
      cy: 'Mae busnes sy’n troi’n gydweithfa yn newid dwylo: mae angen arbenigwr ar gyfer y pris, y dreth a’r rheolau.',
    },
  },
  {
    ...{ id: 'conversion-asked', kind: 'specialist', when: { needs: ['conversion'] } },
    because: {
      en: 'Conversion and succession bind people for years: take a specialist.',
      cy: 'Mae trosi ac olyniaeth yn clymu pobl am flynyddoedd: ewch at arbenigwr.',
    },
  },
  {
    ...{ id: 'in-difficulty', kind: 'specialist', when: { stages: ['in-difficulty'] } },
    because: {
      en: 'Directors in difficulty have duties in law, and little time: take a specialist.',
      cy: 'Mae gan gyfarwyddwyr mewn trafferthion ddyletswyddau cyfreithiol, ac ychydig o amser: ewch at arbenigwr.',
    },
  },
  {
    ...{ id: 'share-offer', kind: 'specialist', when: { needs: ['community-shares'] } },
    because: {
      en: 'People put their savings into a share offer: let a specialist look at it.',
      cy: 'Mae pobl yn rhoi eu cynilion mewn cynnig cyfranddaliadau: gadewch i arbenigwr edrych arno.',
    },
  },
  {
    ...{ id: 'rules-to-choose', kind: 'specialist', when: { stages: ['registering'], legalForm: 'unknown' } },
    because: {
      en: 'You are about to register and have no legal form yet: a specialist knows what follows from each.',
      cy: 'Rydych ar fin cofrestru heb ffurf gyfreithiol eto: mae arbenigwr yn gwybod beth sy’n dilyn o bob un.',
    },
  },
  {
    id: 'rules-to-mend',
    kind: 'specialist',
    when: { needs: ['legal-structures'], stages: ['planning', 'registering', 'trading-new', 'established'] },
    because: {
      en: 'Rules are registered, and mending them costs time and money: take a specialist.',
      cy: 'Mae rheolau’n cael eu cofrestru, ac mae eu newid yn costio amser ac arian: ewch at arbenigwr.',
    },
  },
  {
    id: 'regulated-work',
    kind: 'specialist',
    when: { needs: ['housing', 'energy', 'care'], stages: ['registering', 'trading-new', 'established'] },
    because: {
      en: 'Homes, energy and care are regulated: take a specialist who knows the regulator.',
      cy: 'Mae tai, ynni a gofal yn cael eu rheoleiddio: ewch at arbenigwr sy’n adnabod y rheoleiddiwr.',
    },
  },
  {
    ...{ id: 'money-runs-short', kind: 'specialist', when: { needs: ['finance'], withinDays: 14 } },
    because: {
      en: 'A question of money that cannot wait two weeks: take a specialist.',
      cy: 'Cwestiwn ariannol na all aros pythefnos: ewch at arbenigwr.',
    },
  },
  {
    ...{ id: 'many-people', kind: 'specialist', when: { needs: ['governance', 'finance'], leastPeople: 50 } },
    because: {
      en: 'With fifty people or more, governance and finance take a specialist.',
      cy: 'Gyda hanner cant o bobl neu fwy, mae angen arbenigwr ar gyfer llywodraethu a chyllid.',
    },
  },
  {
    ...{ id: 'peers-were-asked', kind: 'specialist', when: { tried: ['peers', 'barefoot'] } },
    because: {
      en: 'You have asked people who have done it themselves: take what is left to a specialist.',
      cy: 'Rydych wedi gofyn i bobl sydd wedi’i wneud eu hunain: ewch â’r hyn sydd ar ôl at arbenigwr.',
    },
  },
  {
    id: 'learnt-by-doing',
    kind: 'barefoot',
    when: { needs: ['membership', 'worker-co-ops', 'facilitation', 'marketing', 'platform-co-ops', 'food'] },
    because: {
      en: 'Members of co-ops know this from their own work: a barefoot adviser will do.',
      cy: 'Mae aelodau cydweithfeydd yn gwybod hyn o’u gwaith eu hunain: bydd cynghorydd troednoeth yn ddigon.',
    },
  },
  {
    ...{ id: 'at-the-beginning', kind: 'barefoot', when: { stages: ['idea', 'planning'] } },
    because: {
      en: 'At the beginning it helps most to hear from somebody who began one themselves.',
      cy: 'Ar y dechrau, clywed gan rywun sydd wedi cychwyn un ei hun sy’n helpu fwyaf.',
    },
  },
  {
    ...{ id: 'begin-with-a-peer', kind: 'barefoot', when: {} },
    because: {
      en: 'Begin with a barefoot adviser, who will say if it takes a specialist.',
      cy: 'Dechreuwch gyda chynghorydd troednoeth, a fydd yn dweud os oes angen arbenigwr.',
    },
  },
];

/** Of each place among the needs: more than all rules add to a topic, so that what was asked for comes first, in its order. */
export const weightOfPlace = 20;

interface TopicRule extends Rule {
  readonly topic: Topic;
  /** 1 to 6. */
  readonly weight: number;
}

/** All that hold add their weight to their topic. Every stage has at least one. */
export const topicRules: readonly TopicRule[] = [
  {
    ...{ id: 'an-idea-to-plan', topic: 'business-planning', weight: 4, when: { stages: ['idea', 'planning'] } },
    because: { en: 'An idea needs a plan that holds', cy: 'Mae angen cynllun cadarn ar syniad' },
  },
  {
    ...{ id: 'who-belongs', topic: 'membership', weight: 2, when: { stages: ['idea'] } },
    because: { en: 'Who would be a member is the first question', cy: 'Pwy fyddai’n aelod yw’r cwestiwn cyntaf' },
  },
  {
    ...{ id: 'alone-so-far', topic: 'membership', weight: 3, when: { mostPeople: 1 } },
    because: { en: 'A co-op takes more than one', cy: 'Mae angen mwy nag un i gael cydweithfa' },
  },
  {
    ...{ id: 'money-to-begin', topic: 'finance', weight: 2, when: { stages: ['planning'] } },
    because: { en: 'A plan says where the money comes from', cy: 'Mae cynllun yn dweud o ble daw’r arian' },
  },
  {
    ...{ id: 'rules-to-register', topic: 'legal-structures', weight: 6, when: { stages: ['registering'] } },
    because: { en: 'You are choosing rules', cy: 'Rydych yn dewis rheolau' },
  },
  {
    id: 'no-legal-form',
    topic: 'legal-structures',
    weight: 3,
    when: { legalForm: 'unknown', stages: ['planning', 'registering', 'trading-new', 'established'] },
    because: { en: 'You have no legal form yet', cy: 'Nid oes gennych ffurf gyfreithiol eto' },
  },
  {
    ...{ id: 'first-board', topic: 'governance', weight: 3, when: { stages: ['registering', 'trading-new'] } },
    because: { en: 'Who decides what is settled now', cy: 'Nawr y caiff pwy sy’n penderfynu beth ei setlo' },
  },
  {
    ...{ id: 'first-year', topic: 'finance', weight: 4, when: { stages: ['trading-new'] } },
    because: { en: 'The first year turns on cash flow', cy: 'Mae’r flwyddyn gyntaf yn dibynnu ar lif arian' },
  },
  {
    ...{ id: 'customers-to-find', topic: 'marketing', weight: 2, when: { stages: ['trading-new'], trading: true } },
    because: { en: 'Who trades needs to be known', cy: 'Mae angen i’r sawl sy’n masnachu fod yn hysbys' },
  },
  {
    ...{ id: 'years-later', topic: 'governance', weight: 4, when: { stages: ['established'] } },
    because: { en: 'Boards and rules want renewing', cy: 'Mae angen adnewyddu byrddau a rheolau' },
  },
  {
    ...{ id: 'members-drift', topic: 'membership', weight: 3, when: { stages: ['established'] } },
    because: { en: 'Members drift away unless they are asked', cy: 'Mae aelodau’n ymbellhau oni ofynnir iddynt' },
  },
  {
    ...{ id: 'owners-change', topic: 'conversion', weight: 6, when: { stages: ['converting'] } },
    because: { en: 'The business changes owners', cy: 'Mae’r busnes yn newid perchnogion' },
  },
  {
    ...{ id: 'new-rules-for-a-business', topic: 'legal-structures', weight: 5, when: { stages: ['converting'] } },
    because: { en: 'A business that converts takes new rules', cy: 'Mae busnes sy’n trosi yn cymryd rheolau newydd' },
  },
  {
    ...{ id: 'a-price-to-raise', topic: 'finance', weight: 3, when: { stages: ['converting'] } },
    because: { en: 'The owners’ price has to be raised', cy: 'Rhaid codi pris y perchnogion' },
  },
  {
    ...{ id: 'cash-first', topic: 'finance', weight: 6, when: { stages: ['in-difficulty'] } },
    because: { en: 'In difficulty, look at the cash first', cy: 'Mewn trafferthion, edrychwch ar yr arian yn gyntaf' },
  },
  {
    ...{ id: 'people-under-strain', topic: 'facilitation', weight: 4, when: { stages: ['in-difficulty'] } },
    because: { en: 'Difficulty strains people', cy: 'Mae trafferthion yn rhoi straen ar bobl' },
  },
  {
    ...{ id: 'duties-of-the-board', topic: 'governance', weight: 3, when: { stages: ['in-difficulty'] } },
    because: { en: 'A board in difficulty has duties', cy: 'Mae gan fwrdd mewn trafferthion ddyletswyddau' },
  },
  {
    ...{ id: 'succession-takes-rules', topic: 'legal-structures', weight: 4, when: { needs: ['conversion'] } },
    because: { en: 'Succession is written into rules', cy: 'Caiff olyniaeth ei hysgrifennu yn y rheolau' },
  },
  {
    ...{ id: 'shares-take-a-plan', topic: 'business-planning', weight: 4, when: { needs: ['community-shares'] } },
    because: { en: 'A share offer stands on its plan', cy: 'Mae cynnig cyfranddaliadau yn sefyll ar ei gynllun' },
  },
  {
    ...{ id: 'many-members', topic: 'governance', weight: 2, when: { leastPeople: 10 } },
    because: { en: 'Ten or more decide by rules', cy: 'Mae deg neu fwy yn penderfynu drwy reolau' },
  },
  {
    id: 'workers-own-it',
    topic: 'worker-co-ops',
    weight: 3,
    when: { legalForms: ['worker-co-operative'] },
    because: { en: 'Yours is a worker co-op', cy: 'Cydweithfa gweithwyr yw eich un chi' },
  },
  {
    id: 'societies-issue-shares',
    topic: 'community-shares',
    weight: 2,
    when: { needs: ['finance'], legalForms: ['community-benefit-society', 'co-operative-society'] },
    because: { en: 'A society may raise money by shares', cy: 'Gall cymdeithas godi arian drwy gyfranddaliadau' },
  },
  {
    ...{ id: 'sector-housing', topic: 'housing', weight: 3, when: { sectors: ['housing'] } },
    because: { en: 'Housing is your trade', cy: 'Tai yw eich maes' },
  },
  {
    ...{ id: 'sector-food', topic: 'food', weight: 3, when: { sectors: ['food-and-drink', 'agriculture'] } },
    because: { en: 'Food is your trade', cy: 'Bwyd yw eich maes' },
  },
  {
    ...{ id: 'sector-energy', topic: 'energy', weight: 3, when: { sectors: ['energy'] } },
    because: { en: 'Energy is your trade', cy: 'Ynni yw eich maes' },
  },
  {
    ...{ id: 'sector-care', topic: 'care', weight: 3, when: { sectors: ['health-and-care'] } },
    because: { en: 'Care is your trade', cy: 'Gofal yw eich maes' },
  },
  {
    ...{ id: 'sector-digital', topic: 'platform-co-ops', weight: 3, when: { sectors: ['digital'] } },
    because: { en: 'Digital work is your trade', cy: 'Gwaith digidol yw eich maes' },
  },
];

export interface Urgency {
  readonly code: 'at-once' | 'soon' | 'in-time';
  /** In so many days or fewer; null: whatever was said. */
  readonly withinDays: number | null;
  readonly label: Label;
}

/** The first that holds. Who cannot wait two weeks is shown only those who are free by then. */
export const urgencies: readonly Urgency[] = [
  { code: 'at-once', withinDays: 3, label: { en: 'Within days', cy: 'O fewn dyddiau' } },
  { code: 'soon', withinDays: 14, label: { en: 'Within two weeks', cy: 'O fewn pythefnos' } },
  { code: 'in-time', withinDays: null, label: { en: 'When it suits', cy: 'Pan fydd yn gyfleus' } },
];
