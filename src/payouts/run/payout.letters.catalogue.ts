import type { Language } from '../../kernel/when.js';

export const payoutNewsKinds = [
  ...(['paid', 'failed', 'failed-there', 'returned', 'returned-there'] as const),
  ...(['waits-no-destination', 'waits-checking', 'waits-broken'] as const),
] as const;
/** `-there`: because the place it was to go to is wrong or closed. */
export type PayoutNewsKind = (typeof payoutNewsKinds)[number];

interface Told {
  readonly amount: string;
  /** Empty where there is none. */
  readonly reference: string;
  /** To stand after "on"; empty where it is not known. */
  readonly day: string;
}

interface News {
  readonly subject: string;
  readonly said: (told: Told) => string;
  /** What to do now. */
  readonly next: string;
}

interface PayoutCatalogue {
  readonly hello: string;
  readonly news: Readonly<Record<PayoutNewsKind, News>>;
  readonly seePayout: string;
  readonly seeDestination: string;
  readonly farewell: string;
}

const mend = {
  en: 'Please look at where you are paid to, and correct or confirm it. The next payout then brings all that is due to you.',
  cy: 'Edrychwch i ble y cewch eich talu, a chywirwch neu gadarnhewch y manylion. Bydd y taliad nesaf wedyn yn dod â phopeth sy’n ddyledus i chi.',
};
const again = {
  en: 'You need do nothing: it is still yours, and we send it again on the next working day.',
  cy: 'Does dim angen i chi wneud dim: chi sydd piau’r arian o hyd, a byddwn yn ei anfon eto ar y diwrnod gwaith nesaf.',
};

export const payoutCatalogues: Readonly<Record<Language, PayoutCatalogue>> = {
  en: {
    hello: 'Hello',
    news: {
      paid: {
        subject: 'You have been paid',
        said: ({ amount, day, reference }) =>
          `We paid you ${amount} on ${day}. On your statement it has the reference ${reference}.`,
        next: 'Please tell us if it is not there within a working day.',
      },
      failed: {
        subject: 'Your pay could not be sent',
        said: ({ amount }) => `We could not send you ${amount}.`,
        next: again.en,
      },
      'failed-there': {
        subject: 'Your pay could not be sent: please check where you are paid to',
        said: ({ amount }) =>
          `We could not send you ${amount}, because the account that it was to go to does not take it.`,
        next: mend.en,
      },
      returned: {
        subject: 'Your pay came back',
        said: ({ amount }) => `We paid you ${amount}, and it came back to us.`,
        next: again.en,
      },
      'returned-there': {
        subject: 'Your pay came back: please check where you are paid to',
        said: ({ amount }) => `We paid you ${amount}, and it came back to us: the account did not keep it.`,
        next: mend.en,
      },
      'waits-no-destination': {
        subject: 'Your pay waits: please say where to',
        said: ({ amount }) => `${amount} is due to you, and you have not said where you are paid to.`,
        next: 'Please do, so that it can be sent on the next working day. We write again in a week.',
      },
      'waits-checking': {
        subject: 'Your pay waits for a check',
        said: ({ amount }) => `${amount} is due to you. The place that it is to go to is still being checked.`,
        next: 'Please look whether something is asked of you there. It is sent on the next working day after that.',
      },
      'waits-broken': {
        subject: 'Your pay waits: please check where you are paid to',
        said: ({ amount }) => `${amount} is due to you. The account that it was to go to did not take what we sent.`,
        next: mend.en,
      },
    },
    seePayout: 'What it is for, and how it stands:',
    seeDestination: 'Where you are paid to:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helô',
    news: {
      paid: {
        subject: 'Rydych wedi cael eich talu',
        said: ({ amount, day, reference }) =>
          `Talwyd ${amount} i chi ar ${day}. Y cyfeirnod ar eich cyfriflen yw ${reference}.`,
        next: 'Rhowch wybod i ni os nad yw yno o fewn diwrnod gwaith.',
      },
      failed: {
        subject: 'Nid oedd modd anfon eich tâl',
        said: ({ amount }) => `Nid oedd modd anfon ${amount} atoch.`,
        next: again.cy,
      },
      'failed-there': {
        subject: 'Nid oedd modd anfon eich tâl: gwiriwch i ble y cewch eich talu',
        said: ({ amount }) =>
          `Nid oedd modd anfon ${amount} atoch, am nad yw’r cyfrif yr oedd i fynd iddo yn ei dderbyn.`,
        next: mend.cy,
      },
      returned: {
        subject: 'Daeth eich tâl yn ôl',
        said: ({ amount }) => `Talwyd ${amount} i chi, a daeth yn ôl atom.`,
        next: again.cy,
      },
      'returned-there': {
        subject: 'Daeth eich tâl yn ôl: gwiriwch i ble y cewch eich talu',
        said: ({ amount }) => `Talwyd ${amount} i chi, a daeth yn ôl atom: ni chadwodd y cyfrif yr arian.`,
        next: mend.cy,
      },
      'waits-no-destination': {
        subject: 'Mae eich tâl yn aros: dywedwch i ble',
        said: ({ amount }) => `Mae ${amount} yn ddyledus i chi, ac nid ydych wedi dweud i ble y cewch eich talu.`,
        next: 'Gwnewch hynny, er mwyn i ni allu ei anfon ar y diwrnod gwaith nesaf. Byddwn yn ysgrifennu eto ymhen wythnos.',
      },
      'waits-checking': {
        subject: 'Mae eich tâl yn aros am wiriad',
        said: ({ amount }) => `Mae ${amount} yn ddyledus i chi. Mae’r man y mae i fynd iddo yn dal i gael ei wirio.`,
        next: 'Edrychwch a oes rhywbeth yn cael ei ofyn gennych yno. Caiff ei anfon ar y diwrnod gwaith nesaf ar ôl hynny.',
      },
      'waits-broken': {
        subject: 'Mae eich tâl yn aros: gwiriwch i ble y cewch eich talu',
        said: ({ amount }) =>
          `Mae ${amount} yn ddyledus i chi. Ni dderbyniodd y cyfrif yr oedd i fynd iddo yr hyn a anfonwyd gennym.`,
        next: mend.cy,
      },
    },
    seePayout: 'Am beth y mae, a sut y mae’n sefyll:',
    seeDestination: 'I ble y cewch eich talu:',
    farewell: 'Cofion gorau,',
  },
};
