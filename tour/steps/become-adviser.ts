import type { Expert, List, Offer, Problem, Slots } from '../answers.js';
import { type Answer, ask, askQuietly, type Caller, told } from '../client.js';
import { check, say, step } from '../print.js';
import { nextWeekday, timetable } from '../times.js';
import { signInByLetter } from './sign-in.js';

const profile = {
  kind: 'specialist',
  name: 'Carys Bevan-Ochieng',
  headline: { en: 'Allotments that feed a street', cy: 'Rhandiroedd sy’n bwydo stryd' },
  about: {
    en: 'I have run a growers’ co-op for eleven years.',
    cy: 'Rwyf wedi rhedeg cydweithfa tyfwyr ers un mlynedd ar ddeg.',
  },
  topics: ['food', 'membership'],
  sectors: ['agriculture'],
  languages: ['en', 'cy'],
  regions: ['wales'],
  remote: true,
};

const offer = {
  title: { en: 'Half an hour over the fence', cy: 'Hanner awr dros y ffens' },
  pricing: 'free_introduction',
  duration_minutes: 30,
  interval_minutes: 60,
  notice_minutes: 720,
  modes: ['video', 'phone'],
};

const nineToTwelve = [{ opens: '09:00', closes: '12:00' }];

export async function becomeAnAdviser(anybody: Caller): Promise<void> {
  step('The other side: Carys becomes an adviser');
  say('Carys has never been here. The same letter that signs others in makes her an account.');
  const carys = await signInByLetter(anybody, 'Carys', 'carys@growers.example');
  const expert = await ask<Expert>(carys, 'POST', '/api/v1/experts', { body: profile });
  told(expert, `${expert.body.name}, ${expert.body.state ?? ''}`);
  check('her profile begins as a draft', expert.status === 201 && expert.body.state === 'draft', expert.body);
  const path = `/api/v1/experts/${expert.body.id}`;
  const seen = await askQuietly(anybody, 'GET', path);
  check('which nobody else can see', seen.status === 404, seen.body);
  const added = await ask<Offer>(carys, 'POST', `${path}/offers`, { body: offer });
  told(added, added.body.title.en);
  check('she offers a free introduction', added.status === 201, added.body);
  const dates = await fillTheDiary(carys, path);
  await goLive(anybody, carys, path);
  await readHerTimes(anybody, `${path}/slots?offer=${added.body.id}`, dates);
}

interface Dates {
  readonly monday: Temporal.ZonedDateTime;
  readonly tuesday: Temporal.ZonedDateTime;
  readonly wednesday: Temporal.ZonedDateTime;
}

async function fillTheDiary(carys: Caller, path: string): Promise<Dates> {
  const monday = nextWeekday(1, 14);
  const dates = { monday, tuesday: monday.add({ days: 1 }), wednesday: monday.add({ days: 2 }) };
  say('Her week: Monday to Wednesday, 9 to 12, by the clock on her wall.');
  const weekly = { 1: nineToTwelve, 2: nineToTwelve, 3: nineToTwelve };
  const hours = await ask(carys, 'PUT', `${path}/diary/hours`, { body: { zone: 'Europe/London', weekly } });
  told(hours);
  say('One Tuesday is different: that day only 14 to 16. And on the Wednesday after it she is away.');
  const tuesday = dates.tuesday.toPlainDate().toString();
  const windows = [{ opens: '14:00', closes: '16:00' }];
  const override = await ask(carys, 'PUT', `${path}/diary/overrides/${tuesday}`, { body: { windows } });
  told(override);
  const [start, end] = [dates.wednesday, dates.wednesday.add({ days: 1 })].map((at) => at.toInstant().toString());
  const body = { start, end, reason: 'The show' };
  const away = await ask<{ time_off: object[] }>(carys, 'POST', `${path}/diary/time-off`, { body });
  told(away);
  check('the diary keeps all three', hours.status === 200 && override.status === 200 && away.status === 201, away.body);
  return dates;
}

async function goLive(anybody: Caller, carys: Caller, path: string): Promise<void> {
  const byWord = '/api/v1/experts?q=rhandiroedd';
  const before = await askQuietly<List<Expert>>(anybody, 'GET', byWord);
  check('so far nobody finds her', !hasCarys(before), before.body);
  const early = await ask<Problem>(carys, 'POST', `${path}/submission`);
  told(early, early.body.detail);
  check('she has not said yet that she has declared her interests', early.status === 409, early.body);
  await ask(carys, 'PATCH', path, { body: { interests_declared: true } });
  const submitted = await ask<Expert>(carys, 'POST', `${path}/submission`);
  told(submitted, submitted.body.state);
  await approve(anybody, path);
  const after = await ask<List<Expert> | Problem>(anybody, 'GET', byWord);
  told(after, (after as Answer<List<Expert>>).body.items.map(({ name }) => name).join(', '));
  check('now everybody does, by a word of her Welsh headline', hasCarys(after as Answer<List<Expert>>), after.body);
}

/** Imogen is the steward of the demo. */
async function approve(anybody: Caller, path: string): Promise<void> {
  say('A profile goes live when a steward has read it. Imogen is one.');
  const body = { email: 'imogen.tavernier@barefoot.example' };
  const { body: session } = await askQuietly<{ token: string }>(anybody, 'POST', '/dev/sessions', { body });
  const imogen = { name: 'Imogen', baseUrl: anybody.baseUrl, token: session.token };
  const queue = await ask<List<{ expert: { name: string } }>>(imogen, 'GET', '/api/v1/verifications');
  const names = queue.body.items.map(({ expert }) => expert.name);
  told(queue, `waiting: ${names.join(', ')}`);
  check('Carys is the only one who waits', names.join() === profile.name, queue.body);
  const approved = await ask<Expert>(imogen, 'POST', `${path}/verification`, { body: { decision: 'approved' } });
  told(approved, approved.body.state);
  check('approved, she is live', approved.status === 200 && approved.body.state === 'live', approved.body);
}

async function readHerTimes(anybody: Caller, path: string, { monday }: Dates): Promise<void> {
  const [from, to] = [monday, monday.add({ days: 7 })].map((at) => at.toInstant().toString());
  const answer = await ask<Slots>(anybody, 'GET', `${path}&from=${from ?? ''}&to=${to ?? ''}`);
  const times = timetable(answer.body.items.map(({ start }) => start));
  told(answer, '', ...times);
  const shown = times.map((line) => line.replace(/^(\w+) .* \d{4} +/, '$1 ')).join(', ');
  const expected = 'Monday 09:00  10:00  11:00, Tuesday 14:00  15:00';
  check(
    'her times are what the diary says: its hours, the override, and nothing on the day off',
    shown === expected,
    shown,
  );
}

function hasCarys({ body }: Answer<List<Expert>>): boolean {
  return body.items.some(({ name }) => name === profile.name);
}
