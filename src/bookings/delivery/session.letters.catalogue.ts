import type { Language } from '../../kernel/when.js';
import type { HidingReason } from '../reviews/review.js';
import { afterVowel } from '../booking.letters.catalogue.js';

/** What is told of a session once it has begun. */
export const sessionNews = [
  ...([
    'delivery-missing',
    'delivery-recorded',
    'delivery-corrected',
    'session-accepted',
    'session-unrecorded',
  ] as const),
  ...(['objection-raised', 'objection-withdrawn', 'objection-dismissed', 'objection-upheld'] as const),
  ...(['objection-lapses', 'objection-becomes-dispute', 'objection-lapsed'] as const),
  ...(['no-show-reported', 'no-show-contested', 'no-show-stands', 'no-show-undone'] as const),
  ...(['no-show-unsettled', 'no-show-ended'] as const),
  ...(['plan-signed', 'reviews-published', 'hours-doubted', 'session-countersigned', 'review-hidden'] as const),
] as const;
export type SessionNews = (typeof sessionNews)[number];
export type SessionReader = 'client' | 'adviser' | 'steward';

/** What the sentences are made from, cleaned and in the reader's zone and language. */
export interface SessionTold {
  readonly reader: SessionReader;
  readonly adviser: string;
  readonly client: string;
  /** "until Monday ..."; undefined while no clock runs. */
  readonly until: string | undefined;
  readonly bySilence: boolean;
  /** Who did not come. */
  readonly missing: 'client' | 'adviser';
  /** Why what the reader wrote is hidden. */
  readonly hiddenFor: HidingReason;
}

interface Words {
  readonly subject: string;
  readonly said: (told: SessionTold) => string;
  /** What the reader can do now. */
  readonly next: (told: SessionTold) => string;
  /** Before what somebody wrote. */
  readonly quote: string;
}

export interface SessionCatalogue {
  readonly hello: string;
  readonly someAdviser: string;
  readonly someClient: string;
  readonly label: Readonly<Record<'title' | 'when' | 'adviser' | 'client', string>>;
  readonly page: string;
  readonly farewell: string;
  readonly news: Readonly<Record<SessionNews, Words>>;
}

