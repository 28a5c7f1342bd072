import { askQuietly, type Caller, told } from '../client.js';
import { exchange } from '../exchange.js';
import { check, say, show, step } from '../print.js';
import { eventLine, parsed, type ParsedEvent } from './parsed.js';
import type { Story, Subscription } from './story.js';

export async function subscribe(tudur: Caller): Promise<Subscription> {
  step('Tudur’s telephone subscribes');
  say('He makes a secret address for its calendar. It is shown once: we keep its hash.');
  const { id, address } = await exchange<{ id: string; address: string }>(tudur, 'POST /me/calendar-links', {
    body: { kind: 'sessions', name: 'Telephone' },
    status: 201,
    tell: ({ address: made }) => made.replace(/[\w-]{36}\.ics$/, '….ics'),
  });
  const path = new URL(address).pathname;
  const telephone = { name: 'Telephone', baseUrl: tudur.baseUrl };
  const first = await askQuietly<string>(telephone, 'GET', path);
  show('Telephone > GET /calendars/….ics');
  told(first, `${first.headers.get('content-type')}, ${parsed(first.body).events.length} sessions`);
  check('whoever has the address reads the calendar, without signing in', first.status === 200, first.body);
  const again = await askQuietly<string>(telephone, 'GET', path, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  check('who has the same already is not sent it again (304)', again.status === 304, again.status);
  return { id, path };
}

/** The session in the subscribed calendar, with its line shown. */
export async function inSubscription(
  { tudur, subscription }: Pick<Story, 'tudur' | 'subscription'>,
  bookingId: string,
): Promise<ParsedEvent | undefined> {
  const { baseUrl } = tudur;
  const { body } = await askQuietly<string>({ name: 'Telephone', baseUrl }, 'GET', subscription.path);
  const { events, method } = parsed(body);
  const event = events.find(({ uid }) => uid.startsWith(`${bookingId}@`));
  if (event) show(`Telephone: ${eventLine(method, event)}`);
  return event;
}

export async function stopSharing({ tudur, subscription }: Story): Promise<void> {
  step('The telephone is lost');
  await exchange<unknown>(tudur, `DELETE /me/calendar-links/${subscription.id}`, { status: 204 });
  const { status } = await askQuietly<unknown>({ name: 'Finder', baseUrl: tudur.baseUrl }, 'GET', subscription.path);
  check('whoever has the address finds nothing there any more', status === 404, status);
}
