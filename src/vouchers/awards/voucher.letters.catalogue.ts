import type { Language } from '../../kernel/when.js';
import type { ClawbackCause } from '../voucher.js';

/** What the organisation of a voucher is written to about. */
export const voucherNewsKinds = [
  ...(['offered', 'subsidy-notice', 'lapse-coming', 'lapsed', 'fee-due', 'active', 'subsidy-awarded'] as const),
  ...(['extended', 'suspended', 'suspended-for-debt', 'resumed'] as const),
  ...(['expiring', 'expired', 'cancelled', 'clawed-back'] as const),
] as const;
export type VoucherNewsKind = (typeof voucherNewsKinds)[number];

/** What the sentences are made from, cleaned and in the reader's language. */
export interface VoucherTold {
  readonly programme: string;
  readonly value: string;
  readonly commitmentFee: string;
  /** The last day to accept the offer, to start, and to use it, to stand after "by"; empty where there is none yet. */
  readonly lapses: string;
  readonly starts: string;
  readonly expires: string;
  /** The day of what is told, to stand after "on". */
  readonly day: string;
  /** What went back to the programme, or is owed. */
  readonly amount: string;
  readonly cause: ClawbackCause | null;
}

interface Words {
  readonly subject: string;
  readonly said: (told: VoucherTold) => string;
  /** What the reader can do now. */
  readonly next: (told: VoucherTold) => string;
}

export interface VoucherCatalogue {
  readonly hello: string;
  readonly label: Readonly<Record<'programme' | 'package' | 'value' | 'pays' | 'times' | 'fee', string>>;
  readonly pays: Readonly<{
    none: string;
    cash: (percent: number) => string;
    'in-kind': (percent: number) => string;
    'time-credits': (minutes: number) => string;
  }>;
  readonly times: (startDays: number, useMonths: number) => string;
  readonly quote: string;
  readonly page: string;
  readonly farewell: string;
  readonly news: Readonly<Record<VoucherNewsKind, Words>>;
}