const english: SessionCatalogue['news'] = {
  'delivery-missing': {
    subject: 'Please record your session',
    said: ({ client }) => `Your session with ${client} is over, and you have not recorded it yet.`,
    next: () =>
      'Please record the minutes, the topics and a short summary on its page. The client can only accept it once you have, and you are paid after that. If the client did not come, say so there.',
    quote: '',
  },
  'session-unrecorded': {
    subject: 'Did your session take place?',
    said: () => 'Your session has been over for weeks, and nobody has said whether it took place.',
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'If it did, please record it on its page: you are paid after that. If it did not, please cancel it or say there who did not come.'
        : 'If it did, please ask the adviser to record it. If it did not, please say on its page that the adviser did not come, or write to us: what you paid is kept until it is settled.',
    quote: '',
  },
  'delivery-recorded': {
    subject: 'Please confirm your session',
    said: ({ adviser }) => `${adviser} recorded that your session took place.`,
    next: ({ until = '' }) =>
      `Please confirm it on its page, or say there what is wrong, ${until}. If we hear nothing from you by then, it counts as accepted.`,
    quote: 'The summary:',
  },
  'delivery-corrected': {
    subject: 'The record of your session was corrected',
    said: ({ adviser }) => `${adviser} corrected the record of your session.`,
    next: ({ until }) =>
      until === undefined
        ? 'Your objection still stands. If the correction settles it, please confirm the session on its page or withdraw the objection there.'
        : `Please confirm it on its page, or say there what is wrong, ${until}. If we hear nothing from you by then, it counts as accepted.`,
    quote: 'The summary:',
  },
  'session-accepted': {
    subject: 'Your session is accepted',
    said: ({ client, bySilence }) =>
      bySilence
        ? `Your session with ${client} is accepted: the time to object is over, and nobody did.`
        : `Your session with ${client} is accepted.`,
    next: () => 'You need to do nothing more. Each side can now review the other on its page.',
    quote: '',
  },
  'objection-raised': {
    subject: 'An objection to the record of a session',
    said: ({ reader, client, adviser }) =>
      reader === 'adviser'
        ? `${client} says that something is wrong with what you recorded of your session.`
        : `${client} says that something is wrong with what ${adviser} recorded of their session.`,
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'You can correct the record on its page. If you think that it is right, you need to do nothing: a steward will decide. Until then the session is not accepted.'
        : 'Please look at both sides, and decide on its page. Until then the session is not accepted.',
    quote: 'What they wrote:',
  },
  'objection-withdrawn': {
    subject: 'The objection was withdrawn',
    said: ({ client }) => `${client} withdrew the objection to what you recorded of your session.`,
    next: ({ until = '' }) => `You need to do nothing. The client can confirm the session or object again ${until}.`,
    quote: '',
  },
  'objection-dismissed': {
    subject: 'A steward has decided: the record stands',
    said: () => 'A steward looked at the objection to the record of your session and decided that the record stands.',
    next: () => 'The session is accepted as it was recorded. Each side can now review the other on its page.',
    quote: 'What the steward wrote:',
  },
  'objection-upheld': {
    subject: 'A steward has decided: the record is to be corrected',
    said: () =>
      'A steward looked at the objection to the record of your session and decided that the record is to be corrected.',
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'Please correct it on its page. The client is then asked to confirm it.'
        : 'The adviser is asked to correct it. We will write to you when that is done.',
    quote: 'What the steward wrote:',
  },
  'objection-lapses': {
    subject: 'An objection will lapse soon',
    said: ({ client, adviser }) =>
      `The objection that ${client} raised to what ${adviser} recorded of their session still stands, and nobody has settled it.`,
    next: ({ reader, until = '' }) => {
      const lapses = 'After that the objection lapses, and the session is accepted and paid as it was recorded.';
      if (reader === 'client')
        return `If you still disagree, please say on its page ${until} how much of the price you dispute, and why: that opens a dispute, which somebody of neither side helps to settle. ${lapses}`;
      return reader === 'adviser'
        ? `You can still correct the record on its page. The client can open a dispute ${until}. ${lapses}`
        : `You can still decide on its page, and the client can open a dispute, ${until}. ${lapses}`;
    },
    quote: 'What was written:',
  },
  'objection-becomes-dispute': {
    subject: 'An objection will become a dispute soon',
    said: ({ client }) => `${client} said that the session did not take place, and nobody has settled that.`,
    next: ({ reader, until = '' }) => {
      const becomes =
        'After that it becomes a dispute about the whole price, which a mediator of neither side helps to settle.';
      if (reader === 'client')
        return `You can still confirm the session on its page or withdraw the objection there, ${until}. ${becomes}`;
      return reader === 'adviser'
        ? `You need to do nothing now. Somebody has time to settle it ${until}. ${becomes}`
        : `You can still decide on its page, ${until}. ${becomes}`;
    },
    quote: 'What was written:',
  },
  'objection-lapsed': {
    subject: 'An objection has lapsed',
    said: () =>
      'The objection to the record of your session has lapsed, because no dispute was opened in time. The session is accepted as it was recorded.',
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'You are paid for it. Each side can now review the other on its page.'
        : 'What you paid is paid out for it. Each side can now review the other on its page.',
    quote: '',
  },
  'no-show-reported': {
    subject: 'You are said not to have come to a session',
    said: ({ reader, adviser, client }) =>
      `${reader === 'client' ? adviser : client} says that you did not come to your session.`,
    next: ({ until = '' }) =>
      `If that is not so, please say so on its page ${until}, and a steward will decide. If we hear nothing from you by then, it stands.`,
    quote: '',
  },
  'no-show-contested': {
    subject: 'A no-show is contested',
    said: ({ missing, adviser, client }) =>
      `${missing === 'client' ? client : adviser} says that they did come to the session.`,
    next: ({ reader }) =>
      reader === 'steward'
        ? 'Please look at both sides, and decide on its page whether it stands.'
        : 'A steward will look at both sides and decide. You need to do nothing.',
    quote: 'What they wrote:',
  },
  'no-show-stands': {
    subject: 'A steward has decided: the no-show stands',
    said: ({ missing }) =>
      `A steward looked at both sides and decided that the ${missing} did not come to the session.`,
    next: () => 'You need to do nothing. Each side can review the other on its page.',
    quote: 'What the steward wrote:',
  },
  'no-show-undone': {
    subject: 'A steward has decided: it was no no-show',
    said: () => 'A steward looked at both sides and decided that the session does not count as missed.',
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'If it took place, please record it on its page. The client is then asked to confirm it.'
        : 'If it took place, the adviser records it, and we will ask you to confirm it.',
    quote: 'What the steward wrote:',
  },
  'no-show-unsettled': {
    subject: 'Nobody has settled a no-show yet',
    said: ({ missing, adviser, client }) =>
      `${missing === 'client' ? client : adviser} says that they did come to the session, and nobody has decided on that.`,
    next: ({ reader, missing, until = '' }) => {
      const then =
        missing === 'client'
          ? 'After that, what is due because of the no-show becomes a dispute, which a mediator of neither side helps to settle. Where nothing is due, it stands.'
          : 'After that it no longer counts as a no-show: the adviser can record the session, and the client can object to the record.';
      return reader === 'steward'
        ? `You can still decide on its page, ${until}. ${then}`
        : `You need to do nothing now. A steward can still decide, ${until}. ${then}`;
    },
    quote: 'What they wrote:',
  },
  'no-show-ended': {
    subject: 'A no-show was settled by the clock',
    said: ({ missing }) =>
      missing === 'client'
        ? 'Nobody has decided on the no-show that was contested, and nothing is due because of it. It stands.'
        : 'Nobody has decided on the no-show that was contested. It no longer counts as one.',
    next: ({ reader, missing }) => {
      if (missing === 'client') return 'You need to do nothing. Each side can review the other on its page.';
      return reader === 'adviser'
        ? 'If the session took place, please record it on its page. The client is then asked to confirm it.'
        : 'If the adviser records the session, we will ask you to confirm it. If it did not take place, please say so then.';
    },
    quote: '',
  },
  'plan-signed': {
    subject: 'Your action plan is signed',
    said: ({ reader, adviser, client }) =>
      `Both of you have signed the action plan of your session with ${reader === 'client' ? adviser : client}.`,
    next: () => 'You find it on its page. Tick off there what is done.',
    quote: '',
  },
  'reviews-published': {
    subject: 'What was said about your session',
    said: ({ reader, adviser, client }) =>
      `The reviews of your session with ${reader === 'client' ? adviser : client} can be read now.`,
    next: () => 'You find them on its page. You may reply once to a review of you.',
    quote: '',
  },
  'hours-doubted': {
    subject: 'Your hours were not countersigned',
    said: () => 'Whoever answers for your work says that the hours you recorded of a session are not right.',
    next: () =>
      'Please talk to them. If they are right, correct the record on its page while the client has not accepted it. Your pay does not wait for this.',
    quote: 'What they wrote:',
  },
  'session-countersigned': {
    subject: 'Your hours were countersigned',
    said: () => 'Whoever answers for your work has countersigned the hours that you recorded of a session.',
    next: () => 'They count towards becoming a specialist. You need to do nothing.',
    quote: 'What they wrote:',
  },
  'review-hidden': {
    subject: 'What you wrote in a review is hidden',
    said: ({ hiddenFor }) =>
      `A steward has hidden what you wrote in a review of this session, or in answer to one. The reason: ${hidden.en[hiddenFor]}.`,
    next: () => 'Your ratings stay. If you think that this is wrong, you can complain to us about it on Barefoot.',
    quote: '',
  },
};

