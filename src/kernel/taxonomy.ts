/** A word in both languages of every page. */
export interface Label {
  readonly en: string;
  readonly cy: string;
}

/** What a session can be about. */
export const topics = {
  'legal-structures': { en: 'Legal structures and rules', cy: 'Strwythurau cyfreithiol a rheolau' },
  governance: { en: 'Governance', cy: 'Llywodraethu' },
  'community-shares': { en: 'Community shares', cy: 'Cyfranddaliadau cymunedol' },
  finance: { en: 'Finance and cash flow', cy: 'Cyllid a llif arian' },
  'business-planning': { en: 'Business planning', cy: 'Cynllunio busnes' },
  conversion: { en: 'Conversion and succession', cy: 'Trosi busnes ac olyniaeth' },
  'worker-co-ops': { en: 'Worker co-op practice', cy: 'Arferion cydweithfeydd gweithwyr' },
  'platform-co-ops': { en: 'Platform co-ops and digital', cy: "Cydweithfeydd platfform a'r digidol" },
  housing: { en: 'Housing', cy: 'Tai' },
  food: { en: 'Food', cy: 'Bwyd' },
  energy: { en: 'Energy', cy: 'Ynni' },
  care: { en: 'Care', cy: 'Gofal' },
  facilitation: { en: 'Facilitation and conflict', cy: 'Hwyluso a gwrthdaro' },
  marketing: { en: 'Marketing', cy: 'Marchnata' },
  membership: { en: 'Membership engagement', cy: 'Ymgysylltu ag aelodau' },
} as const satisfies Record<string, Label>;

/** The trades that start-ups are in, and that advisers know from inside. */
export const sectors = {
  agriculture: { en: 'Farming and growing', cy: 'Ffermio a thyfu' },
  'food-and-drink': { en: 'Food and drink', cy: 'Bwyd a diod' },
  retail: { en: 'Shops and retail', cy: 'Siopau a manwerthu' },
  hospitality: { en: 'Pubs, cafés and hospitality', cy: 'Tafarndai, caffis a lletygarwch' },
  housing: { en: 'Housing and land', cy: 'Tai a thir' },
  energy: { en: 'Community energy', cy: 'Ynni cymunedol' },
  'health-and-care': { en: 'Health and social care', cy: 'Iechyd a gofal cymdeithasol' },
  'education-and-childcare': { en: 'Education and childcare', cy: 'Addysg a gofal plant' },
  'arts-and-media': { en: 'Arts, culture and media', cy: "Y celfyddydau, diwylliant a'r cyfryngau" },
  digital: { en: 'Digital and technology', cy: 'Digidol a thechnoleg' },
  manufacturing: { en: 'Making and manufacturing', cy: 'Gwneud a gweithgynhyrchu' },
  construction: { en: 'Building and repair', cy: 'Adeiladu ac atgyweirio' },
  transport: { en: 'Transport and delivery', cy: 'Cludiant a dosbarthu' },
  environment: { en: 'Environment and reuse', cy: 'Yr amgylchedd ac ailddefnyddio' },
  'sport-and-leisure': { en: 'Sport and leisure', cy: 'Chwaraeon a hamdden' },
} as const satisfies Record<string, Label>;

/** How far on those who ask for support are. */
export const stages = {
  idea: { en: 'Only an idea yet', cy: 'Dim ond syniad hyd yma' },
  planning: { en: 'Planning', cy: 'Cynllunio' },
  registering: { en: 'Choosing rules and registering', cy: 'Dewis rheolau a chofrestru' },
  'trading-new': { en: 'Newly trading', cy: 'Newydd ddechrau masnachu' },
  established: { en: 'Established', cy: 'Wedi hen sefydlu' },
  converting: { en: 'A business becoming a co-op', cy: "Busnes sy'n troi'n gydweithfa" },
  'in-difficulty': { en: 'In difficulty', cy: 'Mewn trafferthion' },
} as const satisfies Record<string, Label>;

/** What co-ops and their like are in UK law; the worker and the multi-stakeholder co-op are societies with a model of their own. */
export const legalForms = {
  'co-operative-society': { en: 'Co-operative society', cy: 'Cymdeithas gydweithredol' },
  'community-benefit-society': { en: 'Community benefit society', cy: 'Cymdeithas budd cymunedol' },
  'worker-co-operative': { en: 'Worker co-operative', cy: 'Cydweithfa gweithwyr' },
  'multi-stakeholder-co-operative': { en: 'Multi-stakeholder co-operative', cy: 'Cydweithfa amlranddeiliaid' },
  'community-interest-company': { en: 'Community interest company (CIC)', cy: 'Cwmni buddiannau cymunedol (CBC)' },
  'company-limited-by-guarantee': { en: 'Company limited by guarantee', cy: 'Cwmni cyfyngedig drwy warant' },
  'company-limited-by-shares': { en: 'Company limited by shares', cy: 'Cwmni cyfyngedig drwy gyfranddaliadau' },
  'limited-liability-partnership': {
    en: 'Limited liability partnership (LLP)',
    cy: 'Partneriaeth atebolrwydd cyfyngedig (PAC)',
  },
  'charitable-incorporated-organisation': {
    en: 'Charitable incorporated organisation (CIO, SCIO)',
    cy: 'Sefydliad corfforedig elusennol (SCE)',
  },
  'unincorporated-association': { en: 'Unincorporated association', cy: 'Cymdeithas anghorfforedig' },
} as const satisfies Record<string, Label>;

