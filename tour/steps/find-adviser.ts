import type { Expert, List, Offer, Slot, Slots } from '../answers.js';
import { ask, type Caller, told } from '../client.js';
import { check, say, step } from '../print.js';
import { isBefore, nextWeekday, onTheWall, period, timetable } from '../times.js';

/** What Tudur books: an adviser's free introduction. */
export interface Wanted {
  readonly expert: Expert;
  readonly offer: Offer;
  /** Midnight of the Tuesday that suits him, as an instant. */
  readonly tuesday: string;
}

const name = 'Callum Drysdale-Orr';

export async function findAnAdviser(tudur: Caller): Promise<Wanted> {
  step('Tudur looks for an adviser');
  say('The baker retires next year, so the topic is conversion: a firm passes to the people who work in it.');
  const byTopic = await search(tudur, 'topic=conversion');
  check(
    'everybody who is found works on conversions',
    byTopic.every(({ topics }) => topics.includes('conversion')),
  );
  check(`${name} is among them`, includes(byTopic, name), byTopic);

  say('In his own words, in Welsh ("olyniaeth" is succession), and in English in a hurry:');
  const inWelsh = await search(tudur, 'q=olyniaeth');
  check('the Welsh word finds him too', includes(inWelsh, name), inWelsh);
  const misspelt = await search(tudur, 'q=sucession');
  check('so does an English word with a letter missing', includes(misspelt, name), misspelt);

  const tuesday = nextWeekday(2, 4);
  const [from = '', to = ''] = [9, 12].map((hours) => tuesday.add({ hours }).toInstant().toString());
  say(`The bakers have time on ${period({ start: from, end: to })}. Who is free then for half an hour?`);
  const free = await search(tudur, `topic=conversion&free_from=${from}&free_to=${to}&free_minutes=30`);
  const isInside = ({ free: time }: Expert) => time !== null && !isBefore(time.start, from) && !isBefore(to, time.end);
  check('everybody who is found has a time within these three hours', free.length > 0 && free.every(isInside), free);
  const expert = free.find((each) => each.name === name);
  const offer = expert?.offers.find(({ pricing }) => pricing === 'free_introduction');
  check(`${name} is one of them, and the first talk is free of charge`, offer !== undefined, free);
  return { expert: expert as Expert, offer: offer as Offer, tuesday: tuesday.toInstant().toString() };
}

/** His times of two weeks, from that Tuesday on. */
export async function readTimes(tudur: Caller, wanted: Wanted): Promise<readonly Slot[]> {
  step(`When is ${wanted.expert.name} free?`);
  say('Answers hold instants, so that nobody has to guess a zone. Here they are as UK clocks show them.');
  const answer = await ask<Slots>(tudur, 'GET', slotsPath(wanted, 14));
  const slots = answer.body.items;
  const starts = slots.map(({ start }) => start);
  told(answer, `"${wanted.offer.title.en}", ${wanted.offer.duration_minutes} minutes`, ...timetable(starts));
  check('he has times on several days', new Set(starts.map((start) => onTheWall(start).weekday)).size > 1, starts);
  check('all of them within his hours: Monday, Tuesday and Friday, 9 to 12 and 13 to 16', starts.every(isInHisHours));
  check('they cost nothing, and can be called off until they start', slots.every(isFreeOfCharge), slots[0]);
  return slots;
}

export function slotsPath({ expert, offer, tuesday }: Wanted, days: number): string {
  const to = Temporal.Instant.from(tuesday).add({ hours: 24 * days });
  return `/api/v1/experts/${expert.id}/slots?offer=${offer.id}&from=${tuesday}&to=${to.toString()}`;
}

async function search(tudur: Caller, query: string): Promise<readonly Expert[]> {
  const answer = await ask<List<Expert>>(tudur, 'GET', `/api/v1/experts?${query}`);
  const found = answer.body.items;
  const lines = found.map(({ name: who, headline, free }) => `${who}: ${free ? period(free) : headline.en}`);
  told(answer, found.length === 1 ? '1 adviser' : `${found.length} advisers`, ...lines);
  return found;
}

function includes(found: readonly Expert[], who: string): boolean {
  return found.some((each) => each.name === who);
}

function isInHisHours(start: string): boolean {
  const { weekday, hours } = onTheWall(start);
  return [1, 2, 5].includes(weekday) && ((hours >= 9 && hours <= 11.5) || (hours >= 13 && hours <= 15.5));
}

function isFreeOfCharge({ price, start, cancel_free_until: until }: Slot): boolean {
  return price.minor === 0 && until === start;
}
