import { describe, expect, test } from '@jest/globals';
import {
  accessProvisions,
  codesOf,
  type Label,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../kernel/taxonomy.js';
import { demoAdvisers, demoBookings, demoClinics, demoOrganisations, demoSteward } from './demo-content.js';

/** Pence an hour under which nothing may be offered; the loader's database holds the rule, this only keeps the demo within it. */
const FLOOR = { elsewhere: 2959, london: 3256 };

const live = demoAdvisers.filter((adviser) => adviser.state === 'live');
const offers = demoAdvisers.flatMap((adviser) => adviser.offers.map((offer) => ({ adviser, offer })));
const words: [string, Label][] = [topics, sectors, stages, legalForms, regions, languages, accessProvisions].flatMap(
  (list) => Object.entries<Label>(list),
);

describe('the taxonomy', () => {
  test('writes every code in kebab-case and every word in two languages', () => {
    for (const [code, { en, cy }] of words) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(en).not.toBe('');
      expect(cy).not.toBe('');
      expect(cy).not.toBe(en);
    }
  });

  test('gives codes in the order of the list', () => {
    expect(codesOf(languages).slice(0, 3)).toEqual(['en', 'cy', 'bsl']);
  });
});

describe('the advisers', () => {
  test('are forty, thirteen of them barefoot under a development body that their text names', () => {
    const barefoot = demoAdvisers.filter((adviser) => adviser.kind === 'barefoot');
    expect([demoAdvisers.length, barefoot.length]).toEqual([40, 13]);
    for (const { body, coOp, about } of barefoot) {
      expect(about.en).toContain(coOp?.name);
      expect(coOp?.role).toMatch(/member|founder|secretary/);
      const overseer = demoOrganisations.find((organisation) => organisation.key === body);
      expect(overseer?.kind).toBe('development_body');
      expect(about.en).toContain(overseer?.name);
      expect(about.cy).toContain(overseer?.name);
    }
  });

  test('name an overseer only if they are barefoot', () => {
    expect(demoAdvisers.filter((adviser) => adviser.kind === 'specialist' && adviser.body)).toEqual([]);
  });

  test('have keys of their own, and emails made of their names', () => {
    expect(new Set(demoAdvisers.map((adviser) => adviser.key)).size).toBe(demoAdvisers.length);
    for (const { key, name, email } of demoAdvisers) {
      const slug = slugOf(name);
      expect(key).toBe(slug);
      expect(email).toBe(`${slug.replace('-', '.')}@advisers.example`);
    }
  });

  test.each(['topics', 'sectors', 'stages', 'legalForms', 'languages', 'regions', 'access'] as const)(
    'use only known %s, each once',
    (list) => {
      const known = { topics, sectors, stages, legalForms, languages, regions, access: accessProvisions }[list];
      for (const adviser of demoAdvisers) {
        const used: readonly string[] = adviser[list];
        expect(used.filter((code) => !Object.hasOwn(known, code))).toEqual([]);
        expect(new Set(used).size).toBe(used.length);
      }
    },
  );

  test('offer as many codes as a profile should', () => {
    for (const adviser of demoAdvisers) {
      expect(adviser.topics.length).toBeGreaterThanOrEqual(2);
      expect(adviser.topics.length).toBeLessThanOrEqual(4);
      expect(adviser.sectors.length).toBeGreaterThanOrEqual(1);
      expect(adviser.sectors.length).toBeLessThanOrEqual(4);
      expect(adviser.regions.length).toBeGreaterThanOrEqual(1);
      expect(adviser.regions.length).toBeLessThanOrEqual(3);
      expect(adviser.access.length).toBeLessThanOrEqual(3);
    }
  });

  test('take on all stages and legal forms, some of them, and most name theirs', () => {
    for (const list of ['stages', 'legalForms'] as const) {
      const all = live.filter((adviser) => adviser[list].length === 0).length;
      expect(all).toBeGreaterThanOrEqual(3);
      expect(all).toBeLessThanOrEqual(10);
    }
  });

  test('cover, those who are live, every topic, sector, stage, legal form, region, language and access provision', () => {
    expect(sorted(live.flatMap((adviser) => adviser.stages))).toEqual(sorted(codesOf(stages)));
    expect(sorted(live.flatMap((adviser) => adviser.legalForms))).toEqual(sorted(codesOf(legalForms)));
    expect(sorted(live.flatMap((adviser) => adviser.topics))).toEqual(sorted(codesOf(topics)));
    expect(sorted(live.flatMap((adviser) => adviser.sectors))).toEqual(sorted(codesOf(sectors)));
    expect(sorted(live.flatMap((adviser) => adviser.regions))).toEqual(sorted(codesOf(regions)));
    expect(sorted(demoAdvisers.flatMap((adviser) => adviser.languages))).toEqual(sorted(codesOf(languages)));
    expect(sorted(live.flatMap((adviser) => adviser.access))).toEqual(sorted(codesOf(accessProvisions)));
  });

  test('all speak English, eight or more Welsh, and two or more sign', () => {
    expect(demoAdvisers.filter((adviser) => !adviser.languages.includes('en'))).toEqual([]);
    expect(live.filter((adviser) => adviser.languages.includes('cy')).length).toBeGreaterThanOrEqual(8);
    expect(live.filter((adviser) => adviser.languages.includes('bsl')).length).toBeGreaterThanOrEqual(2);
  });

  test('live in zones that exist', () => {
    for (const { zone } of demoAdvisers) {
      expect(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)).not.toThrow();
    }
  });

  test('open for some of the week, in disjoint hours in order', () => {
    for (const { weeklyHours } of demoAdvisers) {
      expect(Object.keys(weeklyHours)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
      expect(Object.values(weeklyHours).flat().length).toBeGreaterThan(0);
      for (const day of Object.values(weeklyHours)) {
        const bounds = day.flatMap(({ opens, closes }) => [opens, closes]);
        expect(bounds).toEqual(sorted(bounds));
        expect(bounds.every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= 1440)).toBe(true);
      }
    }
  });
});

