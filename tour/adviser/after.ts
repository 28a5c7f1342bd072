import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { check, say, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import { moment } from '../times.js';
import type { ActionPlan, Delivery, Development, Session, ToCountersign } from './answers.js';
import type { Story } from './story.js';

const record = { topics: ['conversion'], language: 'en', private_notes: 'Ask after the oven.' };

const tell = ({ state, record: { minutes }, accept_by: by }: Delivery) => [
  state,
  Object.entries(minutes)
    .map(([kind, count]) => `${kind.replace('_', '-')} ${count}`)
    .join(', '),
  ...(by === null ? [] : [`silence accepts it at ${moment(by)}`]),
];

export async function recordTheHour(story: Story, { id, end }: Session): Promise<void> {
  const { cast, bethan, news } = story;
  const { tudur } = cast;
  step('After the hour: what was done, and the client’s word that it was');
  await moveClock(bethan, Temporal.Instant.from(end).add({ minutes: 5 }));
  await news.skip(bethan, tudur);
  const summary = 'What the loan took, and whom to ask first.';
  await exchange<Delivery>(bethan, `POST /bookings/${id}/delivery`, {
    body: { ...record, minutes: { contact: 60, preparation: 30, write_up: 15 }, summary },
    status: 201,
    tell,
  });
  await news.of([tudur, 'delivery-recorded']);
  const refusal = await refused(tudur, `GET /bookings/${id}/delivery/notes`, '403 not-allowed');
  const seen = JSON.stringify([refusal, await exchangeQuietly<Delivery>(tudur, `GET /bookings/${id}/delivery`)]);
  check('her private notes are hers alone', !seen.includes(record.private_notes), seen);
  await writeThePlan(story, id);
  const accepted = await exchange<Delivery>(tudur, `POST /bookings/${id}/acceptance`, { body: { version: 1 }, tell });
  check('Tudur accepts it', accepted.accepted?.by_silence === false, accepted);
  await news.of([bethan, 'session-accepted']);
}

async function writeThePlan({ cast, bethan, days }: Story, id: string): Promise<void> {
  const { tudur } = cast;
  say('What each of them does next, on one sheet:');
  const path = `/bookings/${id}/action-plan` as const;
  const items = [
    { what: 'Ask the baker what he would sell for', who: 'client', by: days.date(3, 1) },
    { what: 'Send the rules of our co-op', who: 'adviser', by: days.date(2, 1) },
  ];
  const plan = await exchange<ActionPlan>(bethan, `PUT ${path}`, {
    body: { based_on: 0, items },
    tell: (written) => ['', ...written.items.map(({ what, who, by }) => `${who}, by ${by}: ${what}`)],
  });
  const tellSigned = ({ signatures }: ActionPlan) => `signed by ${signatures.map(({ side }) => side).join(' and ')}`;
  const body = { version: plan.version };
  await exchange<ActionPlan>(bethan, `POST ${path}/signature`, { body, status: 201, tell: tellSigned });
  const signed = await exchange<ActionPlan>(tudur, `POST ${path}/signature`, { body, status: 201, tell: tellSigned });
  check('both have signed the same version', signed.cosigned, signed);
}

export async function acceptBySilence({ cast, bethan, news }: Story, { id, end }: Session): Promise<void> {
  const { yvonne } = cast;
  step('Who says nothing has accepted after 48 hours');
  await moveClock(bethan, Temporal.Instant.from(end).add({ minutes: 5 }));
  await news.skip(bethan, yvonne);
  const { accept_by: by } = await exchange<Delivery>(bethan, `POST /bookings/${id}/delivery`, {
    body: { ...record, minutes: { contact: 30 }, summary: 'Where to begin.' },
    status: 201,
    tell,
  });
  await news.of([yvonne, 'delivery-recorded']);
  await moveClock(bethan, Temporal.Instant.from(by ?? ''));
  const silent = await exchange<Delivery>(yvonne, `GET /bookings/${id}/delivery`, { tell });
  check(`${yvonne.name} said nothing, so it is accepted`, silent.accepted?.by_silence === true, silent);
  check('at the instant that she was told of', silent.accepted?.at === by, silent);
  await news.of([bethan, 'session-accepted']);
}

export async function countersign({ cast, bethan, path }: Story, session: Session): Promise<void> {
  const { perpetua } = cast;
  step('The body that answers for her countersigns her hours');
  const { items } = await exchange<List<ToCountersign>>(perpetua, 'GET /sessions-to-countersign', {
    tell: (waiting) => [
      '',
      ...waiting.items.map((one) => `${one.expert.name} with ${one.organisation.name}: ${minutesOf(one)} minutes`),
    ],
  });
  const [waiting] = items.filter(({ booking_id: id }) => id === session.id);
  check('Tudur’s hour is among those that wait, without a word of his', waiting !== undefined, items);
  const before = await exchangeQuietly<Development>(bethan, `GET ${path}/development`);
  await exchange<object>(perpetua, `POST /bookings/${session.id}/countersignature`, {
    body: { version: 1, hours_right: true },
    status: 201,
  });
  const after = await exchange<Development>(bethan, `GET ${path}/development`, {
    tell: ({ countersigned: hours, cpd }) => [
      `${hours.minutes} of ${hours.needed} minutes countersigned, ${cpd.minutes} of ${cpd.needed} of learning`,
    ],
  });
  const gained = after.countersigned.minutes - before.countersigned.minutes;
  check('it counts on her way to being a specialist', gained > 0, [before, after]);
}

function minutesOf({ record: { minutes } }: ToCountersign): number {
  return Object.values(minutes).reduce((sum, count) => sum + count, 0);
}