const english: VoucherCatalogue = {
  hello: 'Hello',
  label: {
    programme: 'Programme',
    package: 'Package',
    value: 'Worth',
    pays: 'It pays',
    times: 'To be used',
    fee: 'Commitment fee',
  },
  pays: {
    none: 'the whole price of each session',
    cash: (percent) => `${percent} % of the price of each session; you pay the rest`,
    'in-kind': (percent) =>
      `the whole price of each session, which counts as ${percent} % of the whole; you give the rest in kind, and record it`,
    'time-credits': (minutes) =>
      `the whole price of each session; for each hour you give ${minutes} minutes of time credits to the community pot`,
  },
  times: (startDays, useMonths) =>
    `the first session within ${startDays} days and all within ${useMonths} ${useMonths === 1 ? 'month' : 'months'} of the day that it is active`,
  quote: 'The reason:',
  page: 'The voucher:',
  farewell: 'With best wishes,',
  news: {
    offered: {
      subject: 'You are offered a voucher',
      said: ({ programme, value }) =>
        `The programme "${programme}" offers you a voucher worth ${value} for sessions with advisers.`,
      next: ({ lapses }) =>
        `Please read its terms and accept or decline it by ${lapses}. It takes an admin or somebody of your finance. After that day the offer lapses.`,
    },
    'subsidy-notice': {
      subject: 'Notice of Minimal Financial Assistance',
      said: ({ programme, value }) =>
        `The funder of the programme "${programme}" is a public authority. The voucher that it offers you is a subsidy given as Minimal Financial Assistance under section 36 of the Subsidy Control Act 2022. Its value, at its gross cash equivalent, is ${value}.`,
      next: () =>
        'Before it can be awarded, please confirm in writing, with the voucher, all the Minimal Financial Assistance that you were given in this financial year (from 1 April) and the two before, and that the cap is not exceeded with this voucher. Keep this letter.',
    },
    'lapse-coming': {
      subject: 'Your offer of a voucher lapses soon',
      said: ({ value, programme }) =>
        `You have not yet accepted the voucher worth ${value} that the programme "${programme}" offers you.`,
      next: ({ lapses }) => `Please accept or decline it by ${lapses}. After that day the offer lapses.`,
    },
    lapsed: {
      subject: 'Your offer of a voucher has lapsed',
      said: ({ value, programme }) =>
        `Nobody accepted the voucher worth ${value} of the programme "${programme}" in time, so the offer has lapsed and its money went back to the programme.`,
      next: () => 'You need to do nothing. If you still want support, look whether the programme takes applications.',
    },
    'fee-due': {
      subject: 'Your voucher waits for its commitment fee',
      said: ({ value, programme }) => `You accepted the voucher worth ${value} of the programme "${programme}".`,
      next: ({ commitmentFee }) =>
        `Please pay the commitment fee of ${commitmentFee}. Once it is there we write to you, and you can book with the voucher. If you cannot pay it, ask a steward to waive it.`,
    },
    active: {
      subject: 'Your voucher can be used',
      said: ({ value, programme }) => `Your voucher worth ${value} of the programme "${programme}" is active.`,
      next: ({ starts, expires }) =>
        `Your first session has to start by ${starts}, and all of them by ${expires}. Those who book for you need its code: whoever accepted it was shown it, and your admins and finance can make a new one.`,
    },
    'subsidy-awarded': {
      subject: 'Confirmation of Minimal Financial Assistance',
      said: ({ programme, value, day }) =>
        `On ${day} you were awarded Minimal Financial Assistance worth ${value}, at its gross cash equivalent, under section 36 of the Subsidy Control Act 2022, by the programme "${programme}".`,
      next: () =>
        'Please keep this letter for three years: whoever gives you such assistance in that time has to be told of it.',
    },
    extended: {
      subject: 'Your voucher was extended',
      said: ({ programme }) => `You have more time to use your voucher of the programme "${programme}".`,
      next: ({ expires }) => `All of its sessions have to start by ${expires}. It is not extended again.`,
    },
    suspended: {
      subject: 'Your voucher is suspended',
      said: ({ programme }) =>
        `Your voucher of the programme "${programme}" is suspended: it pays for no new sessions. Those that it has secured already take place.`,
      next: () => 'Please write to the funder or a steward about it.',
    },
    'suspended-for-debt': {
      subject: 'Your voucher is suspended until a debt is paid',
      said: ({ programme }) =>
        `A voucher pays for one session that is called off late or that nobody comes to. It happened again, so what is due of that session is yours to pay, and your voucher of the programme "${programme}" is suspended: it pays for no new sessions. Those that it has secured already take place.`,
      next: () => 'Please pay what is due, and ask the funder or a steward to let the voucher be used again.',
    },
    resumed: {
      subject: 'Your voucher can be used again',
      said: ({ programme }) => `Your voucher of the programme "${programme}" is no longer suspended.`,
      next: ({ expires }) => `All of its sessions have to start by ${expires}.`,
    },
    expiring: {
      subject: 'Your voucher expires soon',
      said: ({ programme }) => `The time to use your voucher of the programme "${programme}" is nearly over.`,
      next: ({ expires }) =>
        `Sessions that it pays for have to start by ${expires}. What is left then goes back to the programme.`,
    },
    expired: {
      subject: 'Your voucher has expired',
      said: ({ programme, amount }) =>
        `Your voucher of the programme "${programme}" has expired. What was left of it, ${amount}, went back to the programme.`,
      next: () => 'Sessions that it has secured already are paid for. You need to do nothing.',
    },
    cancelled: {
      subject: 'Your voucher was cancelled',
      said: ({ programme, amount }) =>
        `Your voucher of the programme "${programme}" was cancelled. What was left of it, ${amount}, went back to the programme.`,
      next: () =>
        'Sessions that it has secured already take place and are paid for. If you do not agree, please write to a steward.',
    },
    'clawed-back': {
      subject: 'Your voucher was clawed back',
      said: ({ programme, amount, cause }) =>
        cause === 'false-declaration'
          ? `Your voucher of the programme "${programme}" was clawed back, because something that was declared is not true. What it has paid for, ${amount}, is yours to pay back.`
          : `Your voucher of the programme "${programme}" was clawed back, because of an error that was not yours. You owe nothing.`,
      next: () =>
        'It pays for nothing new. Sessions that it has secured already take place, and your advisers are paid. If you do not agree, please write to a steward.',
    },
  },
};

