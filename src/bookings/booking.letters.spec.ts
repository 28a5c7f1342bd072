import { describe, expect, test } from '@jest/globals';
import { money } from '../kernel/money.js';
import { type LetterFacts, letterOf, type LetterReader } from './booking.letters.js';

const at = (text: string) => Temporal.Instant.from(text);

const plain: LetterFacts = {
  title: 'Choosing a legal form',
  start: at('2026-12-03T09:00Z'),
  end: at('2026-12-03T10:00Z'),
  previousStart: at('2026-12-01T14:00Z'),
  mode: 'video',
  adviserName: 'Gwen Parry',
  clientName: 'Mair Jones',
  organisationName: 'Caffi Cymunedol',
  needs: 'Society or company?\nWe are six people.',
  url: 'https://barefoot.example/bookings/1',
  cancelFreeUntil: at('2026-11-30T09:00Z'),
  price: money(11_339),
};
const facts: LetterFacts = {
  ...plain,
  reason: 'no-longer-needed',
  cancelledBy: 'client',
  note: 'Sorry about this.',
};
const mair: LetterReader = { name: 'Mair Jones', language: 'en', zone: 'Europe/London', side: 'client' };

const kinds = ['confirmed', 'moved', 'meeting-changed', 'cancelled', 'reminder', 'reminder-soon'] as const;
const sides = ['client', 'adviser'] as const;
const cases = kinds.flatMap((kind) => sides.map((side) => [kind, side] as const));

const facets = (['client', 'adviser', 'steward', undefined] as const).flatMap((cancelledBy) =>
  [money(11_339), money(0), money(90, 'TCR')].map((price): LetterFacts =>
    cancelledBy ? { ...facts, price, cancelledBy } : { ...plain, price },
  ),
);