/** The twelve regions of the United Kingdom's first level of statistics (ITL 1). */
export const regions = {
  wales: { en: 'Wales', cy: 'Cymru' },
  scotland: { en: 'Scotland', cy: 'Yr Alban' },
  'northern-ireland': { en: 'Northern Ireland', cy: 'Gogledd Iwerddon' },
  'north-east': { en: 'North East England', cy: 'Gogledd-ddwyrain Lloegr' },
  'north-west': { en: 'North West England', cy: 'Gogledd-orllewin Lloegr' },
  'yorkshire-and-the-humber': { en: 'Yorkshire and the Humber', cy: "Swydd Efrog a'r Humber" },
  'east-midlands': { en: 'East Midlands', cy: 'Dwyrain Canolbarth Lloegr' },
  'west-midlands': { en: 'West Midlands', cy: 'Gorllewin Canolbarth Lloegr' },
  'east-of-england': { en: 'East of England', cy: 'Dwyrain Lloegr' },
  london: { en: 'London', cy: 'Llundain' },
  'south-east': { en: 'South East England', cy: 'De-ddwyrain Lloegr' },
  'south-west': { en: 'South West England', cy: 'De-orllewin Lloegr' },
} as const satisfies Record<string, Label>;

/**
 * Languages an adviser works in, by BCP 47 code; save `bsl`, which is how people here write British Sign Language
 * (its tag is `bfi`: use that in a `lang` attribute).
 */
export const languages = {
  en: { en: 'English', cy: 'Saesneg' },
  cy: { en: 'Welsh', cy: 'Cymraeg' },
  bsl: { en: 'British Sign Language', cy: 'Iaith Arwyddion Prydain' },
  gd: { en: 'Scottish Gaelic', cy: 'Gaeleg yr Alban' },
  ga: { en: 'Irish', cy: 'Gwyddeleg' },
  ar: { en: 'Arabic', cy: 'Arabeg' },
  bn: { en: 'Bengali', cy: 'Bengaleg' },
  es: { en: 'Spanish', cy: 'Sbaeneg' },
  fr: { en: 'French', cy: 'Ffrangeg' },
  gu: { en: 'Gujarati', cy: 'Gwjarateg' },
  pa: { en: 'Punjabi', cy: 'Pwnjabeg' },
  pl: { en: 'Polish', cy: 'Pwyleg' },
  pt: { en: 'Portuguese', cy: 'Portiwgaleg' },
  ro: { en: 'Romanian', cy: 'Rwmaneg' },
  so: { en: 'Somali', cy: 'Somaleg' },
  ur: { en: 'Urdu', cy: 'Wrdw' },
} as const satisfies Record<string, Label>;

/** What an adviser provides so that everyone can take part. */
export const accessProvisions = {
  'step-free-venue': { en: 'Step-free venue', cy: 'Lleoliad heb risiau' },
  'bsl-interpreter': { en: 'BSL interpreter arranged', cy: 'Trefnir dehonglydd BSL' },
  'video-captions': { en: 'Captions on video calls', cy: 'Capsiynau ar alwadau fideo' },
  'hearing-loop': { en: 'Hearing loop', cy: 'Dolen glyw' },
  'quiet-space': { en: 'Quiet space', cy: 'Lle tawel' },
  'large-print': { en: 'Large print', cy: 'Print bras' },
  'easy-read': { en: 'Easy read', cy: 'Hawdd ei ddeall' },
  'phone-only': { en: 'Phone only is fine', cy: 'Mae sgwrs ffôn yn unig yn iawn' },
  'questions-in-advance': { en: 'Questions sent in advance', cy: 'Anfonir y cwestiynau ymlaen llaw' },
  'breaks-and-extra-time': { en: 'Breaks and extra time', cy: 'Seibiannau ac amser ychwanegol' },
  'children-welcome': { en: 'Babies and children welcome', cy: 'Croeso i fabanod a phlant' },
} as const satisfies Record<string, Label>;

export type Topic = keyof typeof topics;
export type Sector = keyof typeof sectors;
export type Stage = keyof typeof stages;
export type LegalForm = keyof typeof legalForms;
export type Region = keyof typeof regions;
export type SpokenLanguage = keyof typeof languages;
export type AccessProvision = keyof typeof accessProvisions;

/** The codes of a list in its order, typed as `z.enum` wants them. */
export function codesOf<Code extends string>(words: Readonly<Record<Code, Label>>): [Code, ...Code[]] {
  return Object.keys(words) as [Code, ...Code[]];
}
