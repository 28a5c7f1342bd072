import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import type { Person } from '../people.js';
import { check, show, step } from '../print.js';
import type { Conversation, Meeting, Message, Session, SharedFile } from './answers.js';
import type { Story } from './story.js';

export async function askBeforeBooking({ cast, bethan, path, news }: Story): Promise<void> {
  const { tudur } = cast;
  step('A question before booking');
  const question = await exchange<Conversation>(tudur, `POST ${path}/questions`, {
    body: { organisation_id: tudur.organisation.id, text: 'Ein pobydd yn ymddeol. Did you all have to put money in?' },
    status: 201,
    tell: ({ kind, state }) => `${kind}, ${state}`,
  });
  await news.of([bethan, 'conversation-question']);
  await exchange<Message>(bethan, `POST /questions/${question.id}/messages`, {
    body: { text: 'A pound each, and a loan for the rest. How we got it takes an hour to tell.' },
    status: 201,
  });
  await news.of([tudur, 'conversation-message']);
  await exchange<List<Message>>(tudur, `GET /questions/${question.id}/messages`, { tell: viewMessages });
  const closed = await exchange<Conversation>(tudur, `POST /questions/${question.id}/closure`, {
    tell: ({ state }) => state,
  });
  check('all is said, and the question is closed', closed.state === 'closed', closed);
}

export async function tellWhereToMeet({ cast, bethan, news }: Story, { id }: Session): Promise<void> {
  const { tudur, steward } = cast;
  step('Where they meet is told to the two of them');
  const line = `GET /bookings/${id}/meeting` as const;
  const tell = ({ mode, how, url }: Meeting) => [`${mode}, ${how ?? ''}`, url ?? ''];
  const his = await exchange<Meeting>(tudur, line, { tell });
  const hers = await exchangeQuietly<Meeting>(bethan, line);
  check('it is one room for both', his.url !== null && his.url === hers.url, [his, hers]);
  const letter = await news.latest(tudur, 'booking-confirmed');
  show(...(letter?.body.split('\n').filter((text) => text.includes(his.url ?? '')) ?? []).map((text) => `✉ ${text}`));
  check('the letter that confirms it says so too', letter?.body.includes(his.url ?? '') ?? false, letter);
  const refusal = await refused(steward, line, '403 not-allowed');
  check('a steward reads the booking, and not where the two meet', !JSON.stringify(refusal).includes(his.url ?? ''));
}

const plan = '# Our plan\n\n1. Ask the village.\n2. Ask the baker.\n';
const figures = 'month,sales,wages\n1,8200,5100\n2,9050,5100\n';

export async function writeToEachOther({ cast, bethan, news }: Story, { id }: Session): Promise<void> {
  const { tudur, steward } = cast;
  step('A message and a file, both ways');
  const messages = `/bookings/${id}/messages` as const;
  await exchange<Message>(tudur, `POST ${messages}`, {
    body: { text: 'Here is our plan, so that we need not read it out.' },
    status: 201,
  });
  await putUp(tudur, id, 'plan.md', plan);
  await exchange<Message>(bethan, `POST ${messages}`, {
    body: { text: 'Thank you. Our own first two months are in the other file.' },
    status: 201,
  });
  await putUp(bethan, id, 'first-months.csv', figures);
  await news.of([bethan, 'conversation-message'], [tudur, 'conversation-message']);
  const written = await exchange<List<Message>>(bethan, `GET ${messages}`, { tell: viewMessages });
  check('both have written', written.items.length === 2, written);
  const files = await exchange<List<SharedFile>>(tudur, `GET /bookings/${id}/files`, {
    tell: ({ items }) => ['', ...items.map((file) => `${file.name}, ${file.type}, ${file.size_bytes} bytes`)],
  });
  const contentOf = (person: Person, name: string) =>
    exchangeQuietly<string>(person, `GET /bookings/${id}/files/${idOf(files, name)}/content`);
  const got = [await contentOf(bethan, 'plan.md'), await contentOf(tudur, 'first-months.csv')];
  check('each opens the other’s file as it was', got.join() === [plan, figures].join(), got);
  const refusals = [
    await refused(steward, `GET ${messages}`, '404 not-found'),
    await refused(steward, `GET /bookings/${id}/files`, '404 not-found'),
  ];
  const isSilent = !JSON.stringify(refusals).includes('plan');
  check('what the two say to each other is not there for a steward', isSilent, refusals);
}

function putUp(person: Person, id: string, name: string, content: string): Promise<SharedFile> {
  const body = new Blob([content], { type: 'application/octet-stream' });
  return exchange<SharedFile>(person, `POST /bookings/${id}/files?name=${name}`, { body, status: 201 });
}

function idOf({ items }: List<SharedFile>, name: string): string {
  return items.find((file) => file.name === name)?.id ?? '';
}

function viewMessages({ items }: List<Message>): readonly string[] {
  return ['', ...items.map(({ writer, text }) => `${writer}: ${text}`)];
}
