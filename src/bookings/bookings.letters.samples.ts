import { money } from '../kernel/money.js';
import type { LetterKind, Sample, SampleReader, Samples } from '../mail/index.js';
import { type LetterFacts, letterOf, type Note, noteOf } from './booking.letters.js';
import type { LetterKind as BookingNews } from './booking.letters.catalogue.js';
import { debtLetter } from './debts/debt.letters.js';
import type { DebtNews } from './debts/debt.letters.catalogue.js';
import { sessionLetter } from './delivery/session.letters.js';
import { type SessionNews, sessionNews } from './delivery/session.letters.catalogue.js';
import { disputeLetter } from './disputes/dispute.letters.js';
import { disputeNews } from './disputes/dispute.letters.catalogue.js';
import type { ToldSettlement } from './funding/settlement.letters.js';
import { groupSessionLetter, type GroupSessionNews } from './groups/group-session.letters.js';
import { noShowSettled } from './no-shows/no-show-settled.letters.js';
import {
  cameTooLate,
  notNeeded,
  owedNow,
  payOtherwise,
  paymentEnded,
  paymentRestoredTold,
} from './payments/session-payment.letters.js';
import { cancelOnPage, nobodyReadsThis } from './replies/reply.letters.js';
import { requestArrived, requestDeclined, requestEnded, requestLapsed } from './requests/request.letters.js';
import { timeCreditLetter } from './time-credits/time-credit.letters.js';
import { nothingCameFree, seatOffered, timeOffered } from './waiting/waiting.letters.js';

const at = (text: string) => Temporal.Instant.from(text);
const titles = { en: 'Choosing a legal form', cy: 'Dewis ffurf gyfreithiol' };
const written = {
  en: 'We are six people.\n\nSociety or company?',
  cy: 'Rydym yn chwech o bobl.\n\nCymdeithas neu gwmni?',
};
const [start, end] = [at('2027-03-25T09:00Z'), at('2027-03-25T10:00Z')];
const names = { adviserName: 'Gwen Parry', clientName: 'Mair Jones', organisationName: 'Caffi Cymunedol' };
const settlement: ToldSettlement = {
  ...{ adviserNet: money(4500), total: money(4860), debt: money(0) },
  shares: [
    { position: 1, source: 'voucher', voucherId: null, due: money(3645), returned: money(4859) },
    { position: 2, source: 'client', voucherId: null, due: money(1215), returned: money(1620) },
  ],
};

function factsFor({ language }: SampleReader, baseUrl: string): LetterFacts {
  return {
    ...{ start, end, previousStart: at('2027-03-24T14:00Z'), mode: 'video', ...names },
    ...{ title: titles[language], needs: written[language], url: `${baseUrl}/bookings/1` },
    ...{ cancelFreeUntil: at('2027-03-22T09:00Z'), price: money(11_339), lapsesAt: at('2027-03-20T09:00Z') },
  };
}

function booking(news: BookingNews): Sample {
  const called = { reason: 'no-longer-needed', cancelledBy: 'client', settlement } as const;
  return (reader, baseUrl) =>
    letterOf(
      news,
      { ...factsFor(reader, baseUrl), ...(news === 'cancelled' ? called : {}) },
      { ...reader, side: 'client' },
    );
}

function note({ words, to }: Note): Sample {
  return (reader, baseUrl) => noteOf(words, factsFor(reader, baseUrl), { ...reader, side: to });
}

function session(news: SessionNews): Sample {
  const adviser: readonly SessionNews[] = [
    'delivery-missing',
    'objection-raised',
    'hours-doubted',
    'session-countersigned',
  ];
  const isOfStewards = news === 'session-unrecorded' || news === 'no-show-contested';
  return (reader, baseUrl) =>
    sessionLetter(
      news,
      {
        ...{ titleEn: titles.en, titleCy: titles.cy, start, end, ...names, url: `${baseUrl}/bookings/1` },
        ...{ until: at('2027-03-27T09:00Z'), missing: 'client', quote: written[reader.language] },
      },
      { ...reader, reader: isOfStewards ? 'steward' : adviser.includes(news) ? 'adviser' : 'client' },
    );
}

function groupSession(news: GroupSessionNews): Sample {
  return (reader, baseUrl) =>
    groupSessionLetter(
      news,
      {
        ...{ start, end, title: titles[reader.language], capacity: 8, minimumSeats: 3, seats: 5, hadTooFew: false },
        ...{ decideAt: at('2027-03-24T09:00Z'), url: `${baseUrl}/groups/1` },
      },
      reader,
    );
}

function dispute(news: (typeof disputeNews)[number]): Sample {
  return (reader, baseUrl) =>
    disputeLetter(
      news,
      {
        ...{ titleEn: titles.en, titleCy: titles.cy, start, end, ...names, url: `${baseUrl}/disputes/1` },
        ...{
          disputed: money(4000),
          awarded: money(1500),
          until: at('2027-04-02T09:00Z'),
          quote: written[reader.language],
        },
      },
      { ...reader, reader: news === 'panel-named' ? 'panel' : news === 'mediator-named' ? 'mediator' : 'client' },
    );
}

function debt(news: DebtNews): Sample {
  const amounts = { amount: money(4000), owed: money(9719), organisationName: names.organisationName };
  return (reader, baseUrl) => debtLetter(news, { ...amounts, url: `${baseUrl}/organisations/1/money` }, reader);
}

const each = <Kind extends string>(kinds: readonly Kind[], sample: (kind: Kind) => Sample, prefix = ''): Samples =>
  Object.fromEntries(kinds.map((kind) => [`${prefix}${kind}` as LetterKind, sample(kind)]));

const bookings = ['confirmed', 'moved', 'meeting-changed', 'cancelled', 'reminder', 'reminder-soon'] as const;
const groups = ['scheduled', 'takes-place', 'guaranteed', 'cancelled', 'reminder', 'reminder-soon'] as const;
const how = {
  bookers: 'https://barefoot.example/bookings/1',
  finance: 'https://barefoot.example/organisations/1/money',
};
const notes: readonly Note[] = [
  ...[requestArrived, requestDeclined('no-time', ''), ...requestEnded('client'), ...requestLapsed.slice(0, 1)],
  ...[timeOffered, seatOffered, noShowSettled(settlement, 'client'), paymentEnded],
  ...[cameTooLate, notNeeded, paymentRestoredTold].map((told) => told(money(11_339))),
  ...[cancelOnPage({ because: 'costs', side: 'client', isSeat: false, rate: 5000 }), nobodyReadsThis('client')],
  ...[payOtherwise(money(11_339), how), owedNow(money(11_339), how)],
];

export const bookingSamples: Samples = {
  ...each(bookings, booking, 'booking-'),
  ...Object.fromEntries(notes.map((each) => [each.kind, note(each)])),
  'waiting-ended': ({ name, language }) =>
    nothingCameFree('window-over', { name, language, adviserName: names.adviserName, title: titles[language] }),
  ...each(groups, groupSession, 'group-session-'),
  'time-credits-received': (reader, baseUrl) => {
    const given = { organisation: names.organisationName, minutes: 90, from: names.adviserName };
    return timeCreditLetter({ ...given, url: `${baseUrl}/organisations/1/money` }, reader);
  },
  ...each(sessionNews, session),
  ...each(disputeNews, dispute),
  ...each(['failed', 'reversed', 'recorded'] as const, debt, 'debt-payment-'),
};
