import type { Expert, List, Offer } from '../answers.js';
import type { Caller } from '../client.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { member, signedIn } from '../people.js';
import { check, say, show, step } from '../print.js';
import type { People } from './story.js';

const nineToFive = [{ opens: '09:00', closes: '17:00' }];

export async function meetEverybody(anybody: Caller): Promise<People> {
  step('Who takes part');
  say('People of the demo, who do not exist. They are signed in by the short cut that a machine of one’s own has.');
  const tudur = await member(anybody, 'Tudur', 'tudur.cynfal@popty-pentre-coch.example');
  const iestyn = await signedIn(anybody, 'Iestyn', 'iestyn.okafor-rees@advisers.example');
  show(`${tudur.name} books for ${tudur.organisation.name}, and reads Welsh.`);
  show(`${iestyn.name} is an adviser, on weekdays from nine to five.`);
  const { items } = await exchangeQuietly<List<Expert>>(anybody, 'GET /experts?q=Iestyn');
  const path = `/experts/${items[0]?.id ?? ''}` as const;
  const weekly = Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, nineToFive]));
  await exchangeQuietly<object>(iestyn, `PUT ${path}/diary/hours`, { body: { zone: 'Europe/London', weekly } });
  const offer = await exchange<Offer>(iestyn, `POST ${path}/offers`, {
    body: {
      title: { en: 'A first talk; about flour, ovens and rent', cy: 'Sgwrs gyntaf; am flawd, ffyrnau a rhent' },
      ...{ pricing: 'free_introduction', duration_minutes: 30, interval_minutes: 30, modes: ['video'] },
    },
    status: 201,
    tell: ({ title }) => title.en,
  });
  check('he offers half an hour, free of charge', offer.pricing === 'free_introduction', offer);
  return { anybody, tudur, iestyn, talk: { path, offer: offer.id } };
}