describe('the texts', () => {
  const texts = [
    ...demoAdvisers.flatMap((adviser) => [adviser.headline, adviser.about]),
    ...offers.flatMap(({ offer }) => [offer.title, offer.summary]),
  ];

  test('are in two languages, and the Welsh is not English', () => {
    for (const { en, cy } of texts) {
      expect(en.trim()).not.toBe('');
      expect(cy.trim()).not.toBe('');
      expect(cy).not.toBe(en);
      expect(cy).not.toMatch(/\b(the|and|with|your|for)\b/);
      expect(en).not.toMatch(/\b(yn|mae|eich|gyda|rydym)\b/i);
    }
  });

  test('are nobody else’s', () => {
    for (const language of ['en', 'cy'] as const) {
      const all = texts.map((text) => text[language]);
      expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([]);
    }
  });

  test('say as much in both languages: two to four sentences about each adviser', () => {
    for (const { about } of demoAdvisers) {
      expect(sentencesOf(about.en)).toBeGreaterThanOrEqual(2);
      expect(sentencesOf(about.en)).toBeLessThanOrEqual(4);
      expect(sentencesOf(about.cy)).toBe(sentencesOf(about.en));
    }
  });
});

describe('the offers', () => {
  test('are one to three to an adviser, under keys of their own', () => {
    for (const adviser of demoAdvisers) {
      expect(adviser.offers.length).toBeGreaterThanOrEqual(1);
      expect(adviser.offers.length).toBeLessThanOrEqual(3);
      expect(new Set(adviser.offers.map((offer) => offer.key)).size).toBe(adviser.offers.length);
    }
  });

  test('fit into the hours with their buffers, and into the diary', () => {
    for (const { adviser, offer } of offers) {
      const whole = offer.bufferBeforeMinutes + offer.durationMinutes + offer.bufferAfterMinutes;
      const longest = Math.max(
        ...Object.values(adviser.weeklyHours)
          .flat()
          .map(({ opens, closes }) => closes - opens),
      );
      expect(whole).toBeLessThanOrEqual(longest);
      expect(offer.durationMinutes).toBeGreaterThanOrEqual(15);
      expect(offer.durationMinutes).toBeLessThanOrEqual(120);
      expect(offer.windowDays).toBeLessThanOrEqual(90);
      expect(offer.noticeMinutes).toBeLessThan(offer.windowDays * 1440);
      expect(offer.intervalMinutes).toBeGreaterThanOrEqual(15);
      expect(offer.modes.length).toBeGreaterThan(0);
    }
  });

  test('are free for half an hour at most', () => {
    const free = offers.filter(({ offer }) => offer.pricing === 'free_introduction');
    expect(free.length).toBeGreaterThanOrEqual(36);
    for (const { offer } of free) {
      expect(offer.durationMinutes).toBeLessThanOrEqual(30);
    }
  });

  test('are paid by the hour, in whole pence and at the floor or above', () => {
    for (const { adviser } of offers.filter((each) => each.offer.pricing === 'rate_card')) {
      const floor = adviser.regions.includes('london') ? FLOOR.london : FLOOR.elsewhere;
      expect(Number.isSafeInteger(adviser.contactMinor)).toBe(true);
      expect(adviser.contactMinor).toBeGreaterThanOrEqual(floor);
    }
  });
});