const hidden: Readonly<Record<Language, Readonly<Record<HidingReason, string>>>> = {
  en: {
    abusive: 'it is abusive',
    'personal-details': 'it has personal details in it',
    'not-about-the-session': 'it is not about the session',
    unlawful: 'it is unlawful',
    other: 'another reason',
  },
  cy: {
    abusive: 'mae’n sarhaus',
    'personal-details': 'mae manylion personol ynddo',
    'not-about-the-session': 'nid yw’n ymwneud â’r sesiwn',
    unlawful: 'mae’n anghyfreithlon',
    other: 'rheswm arall',
  },
};

const welsh: SessionCatalogue['news'] = {
  'delivery-missing': {
    subject: 'Cofnodwch eich sesiwn, os gwelwch yn dda',
    said: () => 'Mae eich sesiwn wedi dod i ben, ac nid ydych wedi ei chofnodi eto.',
    next: () =>
      'Cofnodwch y munudau, y pynciau a chrynodeb byr ar ei thudalen, os gwelwch yn dda. Dim ond wedyn y gall y cleient ei derbyn, a byddwch yn cael eich talu ar ôl hynny. Os na ddaeth y cleient, dywedwch hynny yno.',
    quote: '',
  },
  'session-unrecorded': {
    subject: 'A gafodd eich sesiwn ei chynnal?',
    said: () => 'Mae eich sesiwn wedi dod i ben ers wythnosau, ac nid oes neb wedi dweud a gafodd ei chynnal.',
    next: ({ reader }) =>
      reader === 'adviser'
        ? 'Os cafodd, cofnodwch hi ar ei thudalen, os gwelwch yn dda: byddwch yn cael eich talu ar ôl hynny. Os na chafodd, canslwch hi neu dywedwch yno pwy na ddaeth.'
        : "Os cafodd, gofynnwch i'r cynghorydd ei chofnodi, os gwelwch yn dda. Os na chafodd, dywedwch ar ei thudalen na ddaeth y cynghorydd, neu ysgrifennwch atom: cedwir yr hyn a daloch nes bod y mater wedi'i setlo.",
    quote: '',
  },
  'delivery-recorded': {
    subject: 'Cadarnhewch eich sesiwn, os gwelwch yn dda',
    said: ({ adviser }) => `${capital(afterVowel('mae', adviser))} wedi cofnodi bod eich sesiwn wedi'i chynnal.`,
    next: ({ until = '' }) =>
      `Cadarnhewch hynny ar ei thudalen, neu dywedwch yno beth sydd o'i le, ${until}. Os na chlywn gennych erbyn hynny, bydd y sesiwn yn cyfrif fel un a dderbyniwyd.`,
    quote: 'Y crynodeb:',
  },
  'delivery-corrected': {
    subject: 'Cywirwyd cofnod eich sesiwn',
    said: ({ adviser }) => `${capital(afterVowel('mae', adviser))} wedi cywiro cofnod eich sesiwn.`,
    next: ({ until }) =>
      until === undefined
        ? "Mae eich gwrthwynebiad yn dal i sefyll. Os yw'r cywiriad yn ei ddatrys, cadarnhewch y sesiwn ar ei thudalen neu tynnwch y gwrthwynebiad yn ôl yno."
        : `Cadarnhewch hynny ar ei thudalen, neu dywedwch yno beth sydd o'i le, ${until}. Os na chlywn gennych erbyn hynny, bydd y sesiwn yn cyfrif fel un a dderbyniwyd.`,
    quote: 'Y crynodeb:',
  },
  'session-accepted': {
    subject: 'Derbyniwyd eich sesiwn',
    said: ({ bySilence }) =>
      bySilence
        ? "Mae eich sesiwn wedi'i derbyn: mae'r amser i wrthwynebu ar ben, ac ni wnaeth neb hynny."
        : "Mae eich sesiwn wedi'i derbyn.",
    next: () => "Nid oes angen i chi wneud dim mwy. Gall y naill ochr adolygu'r llall ar ei thudalen yn awr.",
    quote: '',
  },
  'objection-raised': {
    subject: 'Gwrthwynebiad i gofnod sesiwn',
    said: ({ reader, client, adviser }) =>
      reader === 'adviser'
        ? `${capital(afterVowel('mae', client))} yn dweud bod rhywbeth o'i le ar yr hyn a gofnodwyd gennych am eich sesiwn.`
        : `${capital(afterVowel('mae', client))} yn dweud bod rhywbeth o'i le ar y cofnod o'r sesiwn. Y cynghorydd: ${adviser}.`,
    next: ({ reader }) =>
      reader === 'adviser'
        ? "Gallwch gywiro'r cofnod ar ei thudalen. Os credwch ei fod yn gywir, nid oes angen i chi wneud dim: bydd stiward yn penderfynu. Tan hynny ni fydd y sesiwn wedi'i derbyn."
        : "Edrychwch ar y ddwy ochr a phenderfynwch ar ei thudalen, os gwelwch yn dda. Tan hynny ni fydd y sesiwn wedi'i derbyn.",
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'objection-withdrawn': {
    subject: 'Tynnwyd y gwrthwynebiad yn ôl',
    said: ({ client }) =>
      `${capital(afterVowel('mae', client))} wedi tynnu'n ôl y gwrthwynebiad i'r hyn a gofnodwyd gennych am eich sesiwn.`,
    next: ({ until = '' }) =>
      `Nid oes angen i chi wneud dim. Gall y cleient gadarnhau'r sesiwn neu wrthwynebu eto ${until}.`,
    quote: '',
  },
  'objection-dismissed': {
    subject: "Mae stiward wedi penderfynu: mae'r cofnod yn sefyll",
    said: () => 'Edrychodd stiward ar y gwrthwynebiad i gofnod eich sesiwn a phenderfynodd fod y cofnod yn sefyll.',
    next: () =>
      "Mae'r sesiwn wedi'i derbyn fel y'i cofnodwyd. Gall y naill ochr adolygu'r llall ar ei thudalen yn awr.",
    quote: 'Yr hyn a ysgrifennodd y stiward:',
  },
  'objection-upheld': {
    subject: "Mae stiward wedi penderfynu: mae angen cywiro'r cofnod",
    said: () => "Edrychodd stiward ar y gwrthwynebiad i gofnod eich sesiwn a phenderfynodd fod angen cywiro'r cofnod.",
    next: ({ reader }) =>
      reader === 'adviser'
        ? "Cywirwch ef ar dudalen y sesiwn, os gwelwch yn dda. Gofynnir wedyn i'r cleient ei gadarnhau."
        : "Gofynnir i'r cynghorydd ei gywiro. Byddwn yn ysgrifennu atoch pan fydd hynny wedi'i wneud.",
    quote: 'Yr hyn a ysgrifennodd y stiward:',
  },
  'objection-lapses': {
    subject: 'Bydd gwrthwynebiad yn dod i ben cyn hir',
    said: ({ client, adviser }) =>
      `Mae'r gwrthwynebiad i'r cofnod o'r sesiwn yn dal i sefyll, ac nid oes neb wedi'i ddatrys. Y cleient: ${client}. Y cynghorydd: ${adviser}.`,
    next: ({ reader, until = '' }) => {
      const lapses =
        "Ar ôl hynny bydd y gwrthwynebiad yn dod i ben, a bydd y sesiwn yn cael ei derbyn ac yn cael ei thalu fel y'i cofnodwyd.";
      if (reader === 'client')
        return `Os ydych yn dal i anghytuno, dywedwch ar ei thudalen ${until} faint o'r pris yr ydych yn ei herio, a pham, os gwelwch yn dda: bydd hynny'n agor anghydfod, a bydd rhywun nad yw ar y naill ochr na'r llall yn helpu i'w ddatrys. ${lapses}`;
      return reader === 'adviser'
        ? `Gallwch gywiro'r cofnod ar ei thudalen o hyd. Caiff y cleient agor anghydfod ${until}. ${lapses}`
        : `Gallwch benderfynu ar ei thudalen o hyd, a chaiff y cleient agor anghydfod, ${until}. ${lapses}`;
    },
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'objection-becomes-dispute': {
    subject: 'Bydd gwrthwynebiad yn troi’n anghydfod cyn hir',
    said: ({ client }) => `Dywedwyd na chynhaliwyd y sesiwn, ac nid oes neb wedi datrys hynny. Y cleient: ${client}.`,
    next: ({ reader, until = '' }) => {
      const becomes =
        "Ar ôl hynny bydd yn troi'n anghydfod ynghylch y pris cyfan, a bydd cyfryngwr nad yw ar y naill ochr na'r llall yn helpu i'w ddatrys.";
      if (reader === 'client')
        return `Cewch gadarnhau'r sesiwn ar ei thudalen o hyd, neu dynnu'r gwrthwynebiad yn ôl yno, ${until}. ${becomes}`;
      return reader === 'adviser'
        ? `Nid oes angen i chi wneud dim yn awr. Mae amser i'w ddatrys ${until}. ${becomes}`
        : `Gallwch benderfynu ar ei thudalen o hyd, ${until}. ${becomes}`;
    },
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'objection-lapsed': {
    subject: 'Mae gwrthwynebiad wedi dod i ben',
    said: () =>
      "Mae'r gwrthwynebiad i gofnod eich sesiwn wedi dod i ben, oherwydd na agorwyd anghydfod mewn pryd. Mae'r sesiwn wedi'i derbyn fel y'i cofnodwyd.",
    next: ({ reader }) =>
      reader === 'adviser'
        ? "Cewch eich talu amdani. Gall y naill ochr adolygu'r llall ar ei thudalen yn awr."
        : "Telir yr hyn a daloch amdani. Gall y naill ochr adolygu'r llall ar ei thudalen yn awr.",
    quote: '',
  },
  'no-show-reported': {
    subject: 'Dywedir na ddaethoch i sesiwn',
    said: ({ reader, adviser, client }) =>
      `${capital(afterVowel('mae', reader === 'client' ? adviser : client))} yn dweud na ddaethoch i'ch sesiwn.`,
    next: ({ until = '' }) =>
      `Os nad yw hynny'n wir, dywedwch hynny ar ei thudalen ${until}, a bydd stiward yn penderfynu. Os na chlywn gennych erbyn hynny, bydd yn sefyll.`,
    quote: '',
  },
  'no-show-contested': {
    subject: 'Mae rhywun yn gwadu absenoldeb',
    said: ({ missing, adviser, client }) =>
      `${capital(afterVowel('mae', missing === 'client' ? client : adviser))} yn dweud eu bod wedi dod i'r sesiwn.`,
    next: ({ reader }) =>
      reader === 'steward'
        ? "Edrychwch ar y ddwy ochr a phenderfynwch ar ei thudalen a yw'n sefyll, os gwelwch yn dda."
        : 'Bydd stiward yn edrych ar y ddwy ochr ac yn penderfynu. Nid oes angen i chi wneud dim.',
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'no-show-stands': {
    subject: "Mae stiward wedi penderfynu: mae'r absenoldeb yn sefyll",
    said: ({ missing }) =>
      `Edrychodd stiward ar y ddwy ochr a phenderfynodd na ddaeth y ${missing === 'client' ? 'cleient' : 'cynghorydd'} i'r sesiwn.`,
    next: () => "Nid oes angen i chi wneud dim. Gall y naill ochr adolygu'r llall ar ei thudalen.",
    quote: 'Yr hyn a ysgrifennodd y stiward:',
  },
  'no-show-undone': {
    subject: 'Mae stiward wedi penderfynu: nid oedd yn absenoldeb',
    said: () => "Edrychodd stiward ar y ddwy ochr a phenderfynodd nad yw'r sesiwn yn cyfrif fel un a gollwyd.",
    next: ({ reader }) =>
      reader === 'adviser'
        ? "Os cafodd ei chynnal, cofnodwch hi ar ei thudalen, os gwelwch yn dda. Gofynnir wedyn i'r cleient ei chadarnhau."
        : 'Os cafodd ei chynnal, bydd y cynghorydd yn ei chofnodi, a byddwn yn gofyn i chi ei chadarnhau.',
    quote: 'Yr hyn a ysgrifennodd y stiward:',
  },
  'no-show-unsettled': {
    subject: 'Nid oes neb wedi datrys absenoldeb eto',
    said: ({ missing, adviser, client }) =>
      `${capital(afterVowel('mae', missing === 'client' ? client : adviser))} yn dweud eu bod wedi dod i'r sesiwn, ac nid oes neb wedi penderfynu ar hynny.`,
    next: ({ reader, missing, until = '' }) => {
      const then =
        missing === 'client'
          ? "Ar ôl hynny bydd yr hyn sy'n ddyledus oherwydd yr absenoldeb yn troi'n anghydfod, a bydd cyfryngwr nad yw ar y naill ochr na'r llall yn helpu i'w ddatrys. Lle nad oes dim yn ddyledus, bydd yn sefyll."
          : "Ar ôl hynny ni fydd yn cyfrif fel absenoldeb mwyach: caiff y cynghorydd gofnodi'r sesiwn, a chaiff y cleient wrthwynebu'r cofnod.";
      return reader === 'steward'
        ? `Gallwch benderfynu ar ei thudalen o hyd, ${until}. ${then}`
        : `Nid oes angen i chi wneud dim yn awr. Caiff stiward benderfynu o hyd, ${until}. ${then}`;
    },
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'no-show-ended': {
    subject: 'Daeth absenoldeb i ben gan y cloc',
    said: ({ missing }) =>
      missing === 'client'
        ? "Nid oes neb wedi penderfynu ar yr absenoldeb a wadwyd, ac nid oes dim yn ddyledus o'i herwydd. Mae'n sefyll."
        : 'Nid oes neb wedi penderfynu ar yr absenoldeb a wadwyd. Nid yw’n cyfrif fel absenoldeb mwyach.',
    next: ({ reader, missing }) => {
      if (missing === 'client')
        return "Nid oes angen i chi wneud dim. Gall y naill ochr adolygu'r llall ar ei thudalen.";
      return reader === 'adviser'
        ? "Os cafodd y sesiwn ei chynnal, cofnodwch hi ar ei thudalen, os gwelwch yn dda. Gofynnir wedyn i'r cleient ei chadarnhau."
        : "Os bydd y cynghorydd yn cofnodi'r sesiwn, byddwn yn gofyn i chi ei chadarnhau. Os na chafodd ei chynnal, dywedwch hynny bryd hynny, os gwelwch yn dda.";
    },
    quote: '',
  },
  'plan-signed': {
    subject: "Mae eich cynllun gweithredu wedi'i lofnodi",
    said: () => "Mae'r ddwy ochr wedi llofnodi cynllun gweithredu eich sesiwn.",
    next: () => "Mae ar dudalen y sesiwn. Ticiwch yno yr hyn sydd wedi'i wneud.",
    quote: '',
  },
  'reviews-published': {
    subject: 'Yr hyn a ddywedwyd am eich sesiwn',
    said: () => 'Mae modd darllen yr adolygiadau o’ch sesiwn yn awr.',
    next: () => 'Maent ar ei thudalen. Cewch ateb unwaith i adolygiad ohonoch chi.',
    quote: '',
  },
  'hours-doubted': {
    subject: 'Ni chydlofnodwyd eich oriau',
    said: () =>
      "Mae pwy bynnag sy'n atebol am eich gwaith yn dweud nad yw'r oriau a gofnodwyd gennych am sesiwn yn gywir.",
    next: () =>
      "Siaradwch â nhw, os gwelwch yn dda. Os ydynt yn iawn, cywirwch y cofnod ar ei thudalen tra nad yw'r cleient wedi'i dderbyn. Nid yw eich tâl yn aros am hyn.",
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'session-countersigned': {
    subject: 'Cydlofnodwyd eich oriau',
    said: () => "Mae pwy bynnag sy'n atebol am eich gwaith wedi cydlofnodi'r oriau a gofnodwyd gennych am sesiwn.",
    next: () => 'Maent yn cyfrif tuag at ddod yn arbenigwr. Nid oes angen i chi wneud dim.',
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'review-hidden': {
    subject: 'Cuddiwyd yr hyn a ysgrifennoch mewn adolygiad',
    said: ({ hiddenFor }) =>
      `Mae stiward wedi cuddio'r hyn a ysgrifennoch mewn adolygiad o'r sesiwn hon, neu wrth ateb un. Y rheswm: ${hidden.cy[hiddenFor]}.`,
    next: () => "Mae eich sgoriau'n aros. Os credwch fod hyn yn anghywir, gallwch gwyno wrthym amdano ar Barefoot.",
    quote: '',
  },
};

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export const sessionCatalogues: Readonly<Record<Language, SessionCatalogue>> = {
  en: {
    hello: 'Hello',
    someAdviser: 'the adviser',
    someClient: 'the client',
    label: { title: 'Session', when: 'When', adviser: 'Adviser', client: 'Client' },
    page: 'The page of the session:',
    farewell: 'With best wishes,',
    news: english,
  },
  cy: {
    hello: 'Helo',
    someAdviser: 'y cynghorydd',
    someClient: 'y cleient',
    label: { title: 'Sesiwn', when: 'Pryd', adviser: 'Cynghorydd', client: 'Cleient' },
    page: 'Tudalen y sesiwn:',
    farewell: 'Cofion gorau,',
    news: welsh,
  },
};