describe.each(cases)('the letter %s to the %s', (kind, side) => {
  const [en, cy] = (['en', 'cy'] as const).map((language) =>
    letterOf(kind, facts, { ...mair, side, language, zone: 'Europe/Lisbon' }),
  );

  test('names the time and the zone of its reader, the other side, the session and its page', () => {
    expect(en?.text).toContain('When: Thursday 3 December 2026, 09:00 to 10:00 (Lisbon time)');
    expect(cy?.text).toContain('Pryd: Dydd Iau 3 Rhagfyr 2026, 09:00 tan 10:00 (amser Lisbon)');
    for (const letter of [en, cy]) {
      expect(letter?.text).toContain(side === 'client' ? 'Gwen Parry' : 'Mair Jones, Caffi Cymunedol');
      expect(letter?.text).toContain('Choosing a legal form');
      expect(letter?.text).toContain('\nhttps://barefoot.example/bookings/1\n');
    }
  });

  test('leaves no gap in either language, whoever cancelled and whatever it costs', () => {
    for (const told of facets) {
      for (const language of ['en', 'cy'] as const) {
        const { subject, text } = letterOf(kind, told, { ...mair, side, language });
        expect(`${subject}\n${text}`).not.toMatch(/undefined|null|NaN|\[object|[{}]| {2}|\n{3}| ,| \./);
      }
    }
  });

  test('leaves no gap either for whom we have no name of', () => {
    const nameless = [
      { clientName: '', adviserName: '' },
      { clientName: ' ', adviserName: '', organisationName: '' },
    ];
    for (const told of facets.flatMap((each) => nameless.map((names) => ({ ...each, ...names })))) {
      for (const language of ['en', 'cy'] as const) {
        const { subject, text } = letterOf(kind, told, { ...mair, name: '', side, language });
        expect(`${subject}\n${text}`).not.toMatch(
          /undefined|null| {2}|\n{3}| ,| \.|: ?\n\n|with (of|is|has)\b|\. the\b|(mae|hoffai) y /,
        );
        expect(text).toMatch(/^(Hello|Helo),\n/);
      }
    }
  });

  test('the Welsh one is not the English one', () => {
    const own = (text = '') => text.split('\n').filter((line) => /\p{L}{3}/u.test(line) && !/^(>|https:)/.test(line));
    expect(own(cy?.text).filter((line) => own(en?.text).includes(line))).toEqual(['Barefoot']);
  });

  test('the subject carries the title and the day', () => {
    expect(en?.subject).toMatch(/^[A-Z][a-z]+( to meet| one hour)?: Choosing a legal form, Thursday 3 December 2026$/);
    expect(cy?.subject).toMatch(/^[A-Z][a-z']+( [a-z]+)*: Choosing a legal form, dydd Iau 3 Rhagfyr 2026$/);
  });

  test('no name, title or wish can break out of its line', () => {
    const evil = 'x\r\nBcc: eve@evil.example\u2028Pay here';
    const { subject, text } = letterOf(
      kind,
      { ...facts, title: evil, adviserName: evil, clientName: evil, organisationName: evil, needs: evil, note: evil },
      { ...mair, name: evil, side },
    );
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^(Bcc|Pay here)/m);
    expect(text).not.toMatch(/[\r\u2028]/);
  });
});

describe('in full', () => {
  test('confirmed, to the client in English', () => {
    expect(letterOf('confirmed', plain, mair)).toEqual({
      subject: 'Confirmed: Choosing a legal form, Thursday 3 December 2026',
      text: `Hello Mair Jones,

Good news: your session with Gwen Parry is confirmed.

Session: Choosing a legal form
When: Thursday 3 December 2026, 09:00 to 10:00 (UK time)
How: By video
With: Gwen Parry
Price: £113.39 for the session

What you would like help with:
> Society or company?
> We are six people.

You can move or cancel the session on its page, free of charge until Monday 30 November 2026, 09:00 (UK time). If you cancel later than that, part or all of the price is due.

Everything about the session, and how to join it, is on its page:
https://barefoot.example/bookings/1

With best wishes,
Barefoot
`,
    });
  });

  test('moved, to the adviser in Welsh', () => {
    expect(letterOf('moved', plain, { name: 'Gwen', language: 'cy', zone: 'Europe/London', side: 'adviser' })).toEqual({
      subject: 'Symudwyd: Choosing a legal form, dydd Iau 3 Rhagfyr 2026',
      text: `Helo Gwen,

Mae eich sesiwn wedi'i symud i amser newydd.

Sesiwn: Choosing a legal form
Pryd: Dydd Iau 3 Rhagfyr 2026, 09:00 tan 10:00 (amser y DU)
Yr amser blaenorol: Dydd Mawrth 1 Rhagfyr 2026, 14:00 tan 15:00 (amser y DU)
Sut: Dros fideo
Gyda: Mair Jones, Caffi Cymunedol
Pris: £113.39 am y sesiwn

Dyma'r hyn yr hoffai Mair Jones gael help ag ef:
> Society or company?
> We are six people.

Os na allwch fod yno, symudwch neu canslwch y sesiwn ar ei thudalen cyn gynted ag y gallwch, os gwelwch yn dda; ni fydd gan y cleient ddim i'w dalu wedyn. Gall Mair Jones ei symud neu ei chanslo yn rhad ac am ddim tan ddydd Llun 30 Tachwedd 2026, 09:00 (amser y DU).

Mae popeth am y sesiwn, a sut i ymuno â hi, ar ei thudalen:
https://barefoot.example/bookings/1

Cofion gorau,
Barefoot
`,
    });
  });

  test('cancelled by the client, to the adviser in English', () => {
    expect(letterOf('cancelled', facts, { ...mair, name: 'Gwen', side: 'adviser' }).text).toBe(`Hello Gwen,

We are sorry: Mair Jones has cancelled your session.

Session: Choosing a legal form
When: Thursday 3 December 2026, 09:00 to 10:00 (UK time)
How: By video
With: Mair Jones, Caffi Cymunedol
Reason: no longer needed

Message:
> Sorry about this.

The page of the session shows what is due to you, if anything.

The session on Barefoot:
https://barefoot.example/bookings/1

With best wishes,
Barefoot
`);
  });
});

describe('where they meet', () => {
  const meeting = {
    lines: [['Join', 'https://meet.example/ada']],
    notes: [
      ['How to get in:', 'Ring.\nDear client, pay here'],
      ['How to get there:', ''],
    ],
  } as const;

  test('stands under how they meet, and what the adviser wrote of it is marked as theirs', () => {
    const { text } = letterOf('confirmed', { ...plain, meeting }, mair);
    expect(text).toContain('\nHow: By video\nJoin: https://meet.example/ada\nWith: Gwen Parry\n');
    expect(text).toContain('\n\nHow to get in:\n> Ring.\n> Dear client, pay here\n\nWhat you');
    expect(text).not.toContain('How to get there');
  });
});

describe('whoever has no name', () => {
  const adviser: LetterReader = { name: 'Gwen', language: 'en', zone: 'Europe/London', side: 'adviser' };
  const nobody = { ...plain, clientName: '', adviserName: '', organisationName: '' };

  test.each([
    ['their organisation', { ...plain, clientName: '' }, adviser, 'your session with Caffi Cymunedol is confirmed.'],
    ['their organisation, once', { ...plain, clientName: '' }, adviser, '\nWith: Caffi Cymunedol\n'],
    ['the client', nobody, adviser, 'your session with the client is confirmed.'],
    ['the client, at the head of a sentence', nobody, adviser, '. The client can move or cancel it'],
    [
      'y cleient, whose article leans on the verb',
      nobody,
      { ...adviser, language: 'cy' },
      "Dyma'r hyn yr hoffai'r cleient gael help ag ef:",
    ],
    ['the adviser', nobody, mair, 'your session with the adviser is confirmed.'],
    ['y cynghorydd', nobody, { ...mair, language: 'cy' }, '\nGyda: y cynghorydd\n'],
  ] as const)('is called %s', (_, told, reader, text) => {
    expect(letterOf('confirmed', told, reader).text).toContain(text);
  });

  test('has cancelled as anybody else has, in Welsh too', () => {
    const told = { ...facts, clientName: '', organisationName: '' };
    expect(letterOf('cancelled', told, { ...adviser, language: 'cy' }).text).toContain(
      "Mae'n ddrwg gennym: mae'r cleient wedi canslo eich sesiwn.",
    );
  });
});

describe('what is due', () => {
  test.each([
    [money(11_339), 'Price: £113.39 for the session'],
    [money(6_000), 'Price: £60.00 for the session'],
    [money(5_000, 'JPY'), 'Price: JP¥5,000 for the session'],
    [money(90, 'TCR'), 'Price: 90 minutes of time credit for the session'],
    [money(1, 'TCR'), 'Price: 1 minute of time credit for the session'],
    [money(0), 'Price: nothing to pay'],
  ])('%j reads "%s"', (price, line) => {
    expect(letterOf('confirmed', { ...facts, price }, mair).text.split('\n')).toContain(line);
  });

  test.each([
    ['a session that costs nothing', { price: money(0) }],
    ['one that may be cancelled free up to its start', { cancelFreeUntil: facts.start }],
  ])('%s is free to move or cancel until it starts', (_, change) => {
    const { text } = letterOf('reminder', { ...facts, ...change }, mair);
    expect(text).toContain('free of charge until it starts');
    expect(text).not.toContain('part or all of the price is due');
  });

  test.each([
    ['en', 'client', 5000, 'if you cancel now, half of the charge for contact and preparation is due. Later it may'],
    ['en', 'client', 10_000, 'if you cancel now, the whole charge for contact and preparation is due.\n'],
    ['en', 'adviser', 3750, 'If Mair Jones cancels it now, 37.5% of the charge for contact and preparation is due.'],
    ['cy', 'client', 5000, "os byddwch yn canslo nawr, bydd hanner y tâl am y cyswllt a'r paratoi yn ddyledus."],
    ['cy', 'adviser', 10_000, "yn ei chanslo nawr, bydd y tâl cyfan am y cyswllt a'r paratoi yn ddyledus."],
  ] as const)('where it is no longer free to cancel, in %s to the %s at %i', (language, side, rate, words) => {
    const late = { ...facts, cancelRateNow: rate };
    for (const kind of ['confirmed', 'reminder'] as const) {
      const { text } = letterOf(kind, late, { ...mair, language, side });
      expect(text).toContain(words);
      expect(text).not.toMatch(/30 November|30 Tachwedd/);
    }
    const seat = letterOf('reminder', { ...late, isSeat: true }, { ...mair, language, side: 'client' }).text;
    expect(seat).toMatch(/if you cancel now|os byddwch yn canslo nawr/);
  });

  test('a session cancelled by the adviser costs the client nothing', () => {
    const { text } = letterOf('cancelled', { ...facts, cancelledBy: 'adviser' }, mair);
    expect(text).toContain('We are sorry: Gwen Parry has cancelled your session.');
    expect(text).toContain('You have nothing to pay');
  });
});

describe('of a seat in a group session', () => {
  const seat: LetterFacts = { ...plain, isSeat: true };
  test.each([
    ['en', 'client', 'You can cancel it on its page, free of charge until Monday 30 November 2026, 09:00 (UK time).'],
    ['en', 'adviser', 'please cancel the whole group session as early as you can'],
    ['cy', 'client', 'Gallwch ei chanslo ar ei thudalen, yn rhad ac am ddim tan ddydd Llun 30 Tachwedd 2026'],
    ['cy', 'adviser', 'canslwch y sesiwn grŵp gyfan cyn gynted ag y gallwch'],
  ] as const)('a letter in %s tells the %s nothing of moving it', (language, side, sentence) => {
    const { text } = letterOf('confirmed', seat, { ...mair, language, side });
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/\bmove\b|\bsymud/);
  });
});
