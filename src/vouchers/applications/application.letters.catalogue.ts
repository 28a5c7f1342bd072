import type { Language } from '../../kernel/when.js';

/** What is told of an application; of an offer its voucher tells. */
export type ApplicationNews =
  'submitted' | 'wait-listed' | 'rejected' | 'appeal-upheld' | 'appeal-dismissed' | 'scoring-asked';

/** What the sentences are made from, cleaned and in the reader's zone and language. */
interface Told {
  readonly programme: string;
  readonly organisation: string;
  /** "until Monday ..."; undefined where there is no appeal any more. */
  readonly until: string | undefined;
}

interface Words {
  readonly subject: string;
  readonly said: (told: Told) => string;
  /** What the reader can do now. */
  readonly next: (told: Told) => string;
  /** Before what somebody wrote; empty where the letter quotes nothing. */
  readonly quote: string;
}

interface Catalogue {
  readonly hello: string;
  readonly reference: string;
  readonly farewell: string;
  readonly news: Readonly<Record<ApplicationNews, Words>>;
}

export const applicationCatalogues: Readonly<Record<Language, Catalogue>> = {
  en: {
    hello: 'Hello',
    reference: 'The reference of this application',
    farewell: 'With best wishes,',
    news: {
      submitted: {
        subject: 'We have your application',
        said: ({ programme, organisation }) => `We have the application of ${organisation} to “${programme}”.`,
        next: () =>
          'Next, a steward looks at what kind of adviser would help you. Then it is decided, and we write to you. You need to do nothing until then, and can withdraw it at any time.',
        quote: '',
      },
      'wait-listed': {
        subject: 'Your application is on the waiting list',
        said: ({ programme, organisation }) =>
          `${organisation} is eligible for “${programme}”, which has no money left for it at present. Your application is on its waiting list.`,
        next: () =>
          'When money comes in or back, it is offered to whoever is next, and we write to you. You need to do nothing, and can withdraw at any time.',
        quote: 'The reason that was given:',
      },
      rejected: {
        subject: 'Your application was not successful',
        said: ({ programme, organisation }) =>
          `The application of ${organisation} to “${programme}” was not successful.`,
        next: ({ until }) =>
          until === undefined
            ? 'You have appealed before, so this decision is final. You can apply again while the programme is open.'
            : `If you think that this is wrong, you can appeal once, ${until}. Somebody who did not decide will look at it. Say in the appeal what should be looked at again. You can also apply again while the programme is open.`,
        quote: 'The reason:',
      },
      'appeal-upheld': {
        subject: 'Your appeal was upheld',
        said: ({ programme, organisation }) =>
          `A steward who did not decide before has looked at the appeal of ${organisation} about “${programme}”, and has upheld it.`,
        next: () => 'Your application is now decided anew, and we write to you then. You need to do nothing.',
        quote: 'What the steward wrote:',
      },
      'appeal-dismissed': {
        subject: 'Your appeal was dismissed',
        said: ({ programme, organisation }) =>
          `A steward who did not decide before has looked at the appeal of ${organisation} about “${programme}”, and has dismissed it.`,
        next: () => 'The decision stands. You can apply again while the programme is open.',
        quote: 'What the steward wrote:',
      },
      'scoring-asked': {
        subject: 'Please score an application',
        said: ({ programme, organisation }) =>
          `A steward asks you to score the application of ${organisation} to “${programme}”.`,
        next: () =>
          'Please read it and score each criterion from 0 to 5. Nobody sees your score until everybody has scored, and then it stays. If you know the organisation too well to be fair, please say so there and leave the panel.',
        quote: '',
      },
    },
  },
  cy: {
    hello: 'Helo',
    reference: 'Cyfeirnod y cais hwn',
    farewell: 'Cofion gorau,',
    news: {
      submitted: {
        subject: 'Mae eich cais wedi ein cyrraedd',
        said: ({ programme, organisation }) => `Mae cais ${organisation} i “${programme}” wedi ein cyrraedd.`,
        next: () =>
          'Nesaf, bydd stiward yn edrych pa fath o gynghorydd a fyddai’n eich helpu. Yna caiff ei benderfynu, a byddwn yn ysgrifennu atoch. Nid oes angen i chi wneud dim tan hynny, a gallwch ei dynnu’n ôl unrhyw bryd.',
        quote: '',
      },
      'wait-listed': {
        subject: 'Mae eich cais ar y rhestr aros',
        said: ({ programme, organisation }) =>
          `Mae ${organisation} yn gymwys ar gyfer “${programme}”, ond nid oes gan y rhaglen arian ar ôl ar hyn o bryd. Mae eich cais ar ei rhestr aros.`,
        next: () =>
          'Pan ddaw arian i mewn neu’n ôl, caiff ei gynnig i’r nesaf ar y rhestr, a byddwn yn ysgrifennu atoch. Nid oes angen i chi wneud dim, a gallwch dynnu’n ôl unrhyw bryd.',
        quote: 'Y rheswm a roddwyd:',
      },
      rejected: {
        subject: 'Ni fu eich cais yn llwyddiannus',
        said: ({ programme, organisation }) => `Ni fu cais ${organisation} i “${programme}” yn llwyddiannus.`,
        next: ({ until }) =>
          until === undefined
            ? 'Rydych wedi apelio o’r blaen, felly mae’r penderfyniad hwn yn derfynol. Gallwch wneud cais eto tra bo’r rhaglen ar agor.'
            : `Os ydych yn credu bod hyn yn anghywir, gallwch apelio unwaith, ${until}. Bydd rhywun na phenderfynodd yn edrych arno. Dywedwch yn yr apêl beth y dylid edrych arno eto. Gallwch hefyd wneud cais eto tra bo’r rhaglen ar agor.`,
        quote: 'Y rheswm:',
      },
      'appeal-upheld': {
        subject: 'Derbyniwyd eich apêl',
        said: ({ programme, organisation }) =>
          `Mae stiward na phenderfynodd o’r blaen wedi edrych ar apêl ${organisation} ynghylch “${programme}”, ac wedi ei derbyn.`,
        next: () =>
          'Caiff eich cais ei benderfynu o’r newydd yn awr, a byddwn yn ysgrifennu atoch bryd hynny. Nid oes angen i chi wneud dim.',
        quote: 'Yr hyn a ysgrifennodd y stiward:',
      },
      'appeal-dismissed': {
        subject: 'Gwrthodwyd eich apêl',
        said: ({ programme, organisation }) =>
          `Mae stiward na phenderfynodd o’r blaen wedi edrych ar apêl ${organisation} ynghylch “${programme}”, ac wedi ei gwrthod.`,
        next: () => 'Mae’r penderfyniad yn sefyll. Gallwch wneud cais eto tra bo’r rhaglen ar agor.',
        quote: 'Yr hyn a ysgrifennodd y stiward:',
      },
      'scoring-asked': {
        subject: 'Sgoriwch gais, os gwelwch yn dda',
        said: ({ programme, organisation }) =>
          `Mae stiward yn gofyn i chi sgorio cais ${organisation} i “${programme}”.`,
        next: () =>
          'Darllenwch ef a sgoriwch bob maen prawf o 0 i 5, os gwelwch yn dda. Ni fydd neb yn gweld eich sgôr nes bod pawb wedi sgorio, ac wedyn mae’n aros. Os ydych yn adnabod y sefydliad yn rhy dda i fod yn deg, dywedwch hynny yno a gadewch y panel.',
        quote: '',
      },
    },
  },
};
