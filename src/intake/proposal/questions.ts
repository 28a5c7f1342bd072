import {
  accessProvisions,
  type Label,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../../kernel/taxonomy.js';
import {
  latestUrgencyDays,
  meetings,
  mostAccess,
  mostNeeds,
  mostPeopleAnswered,
  mostSectorsAnswered,
  triedBefore,
} from './answers.js';

/** A question of the diagnostic; its code is the member of the answers that it asks for. */
export interface Question {
  readonly code: string;
  readonly asks: Label;
  /** One of these, or with `most` up to so many. */
  readonly choices?: Readonly<Record<string, Label>>;
  readonly most?: number;
  /** A whole number between these two. */
  readonly between?: readonly [number, number];
  /** Yes or no. */
  readonly yesOrNo?: true;
  readonly needed?: true;
}

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    ...{ code: 'stage', choices: stages, needed: true },
    asks: { en: 'How far on are you?', cy: 'Pa mor bell ydych chi?' },
  },
  {
    ...{ code: 'people', between: [1, mostPeopleAnswered] },
    asks: { en: 'How many of you are there?', cy: 'Faint ohonoch chi sydd?' },
  },
  {
    ...{ code: 'legal_form', choices: legalForms },
    asks: {
      en: 'Which legal form do you have, or have you chosen? Leave it open if you do not know yet.',
      cy: 'Pa ffurf gyfreithiol sydd gennych, neu yr ydych wedi’i dewis? Gadewch hyn yn wag os nad ydych yn gwybod eto.',
    },
  },
  { code: 'trading', yesOrNo: true, asks: { en: 'Are you trading?', cy: 'Ydych chi’n masnachu?' } },
  {
    ...{ code: 'needs', choices: topics, most: mostNeeds },
    asks: {
      en: 'What do you need help with? The most pressing first; leave it open if you are not sure.',
      cy: 'Gyda beth mae angen help arnoch? Y mwyaf brys yn gyntaf; gadewch hyn yn wag os nad ydych yn siŵr.',
    },
  },
  {
    ...{ code: 'urgency_days', between: [0, latestUrgencyDays] },
    asks: { en: 'Within how many days?', cy: 'O fewn faint o ddyddiau?' },
  },
  {
    ...{ code: 'language', choices: languages },
    asks: { en: 'In which language?', cy: 'Ym mha iaith?' },
  },
  {
    ...{ code: 'access', choices: accessProvisions, most: mostAccess },
    asks: { en: 'What do you need to take part?', cy: 'Beth sydd ei angen arnoch i gymryd rhan?' },
  },
  {
    ...{ code: 'region', choices: regions },
    asks: { en: 'Where are you?', cy: 'Ble’r ydych chi?' },
  },
  {
    ...{ code: 'meeting', choices: meetings },
    asks: { en: 'How would you like to meet?', cy: 'Sut hoffech chi gyfarfod?' },
  },
  {
    ...{ code: 'sectors', choices: sectors, most: mostSectorsAnswered },
    asks: { en: 'Which trade are you in? The main one first.', cy: 'Ym mha faes ydych chi? Y prif un yn gyntaf.' },
  },
  {
    ...{ code: 'tried', choices: triedBefore, most: Object.keys(triedBefore).length },
    asks: { en: 'What have you tried already?', cy: 'Beth ydych chi wedi rhoi cynnig arno’n barod?' },
  },
];