describe('the organisations', () => {
  test('are twelve: three development bodies, two funders, and those who seek support, some in Welsh', () => {
    const kinds = demoOrganisations.map((organisation) => organisation.kind);
    expect(kinds.filter((kind) => kind === 'development_body')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'funder')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'start_up' || kind === 'co_op')).toHaveLength(7);
    expect(demoOrganisations.some(({ kind, language }) => kind === 'start_up' && language === 'cy')).toBe(true);
  });

  test('have two or three members, one of them an admin, and a booker where they seek support', () => {
    for (const { kind, members } of demoOrganisations) {
      const roles = members.map((member) => member.role);
      expect([2, 3]).toContain(members.length);
      expect(roles).toContain('admin');
      if (kind === 'start_up' || kind === 'co_op') expect(roles).toContain('booker');
    }
  });

  test('have keys of their own, which are the domains of their members', () => {
    expect(new Set(demoOrganisations.map((organisation) => organisation.key)).size).toBe(demoOrganisations.length);
    for (const { key, members } of demoOrganisations) {
      for (const { name, email } of members) expect(email).toBe(`${slugOf(name).replace('-', '.')}@${key}.example`);
    }
  });
});

test('no email is used twice, and none could reach anybody', () => {
  const emails = [
    ...demoAdvisers.map((adviser) => adviser.email),
    ...demoOrganisations.flatMap((organisation) => organisation.members.map((member) => member.email)),
    demoSteward.email,
  ];
  expect(new Set(emails).size).toBe(emails.length);
  for (const email of emails) expect(email).toMatch(/^[a-z]+(\.[a-z]+(-[a-z]+)*)@[a-z]+(-[a-z]+)*\.example$/);
});

describe('the bookings', () => {
  test.each(demoBookings)('$organisation with $adviser on day $dayOffset can be made', (booking) => {
    const adviser = demoAdvisers.find(({ key }) => key === booking.adviser);
    const offer = adviser?.offers.find(({ key }) => key === booking.offer);
    const organisation = demoOrganisations.find(({ key }) => key === booking.organisation);
    const booker = organisation?.members.find(({ email }) => email === booking.bookedBy);
    expect(adviser?.state).toBe('live');
    expect(offer?.pricing).toBe('free_introduction');
    expect(['booker', 'admin']).toContain(booker?.role);
    expect(booking.needs).not.toBe('');

    expect(booking.dayOffset).not.toBe(0);
    expect(booking.dayOffset).toBeGreaterThanOrEqual(-40);
    expect(booking.dayOffset).toBeLessThanOrEqual(Math.min(25, offer?.windowDays ?? 0));

    const opens = booking.localHour * 60;
    const closes = opens + (offer?.durationMinutes ?? 0);
    const hours = Object.values(adviser?.weeklyHours ?? {}).flat();
    expect(hours.some((open) => open.opens <= opens && closes <= open.closes)).toBe(true);
  });

  test('introduce each organisation to an adviser once, and are cancelled now and then', () => {
    const pairs = demoBookings.map(({ organisation, adviser }) => `${organisation} ${adviser}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(demoBookings.filter((booking) => booking.state === 'cancelled')).toHaveLength(3);
  });

  test('are asked for in Welsh twice', () => {
    expect(demoBookings.filter((booking) => /\b(rydym|mae)\b/i.test(booking.needs))).toHaveLength(2);
  });
});

test.each(demoClinics)('the clinic $title.en can be scheduled', (clinic) => {
  const adviser = demoAdvisers.find(({ key }) => key === clinic.adviser);
  const offer = adviser?.offers.find(({ key }) => key === clinic.offer);
  expect(adviser?.state).toBe('live');
  expect(offer?.pricing).toBe('free_introduction');
  expect(clinic.title.cy).not.toBe(clinic.title.en);
  expect(clinic.minimumSeats).toBeLessThanOrEqual(clinic.capacity);
  expect(clinic.dayOffset).toBeGreaterThan(1);
  const opens = clinic.localHour * 60;
  const hours = Object.values(adviser?.weeklyHours ?? {}).flat();
  expect(hours.some((open) => open.opens <= opens && opens + (offer?.durationMinutes ?? 0) <= open.closes)).toBe(true);
});

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '-');
}

function sorted<T extends string | number>(all: readonly T[]): readonly T[] {
  return [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
}

function sentencesOf(text: string): number {
  return text.split(/[.?!](?:\s|$)/).length - 1;
}
