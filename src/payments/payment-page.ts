import type { Language } from '../kernel/when.js';
import { page } from '../platform/http/page.js';
import type { PaymentState } from './payment.js';

interface Told {
  readonly title: string;
  readonly titleCy: string;
  readonly en: string;
  readonly cy: string;
}

const waiting: Told = {
  title: 'Your payment is on its way',
  titleCy: 'Mae eich taliad ar ei ffordd',
  en: 'The bank or the card company has still to tell us how it stands. This page looks again by itself.',
  cy: 'Mae eich taliad ar ei ffordd. Mae’r banc neu’r cwmni cardiau eto i ddweud wrthym sut mae pethau. Bydd y dudalen hon yn edrych eto ohoni ei hun.',
};
const over: Told = {
  title: 'This payment did not come through',
  titleCy: 'Ni ddaeth y taliad hwn drwodd',
  en: 'Nothing was taken that you would not get back. You can choose how to pay once more.',
  cy: 'Ni ddaeth y taliad hwn drwodd. Ni chymerwyd dim na chewch yn ôl. Gallwch ddewis sut i dalu unwaith eto.',
};

const told: Readonly<Record<PaymentState, Told>> = {
  planned: waiting,
  open: {
    title: 'This is not paid yet',
    titleCy: 'Nid yw hyn wedi’i dalu eto',
    en: 'If you have paid just now, this page looks again by itself. Otherwise go back and choose how to pay.',
    cy: 'Nid yw hyn wedi’i dalu eto. Os ydych newydd dalu, bydd y dudalen hon yn edrych eto ohoni ei hun. Fel arall, ewch yn ôl a dewis sut i dalu.',
  },
  pending: waiting,
  settled: {
    title: 'Thank you: your payment has come',
    titleCy: 'Diolch: mae eich taliad wedi cyrraedd',
    en: 'There is nothing more to do. A letter tells you what follows.',
    cy: 'Diolch: mae eich taliad wedi cyrraedd. Nid oes dim mwy i’w wneud. Bydd llythyr yn dweud beth sy’n dilyn.',
  },
  failed: over,
  expired: over,
  reversed: {
    title: 'This payment was taken back',
    titleCy: 'Cymerwyd y taliad hwn yn ôl',
    en: 'The bank or the card company took it back. A letter tells you what follows.',
    cy: 'Cymerwyd y taliad hwn yn ôl: gan y banc neu’r cwmni cardiau. Bydd llythyr yn dweud beth sy’n dilyn.',
  },
};

interface Shown {
  readonly state: PaymentState;
  /** Where the payer came from: a path of ours. */
  readonly path: string;
  /** This page, to look again; null where it does not by itself. */
  readonly again: string | null;
  /** That comes first in which the payer asked to pay. */
  readonly language: Language;
}

/** How a payment stands, for whoever comes back from its provider. It names nobody and no sum, because anybody with its address sees it. */
export function paymentPage({ state, path, again, language }: Shown): string {
  const { title, titleCy, en, cy } = told[state];
  const refresh = again === null ? '' : `<meta http-equiv="refresh" content="5;url=${again}">`;
  const parts = [
    `<div lang="en"><p>${en}</p><p><a href="?lang=en">Look again</a> · <a href="${path}">Go back</a></p></div>`,
    `<div lang="cy"><p>${cy}</p><p><a href="?lang=cy">Edrych eto</a> · <a href="${path}">Mynd yn ôl</a></p></div>`,
  ];
  return page(
    language === 'cy' ? titleCy : title,
    refresh + (language === 'cy' ? parts.reverse() : parts).join('\n'),
    language,
  );
}
