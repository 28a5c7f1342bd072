/** It rises whenever the words change: whoever agreed, agreed to those of a version. */
export const wordingVersion = 1;

/** What an adviser agrees to. */
export const authorityWords = {
  en: 'Barefoot issues an invoice in my name and number sequence for each thing that I earn through it, to whom I advised. I issue no other invoice for the same. I say at once when my name, address or VAT registration changes. I may take this back at any time; what was issued until then stands.',
  cy: 'Mae Barefoot yn cyhoeddi anfoneb yn fy enw i ac yn fy nghyfres rifau i am bob peth yr wyf yn ei ennill drwyddo, i’r sawl y bûm yn ei gynghori. Nid wyf yn cyhoeddi anfoneb arall am yr un peth. Rwy’n dweud ar unwaith pan fydd fy enw, fy nghyfeiriad neu fy nghofrestriad TAW yn newid. Caf dynnu hyn yn ôl unrhyw bryd; mae’r hyn a gyhoeddwyd hyd hynny yn sefyll.',
} as const;