const welsh: VoucherCatalogue = {
  hello: 'Helo',
  label: {
    programme: 'Rhaglen',
    package: 'Pecyn',
    value: 'Gwerth',
    pays: 'Mae’n talu',
    times: 'I’w defnyddio',
    fee: 'Ffi ymrwymiad',
  },
  pays: {
    none: 'holl bris pob sesiwn',
    cash: (percent) => `${percent} % o bris pob sesiwn; chi sy’n talu’r gweddill`,
    'in-kind': (percent) =>
      `holl bris pob sesiwn, sy’n cyfrif fel ${percent} % o’r cyfan; chi sy’n rhoi’r gweddill mewn nwyddau neu waith, ac yn ei gofnodi`,
    'time-credits': (minutes) =>
      `holl bris pob sesiwn; am bob awr rydych yn rhoi ${minutes} munud o gredydau amser i’r gronfa gymunedol`,
  },
  times: (startDays, useMonths) =>
    `y sesiwn gyntaf o fewn ${startDays} diwrnod, a phob un o fewn ${useMonths} mis, i’r diwrnod y daw’n weithredol`,
  quote: 'Y rheswm:',
  page: 'Y daleb:',
  farewell: 'Cofion gorau,',
  news: {
    offered: {
      subject: 'Cynigir taleb i chi',
      said: ({ programme, value }) =>
        `Mae’r rhaglen "${programme}" yn cynnig taleb gwerth ${value} i chi ar gyfer sesiynau gyda chynghorwyr.`,
      next: ({ lapses }) =>
        `Darllenwch ei thelerau a’i derbyn neu ei gwrthod erbyn ${lapses}, os gwelwch yn dda. Gweinyddwr neu rywun o’ch tîm cyllid sy’n gwneud hynny. Ar ôl y diwrnod hwnnw daw’r cynnig i ben.`,
    },
    'subsidy-notice': {
      subject: 'Hysbysiad o Gymorth Ariannol Lleiaf',
      said: ({ programme, value }) =>
        `Awdurdod cyhoeddus yw cyllidwr y rhaglen "${programme}". Cymhorthdal a roddir fel Cymorth Ariannol Lleiaf o dan adran 36 o Ddeddf Rheoli Cymhorthdal 2022 yw’r daleb a gynigir i chi. Ei gwerth, yn ôl ei gyfwerth arian gros, yw ${value}.`,
      next: () =>
        'Cyn y gellir ei dyfarnu, cadarnhewch yn ysgrifenedig, gyda’r daleb, yr holl Gymorth Ariannol Lleiaf a roddwyd i chi yn y flwyddyn ariannol hon (o 1 Ebrill) a’r ddwy flaenorol, ac na eir dros y terfyn gyda’r daleb hon. Cadwch y llythyr hwn.',
    },
    'lapse-coming': {
      subject: 'Daw eich cynnig o daleb i ben yn fuan',
      said: ({ value, programme }) =>
        `Nid ydych eto wedi derbyn y daleb gwerth ${value} y mae’r rhaglen "${programme}" yn ei chynnig i chi.`,
      next: ({ lapses }) =>
        `Derbyniwch hi neu ei gwrthod erbyn ${lapses}, os gwelwch yn dda. Ar ôl y diwrnod hwnnw daw’r cynnig i ben.`,
    },
    lapsed: {
      subject: 'Daeth eich cynnig o daleb i ben',
      said: ({ value, programme }) =>
        `Ni dderbyniodd neb y daleb gwerth ${value} o’r rhaglen "${programme}" mewn pryd, felly daeth y cynnig i ben ac aeth ei harian yn ôl i’r rhaglen.`,
      next: () =>
        'Nid oes angen i chi wneud dim. Os hoffech gael cymorth o hyd, edrychwch a yw’r rhaglen yn derbyn ceisiadau.',
    },
    'fee-due': {
      subject: 'Mae eich taleb yn aros am ei ffi ymrwymiad',
      said: ({ value, programme }) => `Rydych wedi derbyn y daleb gwerth ${value} o’r rhaglen "${programme}".`,
      next: ({ commitmentFee }) =>
        `Talwch y ffi ymrwymiad o ${commitmentFee}, os gwelwch yn dda. Pan ddaw, byddwn yn ysgrifennu atoch, a gallwch drefnu sesiynau gyda’r daleb. Os na allwch ei thalu, gofynnwch i stiward ei hepgor.`,
    },
    active: {
      subject: 'Gellir defnyddio eich taleb',
      said: ({ value, programme }) => `Mae eich taleb gwerth ${value} o’r rhaglen "${programme}" yn weithredol.`,
      next: ({ starts, expires }) =>
        `Rhaid i’ch sesiwn gyntaf ddechrau erbyn ${starts}, a phob un erbyn ${expires}. Mae angen ei chod ar y rhai sy’n trefnu ar eich rhan: dangoswyd ef i bwy bynnag a’i derbyniodd, a gall eich gweinyddwyr a’ch tîm cyllid wneud un newydd.`,
    },
    'subsidy-awarded': {
      subject: 'Cadarnhad o Gymorth Ariannol Lleiaf',
      said: ({ programme, value, day }) =>
        `Ar ${day} dyfarnwyd i chi Gymorth Ariannol Lleiaf gwerth ${value}, yn ôl ei gyfwerth arian gros, o dan adran 36 o Ddeddf Rheoli Cymhorthdal 2022, gan y rhaglen "${programme}".`,
      next: () =>
        'Cadwch y llythyr hwn am dair blynedd: rhaid dweud amdano wrth bwy bynnag sy’n rhoi cymorth o’r fath i chi yn yr amser hwnnw.',
    },
    extended: {
      subject: 'Estynnwyd eich taleb',
      said: ({ programme }) => `Mae gennych fwy o amser i ddefnyddio eich taleb o’r rhaglen "${programme}".`,
      next: ({ expires }) => `Rhaid i bob un o’i sesiynau ddechrau erbyn ${expires}. Nid estynnir hi eto.`,
    },
    suspended: {
      subject: 'Ataliwyd eich taleb',
      said: ({ programme }) =>
        `Ataliwyd eich taleb o’r rhaglen "${programme}": nid yw’n talu am sesiynau newydd. Cynhelir y rhai y mae wedi’u sicrhau eisoes.`,
      next: () => 'Ysgrifennwch at y cyllidwr neu at stiward amdani, os gwelwch yn dda.',
    },
    'suspended-for-debt': {
      subject: 'Ataliwyd eich taleb nes y telir dyled',
      said: ({ programme }) =>
        `Mae taleb yn talu am un sesiwn a gaiff ei chanslo’n hwyr neu na ddaw neb iddi. Digwyddodd hynny eto, felly chi sydd i dalu’r hyn sy’n ddyledus am y sesiwn honno, ac ataliwyd eich taleb o’r rhaglen "${programme}": nid yw’n talu am sesiynau newydd. Cynhelir y rhai y mae wedi’u sicrhau eisoes.`,
      next: () =>
        'Talwch yr hyn sy’n ddyledus, os gwelwch yn dda, a gofynnwch i’r cyllidwr neu i stiward adael i’r daleb gael ei defnyddio eto.',
    },
    resumed: {
      subject: 'Gellir defnyddio eich taleb eto',
      said: ({ programme }) => `Nid yw eich taleb o’r rhaglen "${programme}" wedi’i hatal mwyach.`,
      next: ({ expires }) => `Rhaid i bob un o’i sesiynau ddechrau erbyn ${expires}.`,
    },
    expiring: {
      subject: 'Daw eich taleb i ben yn fuan',
      said: ({ programme }) => `Mae’r amser i ddefnyddio eich taleb o’r rhaglen "${programme}" bron ar ben.`,
      next: ({ expires }) =>
        `Rhaid i’r sesiynau y mae’n talu amdanynt ddechrau erbyn ${expires}. Aiff yr hyn sydd ar ôl bryd hynny yn ôl i’r rhaglen.`,
    },
    expired: {
      subject: 'Daeth eich taleb i ben',
      said: ({ programme, amount }) =>
        `Daeth eich taleb o’r rhaglen "${programme}" i ben. Aeth yr hyn oedd ar ôl ohoni, ${amount}, yn ôl i’r rhaglen.`,
      next: () => 'Telir am y sesiynau y mae wedi’u sicrhau eisoes. Nid oes angen i chi wneud dim.',
    },
    cancelled: {
      subject: 'Canslwyd eich taleb',
      said: ({ programme, amount }) =>
        `Canslwyd eich taleb o’r rhaglen "${programme}". Aeth yr hyn oedd ar ôl ohoni, ${amount}, yn ôl i’r rhaglen.`,
      next: () =>
        'Cynhelir y sesiynau y mae wedi’u sicrhau eisoes, a thelir amdanynt. Os nad ydych yn cytuno, ysgrifennwch at stiward.',
    },
    'clawed-back': {
      subject: 'Adfachwyd eich taleb',
      said: ({ programme, amount, cause }) =>
        cause === 'false-declaration'
          ? `Adfachwyd eich taleb o’r rhaglen "${programme}", am nad yw rhywbeth a ddatganwyd yn wir. Rhaid i chi ad-dalu’r hyn y mae wedi talu amdano, ${amount}.`
          : `Adfachwyd eich taleb o’r rhaglen "${programme}", oherwydd gwall nad oedd yn eiddo i chi. Nid oes arnoch ddim.`,
      next: () =>
        'Nid yw’n talu am ddim byd newydd. Cynhelir y sesiynau y mae wedi’u sicrhau eisoes, a thelir eich cynghorwyr. Os nad ydych yn cytuno, ysgrifennwch at stiward.',
    },
  },
};

export const voucherCatalogues: Readonly<Record<Language, VoucherCatalogue>> = { en: english, cy: welsh };
