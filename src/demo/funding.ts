import { hashOfCode } from '../vouchers/index.js';
import type { Label } from '../kernel/taxonomy.js';

export interface ProgrammeTerms {
  readonly name: Label;
  readonly summary: Label;
  readonly budget: { readonly minor: number };
}

const reported = [
  ...['beneficiary-name', 'beneficiary-region', 'award-value', 'delivery-sessions', 'delivery-minutes'],
  ...['money-committed', 'money-reserved', 'money-drawn', 'money-returned'],
];

/** First come, first served: whoever applies has an offer at once. */
export const demoProgramme = {
  name: { en: 'First steps', cy: 'Camau cyntaf' },
  summary: {
    en: 'The whole price of advice, up to £600, for groups who are starting a co-operative or becoming one.',
    cy: "Holl bris cyngor, hyd at £600, i grwpiau sy'n dechrau cydweithfa neu'n troi'n un.",
  },
  budget: { minor: 1_200_000 },
  ...{ decision: 'first-come', funder_percent: 100, preparation_percent: 100, commitment_fee: { minor: 0 } },
  ...{ use_months: 6, report_fields: reported },
} satisfies ProgrammeTerms & object;

/** Decided by a panel, which has an application to look at. */
export const demoPanelProgramme = {
  name: { en: 'Villages that own', cy: "Pentrefi sy'n berchen" },
  summary: {
    en: 'Three quarters of the price of advice, for villages that want to own what they need. A panel decides.',
    cy: 'Tri chwarter pris cyngor, i bentrefi sydd am fod yn berchen ar yr hyn sydd ei angen arnynt. Panel sy’n penderfynu.',
  },
  budget: { minor: 800_000 },
  ...{ decision: 'panel', scorers: 2, funder_percent: 75, match: 'cash', use_months: 6, report_fields: reported },
} satisfies ProgrammeTerms & object;

export const demoPackage = { title: { en: 'A good start', cy: 'Dechrau da' }, value: { minor: 60_000 } };

export const theHomes = {
  enterprise: {
    region: 'yorkshire-and-the-humber',
    stage: 'planning',
    sectors: ['housing'],
    people: 7,
    trading: false,
  },
  need: 'Seven of us are looking for a house in Leeds to buy together, and need somebody who has done it before.',
};

const code = 'FIRST-STEPS-DEMO';

/** Of Lanternside Homes: for everybody who books for it. */
export const demoVoucher = { code, hash: hashOfCode(code) };
