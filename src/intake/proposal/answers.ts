import type {
  AccessProvision,
  Label,
  LegalForm,
  Region,
  Sector,
  SpokenLanguage,
  Stage,
  Topic,
} from '../../kernel/taxonomy.js';

/** What somebody may have tried before they ask here. */
export const triedBefore = {
  guides: { en: 'Read guides or model rules', cy: 'Wedi darllen canllawiau neu reolau enghreifftiol' },
  peers: { en: 'Asked another co-op', cy: 'Wedi gofyn i gydweithfa arall' },
  barefoot: { en: 'Had a barefoot adviser', cy: 'Wedi cael cynghorydd troednoeth' },
  specialist: { en: 'Had a specialist', cy: 'Wedi cael arbenigwr' },
  professionals: { en: 'Asked a solicitor or an accountant', cy: 'Wedi gofyn i gyfreithiwr neu gyfrifydd' },
} as const satisfies Record<string, Label>;
export type Tried = keyof typeof triedBefore;

export const meetings = {
  either: { en: 'Either is fine', cy: 'Mae’r naill neu’r llall yn iawn' },
  'in-person': { en: 'In person', cy: 'Wyneb yn wyneb' },
  remote: { en: 'By video or phone', cy: 'Dros fideo neu ffôn' },
} as const satisfies Record<string, Label>;
type Meeting = keyof typeof meetings;

export const mostNeeds = 5;
export const mostAccess = 5;
export const mostSectorsAnswered = 5;
export const mostPeopleAnswered = 100_000;
export const latestUrgencyDays = 365;

/** What was answered. Null and an empty list: not said, not known yet, or none. No text of anybody's own is asked for. */
export interface Answers {
  readonly stage: Stage;
  /** Who work in it or are planning it. */
  readonly people: number | null;
  readonly legalForm: LegalForm | null;
  readonly trading: boolean | null;
  /** The most pressing first. */
  readonly needs: readonly Topic[];
  /** Within how many days help is needed. */
  readonly urgencyDays: number | null;
  readonly language: SpokenLanguage;
  readonly access: readonly AccessProvision[];
  readonly region: Region | null;
  readonly meeting: Meeting;
  readonly sectors: readonly Sector[];
  readonly tried: readonly Tried[];
}
