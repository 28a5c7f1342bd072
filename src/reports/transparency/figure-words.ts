import type { FigureName } from './figure.js';

interface Definition {
  readonly en: string;
  readonly cy: string;
  /** What is counted, in the words of the tables. */
  readonly source: string;
}

const items =
  'items of payouts to advisers that were paid in these months and stayed paid; what came back after its month was told is left out since then, see restated_on';
const pay = `pay among the ${items}`;
const spread = `pay of each adviser among the ${items}; to whole ten pounds`;

/** What each figure is. */
export const definitions: Readonly<Record<FigureName, Definition>> = {
  'advisers-paid': {
    en: 'How many advisers were paid.',
    cy: 'Faint o gynghorwyr a dalwyd.',
    source: `advisers with ${pay}`,
  },
  pay: {
    en: 'What advisers were paid for their work, with their VAT. What a bank sent back counts no longer, also where that changes a month that was told before; when that was last is said beside the figures.',
    cy: 'Yr hyn a dalwyd i gynghorwyr am eu gwaith, gyda’u TAW. Nid yw’r hyn a anfonodd banc yn ôl yn cyfrif mwyach, hyd yn oed lle mae hynny’n newid mis y dywedwyd amdano o’r blaen; dywedir wrth ymyl y ffigurau pryd y bu hynny ddiwethaf.',
    source: `the sum of ${pay}`,
  },
  'days-to-pay-median': {
    en: 'Half of the payments came within so many days of the day on which a session was accepted, or what is due of it became known.',
    cy: 'Daeth hanner y taliadau o fewn cynifer o ddiwrnodau i’r diwrnod y derbyniwyd sesiwn, neu y daeth yn hysbys beth sy’n ddyledus amdani.',
    source: `days from what was earned to the day on which the adviser had it, of ${pay}`,
  },
  'days-to-pay-95th': {
    en: 'Of a hundred payments, 95 came within so many days.',
    cy: 'O bob cant o daliadau, daeth 95 o fewn cynifer o ddiwrnodau.',
    source: `the same days, of ${pay}`,
  },
  'paid-within-30-days': {
    en: 'The share of payments, in percent, that came within 30 days.',
    cy: 'Y gyfran o’r taliadau, mewn canran, a ddaeth o fewn 30 diwrnod.',
    source: `the number of ${pay} after at most 30 days; to a tenth, rounded down`,
  },
  'paid-within-60-days': {
    en: 'The share of payments, in percent, that came within 60 days.',
    cy: 'Y gyfran o’r taliadau, mewn canran, a ddaeth o fewn 60 diwrnod.',
    source: `the number of ${pay} after at most 60 days; to a tenth, rounded down`,
  },
  'fair-payment-code': {
    en: 'The tier of the Fair Payment Code that these times would earn: gold for 95 % within 30 days, silver for 95 % within 60 days and 95 % of small suppliers within 30, bronze for 95 % within 60 days. Every adviser counts as a small supplier.',
    cy: 'Haen y Cod Talu Teg y byddai’r amserau hyn yn ei hennill: aur am 95 % o fewn 30 diwrnod, arian am 95 % o fewn 60 diwrnod a 95 % o gyflenwyr bach o fewn 30, efydd am 95 % o fewn 60 diwrnod. Mae pob cynghorydd yn cyfrif fel cyflenwr bach.',
    source: 'Office of the Small Business Commissioner, Fair Payment Code, December 2024; by number of payments',
  },
  'reaches-advisers': {
    en: 'Of what clients and funders paid for sessions, fee and VAT included, the share in percent that reached the advisers.',
    cy: 'O’r hyn a dalodd cleientiaid a chyllidwyr am sesiynau, gan gynnwys y ffi a’r TAW, y gyfran mewn canran a gyrhaeddodd y cynghorwyr.',
    source: `${pay}, over all shares of the price of the same sessions; sessions of groups, which are paid as one, are left out`,
  },
  'interest-paid': {
    en: 'Interest that was paid because pay was late.',
    cy: 'Llog a dalwyd am fod tâl yn hwyr.',
    source: `interest among the ${items}`,
  },
  'compensation-paid': {
    en: 'Compensation that the law adds to pay that is late.',
    cy: 'Iawndal y mae’r gyfraith yn ei ychwanegu at dâl hwyr.',
    source: `compensation among the ${items}`,
  },
  'under-the-floor': {
    en: 'Sessions of which an hour of all the work, less costs that were not paid back, brought less than the floor. Free introductions and time credits have no floor.',
    cy: 'Sesiynau lle daeth awr o’r holl waith, llai costau na chawsant eu had-dalu, â llai na’r isafswm. Nid oes isafswm i gyflwyniadau am ddim na chredydau amser.',
    source: `${pay} whose effective hourly pay is below the floor of its quote`,
  },
  disputes: {
    en: 'Sessions of which the client or the adviser disputed what is due.',
    cy: 'Sesiynau y bu anghydfod rhwng y cleient a’r cynghorydd ynghylch yr hyn sy’n ddyledus amdanynt.',
    source: 'disputes, by the month in London in which they were opened, whatever became of them',
  },
  'pay-lower-quartile': {
    en: 'A quarter of the advisers who were paid had less than this.',
    cy: 'Cafodd chwarter y cynghorwyr a dalwyd lai na hyn.',
    source: spread,
  },
  'pay-median': {
    en: 'Half of the advisers who were paid had less than this.',
    cy: 'Cafodd hanner y cynghorwyr a dalwyd lai na hyn.',
    source: spread,
  },
  'pay-upper-quartile': {
    en: 'A quarter of the advisers who were paid had more than this.',
    cy: 'Cafodd chwarter y cynghorwyr a dalwyd fwy na hyn.',
    source: spread,
  },
  'pay-median-specialist': {
    en: 'Half of the specialists who were paid had less than this. Told only where five specialists and five barefoot advisers were.',
    cy: 'Cafodd hanner yr arbenigwyr a dalwyd lai na hyn. Dim ond lle talwyd pum arbenigwr a phum cynghorydd troednoeth y dywedir hyn.',
    source: `${spread}; by the kind that each adviser is today`,
  },
  'pay-median-barefoot': {
    en: 'Half of the barefoot advisers who were paid had less than this. Told only where five specialists and five barefoot advisers were.',
    cy: 'Cafodd hanner y cynghorwyr troednoeth a dalwyd lai na hyn. Dim ond lle talwyd pum arbenigwr a phum cynghorydd troednoeth y dywedir hyn.',
    source: `${spread}; by the kind that each adviser is today`,
  },
};
