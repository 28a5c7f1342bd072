import { exchange, refused } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { check, say, step } from '../print.js';
import type { Floor, OwnOffer, RateCards } from './answers.js';
import type { Offers, Story } from './story.js';

const hours = (opens: string, closes: string) => [{ opens, closes }];

export async function sayWhen({ bethan, path, days }: Story): Promise<void> {
  step('Her hours, by the clock on her wall');
  say('She bakes at night: Tuesdays and Thursdays from 9 to 17 are for advising, and Wednesday afternoons.');
  const weekly = { 2: hours('09:00', '17:00'), 3: hours('13:00', '17:00'), 4: hours('09:00', '17:00') };
  await exchange<object>(bethan, `PUT ${path}/diary/hours`, { body: { zone: 'Europe/London', weekly } });
  say('One Friday she has half an hour before the shop opens; and one Thursday she is away.');
  await exchange<object>(bethan, `PUT ${path}/diary/overrides/${days.date(1, 5)}`, {
    body: { windows: hours('09:00', '09:30') },
  });
  await exchange<object>(bethan, `POST ${path}/diary/time-off`, {
    body: { ...days.whole(3, 4), reason: 'The flour mill' },
    status: 201,
  });
}

const card = (contact: number) => ({ hourly: { contact: { minor: contact } } });

export async function sayHowMuch({ bethan, path }: Story): Promise<void> {
  step('What an hour costs, and what it may not fall below');
  const floor = await exchange<Floor>(bethan, `GET ${path}/rate-floor`, {
    tell: ({ explanation }) => ['', explanation],
  });
  // Living Wage Foundation 2025-26: £13.45 × 1.32 with on-costs ÷ 0.60 of hours that are paid.
  const reckoned = Math.round((1345 * 1.32) / 0.6);
  check(`the floor is £13.45 × 1.32 ÷ 0.60 = ${pounds({ minor: reckoned })}`, floor.hourly.minor === reckoned, floor);
  say('A penny under it:');
  await refused(bethan, `POST ${path}/rate-cards`, '422 rate-under-floor', card(reckoned - 1));
  const cards = await exchange<RateCards>(bethan, `POST ${path}/rate-cards`, {
    body: card(5999),
    status: 201,
    tell: ({ items }) => items.map((one) => `${one.standing}: ${rates(one.hourly)}`),
  });
  const [first] = cards.items;
  check('a card that holds fills in what she left out', first?.hourly.travel.minor === 3000, cards);
}

const anHour = {
  title: { en: 'An hour on buying your workplace', cy: 'Awr am brynu eich gweithle' },
  pricing: 'rate_card',
  duration_minutes: 60,
  interval_minutes: 60,
  modes: ['video'],
  asks: true,
};

export async function sayWhat({ bethan, path }: Story): Promise<Offers> {
  step('What she offers, and what an hour of it really brings');
  say('She would give the preparation and the write-up away, and three and a half hours of follow-up with them:');
  const unpaid = { ...anHour, preparation_minutes: 0, write_up_minutes: 0 };
  const line = `POST ${path}/offers` as const;
  const low = await refused(bethan, line, '422 effective-rate-too-low', { ...unpaid, unpaid_minutes: 208 });
  // £59.99 in 60 + 208 minutes.
  check('£59.99 in 268 minutes is £13.43 an hour, under the living wage: refused', low.detail.includes('£13.43'), low);
  say('In person, with ¾ h of unpaid work, an hour on the bus and £8 of fares that nobody pays back:');
  const visit = { ...unpaid, modes: ['in_person'], unpaid_minutes: 45, unpaid_travel_minutes: 60 };
  const warned = await exchange<OwnOffer>(bethan, line, {
    body: { ...visit, unreimbursed_costs: { minor: 800 } },
    status: 201,
    tell: ({ terms }) => ['', terms.warning ?? ''],
  });
  // (£59.99 − £8.00) in 165 minutes.
  check(
    'not £59.99 but £18.91 an hour: allowed, and she is warned',
    warned.terms.effective_rate?.minor === 1891,
    warned,
  );
  await exchange<unknown>(bethan, `DELETE ${path}/offers/${warned.id}`, { status: 204 });
  say('She thinks better of it, and has her preparation and write-up paid, as the members’ policy has it:');
  const fair = await offer(bethan, line, anHour);
  check('all of her work is paid, at £59.99 an hour', fair.terms.effective_rate?.minor === 5999, fair);
  check('and nothing is to be warned of', fair.terms.warning === null, fair);
  return { hour: fair.id, ...(await offerTheRest(bethan, line)) };
}

async function offerTheRest(
  bethan: Story['bethan'],
  line: `POST /experts/${string}/offers`,
): Promise<Omit<Offers, 'hour'>> {
  say('Also a free talk to begin with, half hours of mentoring, and a clinic for three, paid for by two:');
  const video = { modes: ['video'], interval_minutes: 30, notice_minutes: 720 };
  const introduction = await offer(bethan, line, {
    ...video,
    title: { en: 'A first talk', cy: 'Sgwrs gyntaf' },
    pricing: 'free_introduction',
    duration_minutes: 30,
  });
  const mentoring = await offer(bethan, line, {
    ...video,
    title: { en: 'Mentoring', cy: 'Mentora' },
    pricing: 'rate_card',
    duration_minutes: 30,
    preparation_minutes: 15,
  });
  const clinic = await offer(bethan, line, {
    ...video,
    title: { en: 'Clinic: the first year', cy: 'Clinig: y flwyddyn gyntaf' },
    pricing: 'rate_card',
    duration_minutes: 60,
    capacity: 3,
    minimum_seats: 2,
  });
  return { introduction: introduction.id, mentoring: mentoring.id, clinic: clinic.id };
}

function offer(bethan: Story['bethan'], line: `POST /experts/${string}/offers`, body: object): Promise<OwnOffer> {
  return exchange<OwnOffer>(bethan, line, {
    body,
    status: 201,
    tell: ({ title, price }) => `${title.en}: ${price ? pounds(price) : 'cannot be booked'}`,
  });
}

function rates(hourly: Readonly<Record<string, Amount>>): string {
  return Object.entries(hourly)
    .map(([kind, amount]) => `${kind.replace('_', '-')} ${pounds(amount)}`)
    .join(', ');
}
