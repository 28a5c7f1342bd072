import type { Language } from '../../kernel/when.js';
import type { ReportedPart } from './reported-seller.js';
import type { TaxNewsKind } from './tax-news.js';

interface TaxCatalogue {
  readonly hello: string;
  readonly subject: Readonly<Record<TaxNewsKind, (year: number) => string>>;
  readonly asks: (year: number) => string;
  readonly part: Readonly<Record<ReportedPart, string>>;
  readonly fillIn: string;
  readonly noReply: string;
  readonly whereToMend: string;
  readonly ready: (year: number) => string;
  readonly copy: string;
  readonly figures: (period: string, sessions: number, earned: string, fees: string) => string;
  readonly besides: string;
  readonly missingStill: string;
  readonly noBill: string;
  readonly farewell: string;
}

export const taxCatalogues: Readonly<Record<Language, TaxCatalogue>> = {
  en: {
    hello: 'Hello',
    subject: {
      'details-missing': (year) => `Before ${year} ends: what the tax office asks about you`,
      'year-statement': (year) => `Your statement of ${year}, and what the tax office is told`,
    },
    asks: (year) =>
      `You have earned something through Barefoot in ${year}. By 31 January the law has us tell HM Revenue and Customs of everybody who has. Of what we are to tell them about you, this is missing:`,
    part: {
      legal_name: 'your legal name',
      address: 'your address',
      country: 'your country',
      tax_number: 'your tax number: of a person a UTR or a National Insurance number, of a company its number',
      date_of_birth: 'your date of birth',
      account: 'where you are paid',
    },
    fillIn: 'Please fill it in by 31 December.',
    noReply: 'Please do not send any of it by letter: we never ask for it that way.',
    whereToMend: 'Who you are to the law, and where you are paid:',
    ready: (year) => `Your statement of ${year} is ready:`,
    copy: 'By 31 January the law has us tell HM Revenue and Customs what you earned through Barefoot. This is your copy; what was earned is with VAT, and the fees were paid by clients and funders on top of it:',
    figures: (period, sessions, earned, fees) => `${period}: sessions ${sessions}, earned ${earned}, fees ${fees}`,
    besides:
      'With it they are told your legal name, your address and country, your date of birth unless you are a company, your tax number, your VAT number if you have one, and the account that you are paid to, with its name. None of that stands in this letter. Please look whether it is right, and correct today what is not.',
    missingStill: 'This is missing still. Please fill it in today:',
    noBill: 'This is no tax bill. Whether you owe tax, and how much, is between you and HM Revenue and Customs.',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: {
      'details-missing': (year) => `Cyn diwedd ${year}: yr hyn y mae’r swyddfa dreth yn ei ofyn amdanoch`,
      'year-statement': (year) => `Eich datganiad am ${year}, a’r hyn a ddywedir wrth y swyddfa dreth`,
    },
    asks: (year) =>
      `Rydych wedi ennill rhywbeth drwy Barefoot yn ${year}. Erbyn 31 Ionawr mae’r gyfraith yn mynnu ein bod yn rhoi gwybod i Gyllid a Thollau EF am bawb sydd wedi gwneud hynny. O’r hyn yr ydym i’w ddweud wrthynt amdanoch chi, mae hyn ar goll:`,
    part: {
      legal_name: 'eich enw cyfreithiol',
      address: 'eich cyfeiriad',
      country: 'eich gwlad',
      tax_number: 'eich rhif treth: UTR neu rif Yswiriant Gwladol person, neu rif cwmni',
      date_of_birth: 'eich dyddiad geni',
      account: 'lle rydych yn cael eich talu',
    },
    fillIn: 'Llenwch ef erbyn 31 Rhagfyr, os gwelwch yn dda.',
    noReply: 'Peidiwch ag anfon dim ohono mewn llythyr, os gwelwch yn dda: ni fyddwn byth yn gofyn amdano felly.',
    whereToMend: 'Pwy ydych chi yn ôl y gyfraith, a lle rydych yn cael eich talu:',
    ready: (year) => `Mae eich datganiad am ${year} yn barod:`,
    copy: 'Erbyn 31 Ionawr mae’r gyfraith yn mynnu ein bod yn dweud wrth Gyllid a Thollau EF beth a enilloch drwy Barefoot. Dyma eich copi; mae’r hyn a enillwyd yn cynnwys TAW, a thalwyd y ffioedd gan gleientiaid a chyllidwyr ar ben hynny:',
    figures: (period, sessions, earned, fees) => `${period}: sesiynau ${sessions}, enillwyd ${earned}, ffioedd ${fees}`,
    besides:
      'Gyda hyn dywedir wrthynt eich enw cyfreithiol, eich cyfeiriad a’ch gwlad, eich dyddiad geni oni bai mai cwmni ydych, eich rhif treth, eich rhif TAW os oes gennych un, a’r cyfrif y cewch eich talu iddo, gyda’i enw. Nid oes dim o hynny yn y llythyr hwn. Edrychwch a yw’n gywir, os gwelwch yn dda, a chywirwch heddiw yr hyn nad yw.',
    missingStill: 'Mae hyn ar goll o hyd. Llenwch ef heddiw, os gwelwch yn dda:',
    noBill: 'Nid bil treth yw hwn. Rhyngoch chi a Chyllid a Thollau EF y mae a oes treth yn ddyledus gennych, a faint.',
    farewell: 'Cofion gorau,',
  },
};
