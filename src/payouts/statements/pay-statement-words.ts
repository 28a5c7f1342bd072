import type { Language } from '../../kernel/when.js';

type Label =
  ('period' | 'sessions' | 'earned' | 'vat' | 'fees' | 'paid' | 'adviser' | 'year') | ('interest' | 'compensation');

interface PayStatementWords {
  readonly title: (year: number) => string;
  readonly label: Readonly<Record<Label, string>>;
  readonly quarter: (quarter: number) => string;
  readonly late: string;
  readonly note: string;
}

/** What stands in statements of pay on paper. */
export const payStatementWords: Readonly<Record<Language, PayStatementWords>> = {
  en: {
    title: (year) => `Statement of pay ${year}`,
    label: {
      ...{ period: 'Period', sessions: 'Sessions', earned: 'Earned', vat: 'VAT in it', fees: 'Platform fees' },
      ...{ paid: 'Paid', adviser: 'Adviser', year: 'The year', interest: 'Interest', compensation: 'Compensation' },
    },
    quarter: (quarter) =>
      ['January to March', 'April to June', 'July to September', 'October to December'][quarter - 1] ?? '',
    late: 'Of what was paid, for being late',
    note: 'Earned is with VAT, by the day on which it was earned in London. The platform’s fees were paid by clients and funders on top of it. Paid is what reached the adviser, by the day on which it did, less what came back.',
  },
  cy: {
    title: (year) => `Datganiad tâl ${year}`,
    label: {
      ...{ period: 'Cyfnod', sessions: 'Sesiynau', earned: 'Enillwyd', vat: 'TAW ynddo', fees: 'Ffioedd y platfform' },
      ...{ paid: 'Talwyd', adviser: 'Cynghorydd', year: 'Y flwyddyn', interest: 'Llog', compensation: 'Iawndal' },
    },
    quarter: (quarter) =>
      ['Ionawr i Fawrth', 'Ebrill i Fehefin', 'Gorffennaf i Fedi', 'Hydref i Ragfyr'][quarter - 1] ?? '',
    late: 'O’r hyn a dalwyd, am fod yn hwyr',
    note: 'Mae’r hyn a enillwyd yn cynnwys TAW, yn ôl y diwrnod yr enillwyd ef yn Llundain. Talwyd ffioedd y platfform gan gleientiaid a chyllidwyr ar ben hynny. Talwyd yw’r hyn a gyrhaeddodd y cynghorydd, yn ôl y diwrnod y gwnaeth hynny, llai’r hyn a ddaeth yn ôl.',
  },
};
