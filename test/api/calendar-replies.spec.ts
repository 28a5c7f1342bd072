import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { Jobs } from '../../src/platform/jobs.js';
import { aBooker, type ABooker, aHold, aMonday, aSession, cancel, confirm, fund, move } from '../support/bookings.js';
import { thatSheIsAway } from '../support/bounces.js';
import { type AReply, byApple, byGoogle, byOutlook } from '../support/calendar-replies.js';
import { Client } from '../support/client.js';
import { decideAtMeetings } from '../support/decisions.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { aClient, fundBy } from '../support/funding.js';
import { aGroupAdviser, aGroupSession, aSeat, holdSeries } from '../support/groups.js';
import { brings, inboundMail } from '../support/inbound-mail.js';
import { MailServer, type ReceivedLetter } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';
import { aVoucher } from '../support/vouchers.js';

let mail: MailServer;
let server: TestServer;
let client: Client;
let steward: Client;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ smtpUrl: mail.url, inboundMail, logLevel: 'silent' });
  await decideAtMeetings(server);
  client = await Client.of(server);
  steward = await client.as((await aSteward(server)).email);
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});
beforeEach(() => server.clock.moveTo(aMonday));

type Side = 'client' | 'adviser';

/** A confirmed session, and what its two sides were mailed. */
class Invited {
  constructor(
    readonly id: string,
    readonly booker: ABooker,
    readonly expert: AnExpert,
  ) {}

  email(side: Side): string {
    return side === 'client' ? this.booker.organisation.booker.email : this.expert.person.email;
  }

  /** The newest invitation that a side got, of so many letters in all. */
  async invitation(side: Side, letters = 1) {
    const got = await mail.waitFor(this.email(side), letters);
    return read(got.findLast(({ calendar }) => calendar)!);
  }

  /** What follows from an answer of a side's calendar. */
  async answers(side: Side, answer: AReply['answer'], more: Partial<AReply> = {}, by = byGoogle): Promise<string> {
    const { organizer } = await this.invitation(side);
    const reply = { to: organizer, uid: `${this.id}@barefoot`, from: this.email(side), answer, sequence: 0 };
    return brings(server, client, by({ ...reply, at: now().toString(), ...more }));
  }

  async state(): Promise<string> {
    return (await this.booker.client.get(`/api/v1/bookings/${this.id}`)).body.state;
  }

  async lettersOf(kind: string): Promise<{ to_address: string; subject: string; body: string | null }[]> {
    const { rows } = await server.owner.query(
      `SELECT to_address, subject, body FROM letters WHERE kind = $1 AND path = '/bookings/' || $2 ORDER BY id`,
      [kind, this.id],
    );
    return rows;
  }

  async events(): Promise<object[]> {
    const { rows } = await server.owner.query(
      `SELECT by_user, facts FROM booking_events WHERE booking_id = $1 AND kind = 'replied' ORDER BY id`,
      [this.id],
    );
    return rows;
  }
}

const now = () => server.clock.now();
const later = (hours: number) => server.clock.moveTo(now().add({ minutes: hours * 60 }));

function read({ calendar, replyTo, returnPath }: ReceivedLetter) {
  const [event] = new ICAL.Component(ICAL.parse(calendar!.content) as unknown[]).getAllSubcomponents('vevent');
  const address = (value: unknown) =>
    String(value)
      .replace(/^mailto:/i, '')
      .toLowerCase();
  const attendees = event!
    .getAllProperties('attendee')
    .map((one) => [
      address(one.getFirstValue()),
      `${String(one.getParameter('partstat'))} ${String(one.getParameter('rsvp'))}`,
    ]);
  return {
    organizer: address(event!.getFirstPropertyValue('organizer')),
    sequence: Number(event!.getFirstPropertyValue('sequence')),
    asked: Object.fromEntries(attendees) as Record<string, string>,
    ...{ replyTo, returnPath },
  };
}

const from = Temporal.Instant.from('2027-03-31T00:00:00Z'); // in nine days: calling off what is paid is free still

async function aFreeSession(): Promise<Invited> {
  const booker = await aBooker(server, client, { name: 'Siân', language: 'cy' });
  const expert = await anExpert(server, client);
  const { id } = await aSession(booker, (await slotsOf(client, expert, from, 1))[0]);
  return new Invited(id, booker, expert);
}

async function aPaidSession(): Promise<Invited> {
  const booker = await aBooker(server, client);
  const expert = await anExpert(server, client, { offer: aPricedOffer, hourlyMinor: 5999 });
  const { id } = await aHold(booker, (await slotsOf(client, expert, from, 1))[0]);
  expect(await fund(steward, id)).toMatchObject({ status: 200 });
  return new Invited(id, booker, expert);
}

describe('an invitation', () => {
  test('asks its reader, and names an address of theirs as its organizer for as long as the session lives', async () => {
    const session = await aFreeSession();
    const [theirs, ours] = [await session.invitation('client'), await session.invitation('adviser')];
    expect(theirs.organizer).toMatch(/^reply\+[a-z2-7]{52}@in\.barefoot\.example$/);
    expect(theirs.organizer).not.toBe(ours.organizer);
    expect([theirs.replyTo, ours.replyTo]).toEqual([theirs.organizer, ours.organizer]);
    expect(theirs.asked).toEqual({
      [session.email('client')]: 'NEEDS-ACTION TRUE',
      [session.email('adviser')]: 'ACCEPTED FALSE',
    });
    await session.answers('client', 'ACCEPTED');
    await move(session.booker.client, session.id, (await slotsOf(client, session.expert, from, 2)).at(-1)!.start);
    const moved = await session.invitation('client', 2);
    expect(moved).toMatchObject({ organizer: theirs.organizer, sequence: 1 });
    expect(moved.asked[session.email('client')]).toBe('NEEDS-ACTION TRUE');
    await cancel(session.booker.client, session.id);
    expect(await session.invitation('client', 3)).toMatchObject({ organizer: theirs.organizer, sequence: 2 });
  });

  test('that is sent again says what its reader answered to it', async () => {
    const session = await aFreeSession();
    await session.answers('client', 'TENTATIVE');
    server.clock.moveTo(from.subtract({ hours: 12 }));
    await server.app.get(Jobs).sweepNow();
    const reminder = await session.invitation('client', 2);
    expect(reminder.sequence).toBe(0);
    expect(reminder.asked[session.email('client')]).toBe('TENTATIVE TRUE');
  });

  test('of a session that calendars know by another organizer keeps that one', async () => {
    const session = await aFreeSession();
    await mail.waitFor(session.email('client'), 1);
    await server.owner.query('DELETE FROM reply_addresses WHERE booking_id = $1', [session.id]);
    await cancel(session.booker.client, session.id);
    const cancelled = await session.invitation('client', 2);
    expect(cancelled).toMatchObject({ organizer: 'bookings@barefoot.example', replyTo: '' });
  });
});

describe('a yes', () => {
  test.each([
    ['Google', byGoogle],
    ['Outlook', byOutlook],
    ['Apple', byApple],
  ])('of %s is written down, and nothing else', async (_, by) => {
    const session = await aFreeSession();
    expect(await session.answers('client', 'ACCEPTED', {}, by)).toBe('accepted');
    expect(await session.answers('adviser', 'TENTATIVE', {}, by)).toBe('tentative');
    expect(await session.events()).toEqual([
      { by_user: session.booker.organisation.booker.id, facts: { side: 'client', answer: 'accepted', sequence: 0 } },
      { by_user: session.expert.person.id, facts: { side: 'adviser', answer: 'tentative', sequence: 0 } },
    ]);
    expect(await session.state()).toBe('confirmed');
    for (const side of ['client', 'adviser'] as const) expect(mail.to(session.email(side))).toHaveLength(1);
  });

  test('that comes many times at once is one', async () => {
    const session = await aFreeSession();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => session.answers('client', 'ACCEPTED')));
    expect(outcomes.toSorted()).toEqual(['accepted', ...Array<string>(5).fill('known')]);
    expect(await session.events()).toHaveLength(1);
  });
});

describe('a no', () => {
  test.each(['client', 'adviser'] as const)('of the %s to a free session calls it off, once', async (side) => {
    const session = await aFreeSession();
    expect(await session.answers(side, 'DECLINED')).toBe('cancelled');
    const { rows } = await server.owner.query('SELECT state, cancelled_side AS side FROM bookings WHERE id = $1', [
      session.id,
    ]);
    expect(rows).toEqual([{ state: 'cancelled', side }]);
    expect(await session.answers(side, 'DECLINED')).toBe('not-standing');
    for (const one of ['client', 'adviser'] as const)
      expect((await mail.waitFor(session.email(one), 2)).map(({ calendar }) => calendar?.method)).toEqual([
        'REQUEST',
        'CANCEL',
      ]);
  });

  test('of the client while calling off is free takes nothing from anybody', async () => {
    const session = await aPaidSession();
    expect(await session.answers('client', 'DECLINED')).toBe('cancelled');
    expect(await session.state()).toBe('cancelled');
  });

  test('to what a voucher pays asks the client, however early: one that has expired takes nothing back', async () => {
    const booker = await aClient(server, client);
    const expert = await anExpert(server, client, { offer: aPricedOffer, hourlyMinor: 5999 });
    const voucher = await aVoucher(server, { organisationId: booker.organisation.id });
    const { id } = await aHold(booker, (await slotsOf(client, expert, from, 1))[0]);
    const funded = await fundBy(booker.client, id, { voucher_code: voucher.code });
    expect(funded.body).toMatchObject({ state: 'confirmed' });
    const session = new Invited(id, booker, expert);
    expect(await session.answers('client', 'DECLINED')).toBe('asked');
    expect(await session.state()).toBe('confirmed');
    const [letter] = (await mail.waitFor(session.email('client'), 2)).slice(1);
    expect(letter!.text.replace(/\s+/g, ' ')).toContain('goes back to its programme, and you cannot use it again.');
  });

  test.each(['client', 'adviser'] as const)('of the %s that another address sends asks them', async (side) => {
    const session = await aFreeSession();
    const sentBy = (reply: AReply) => byGoogle(reply).replace(/^From: .*$/m, 'From: Eve <eve@people.example>');
    expect(await session.answers(side, 'DECLINED', {}, sentBy)).toBe('asked');
    expect(await session.state()).toBe('confirmed');
    const asked = await session.lettersOf('reply-to-confirm');
    expect(asked.map(({ to_address: to }) => to)).toEqual([session.email(side)]);
  });

  test('of their own calls a session off that one of another address could not', async () => {
    const session = await aFreeSession();
    const sentBy = (reply: AReply) => byGoogle(reply).replace(/^From: .*$/m, 'From: Eve <eve@people.example>');
    expect(await session.answers('client', 'DECLINED', {}, sentBy)).toBe('asked');
    later(1);
    expect(await session.answers('client', 'DECLINED', {}, sentBy)).toBe('known');
    later(1);
    expect(await session.answers('client', 'DECLINED')).toBe('cancelled');
    expect(await session.state()).toBe('cancelled');
    expect(await session.lettersOf('reply-to-confirm')).toHaveLength(1);
  });

  test('that would cost something asks the client on the page of the session, once, and they may say yes again', async () => {
    const session = await aPaidSession();
    await session.invitation('client'); // mailed while it is worth it
    server.clock.moveTo(from.subtract({ hours: 1 }));
    const states = await Promise.all(Array.from({ length: 4 }, () => session.answers('client', 'DECLINED')));
    expect(states.toSorted()).toEqual(['asked', 'known', 'known', 'known']);
    later(1);
    expect(await session.answers('client', 'DECLINED')).toBe('known');
    expect(await session.state()).toBe('confirmed');
    const [letter] = (await mail.waitFor(session.email('client'), 2)).slice(1);
    expect(letter!.subject).toMatch(/^Not cancelled yet: /);
    expect(letter!.text).toContain(`/bookings/${session.id}`);
    expect(letter!.text).toMatch(/It is not cancelled[\s\S]*if you cancel now, .* is due/);
    expect(await session.lettersOf('reply-to-confirm')).toHaveLength(1);
    expect(mail.to(session.email('adviser'))).toHaveLength(1);
    later(1);
    expect(await session.answers('client', 'ACCEPTED')).toBe('accepted');
    expect(await session.events()).toHaveLength(2);
  });

  test('of the adviser to a paid session asks them, however early it is', async () => {
    const session = await aPaidSession();
    expect(await session.answers('adviser', 'DECLINED')).toBe('asked');
    expect(await session.state()).toBe('confirmed');
    expect((await session.lettersOf('reply-to-confirm')).map(({ to_address: to }) => to)).toEqual([
      session.email('adviser'),
    ]);
  });

  test('to the time before a move, or to one that has begun, says nothing of it', async () => {
    const session = await aFreeSession();
    await move(session.booker.client, session.id, (await slotsOf(client, session.expert, from, 2)).at(-1)!.start);
    expect(await session.answers('client', 'DECLINED')).toBe('stale');
    expect(await session.answers('client', 'DECLINED', { sequence: 7 })).toBe('unknown-version');
    expect(await session.answers('client', 'ACCEPTED', { sequence: 1 })).toBe('accepted');
    server.clock.moveTo(from.add({ hours: 72 }));
    expect(await session.answers('client', 'DECLINED', { sequence: 1 })).toBe('over');
    expect(await session.state()).toBe('confirmed');
  });

  test('that was said before a yes changes nothing, whichever comes first', async () => {
    const session = await aFreeSession();
    const [before, after] = [now().subtract({ hours: 2 }).toString(), now().subtract({ hours: 1 }).toString()];
    expect(await session.answers('client', 'ACCEPTED', { at: after })).toBe('accepted');
    expect(await session.answers('client', 'DECLINED', { at: before })).toBe('older');
    expect(await session.state()).toBe('confirmed');
  });

  test('of somebody else, of another event or to another address is nobody’s', async () => {
    const [session, other] = [await aFreeSession(), await aFreeSession()];
    expect(await session.answers('client', 'DECLINED', { from: session.email('adviser') })).toBe('other-attendee');
    expect(await session.answers('client', 'DECLINED', { from: 'eve@people.example' })).toBe('other-attendee');
    expect(await session.answers('client', 'DECLINED', { uid: `${other.id}@barefoot` })).toBe('other-event');
    const to = (await session.invitation('client')).organizer.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
    expect(await session.answers('client', 'DECLINED', { to })).toBe('no-such-address');
    expect([await session.state(), await other.state()]).toEqual(['confirmed', 'confirmed']);
  });

  test('to one time of a series calls off that one alone', async () => {
    const booker = await aBooker(server, client);
    const expert = await anExpert(server, client);
    const slot = (await slotsOf(client, expert, from, 1))[0];
    const { body } = await holdSeries(booker, slot, { count: 2 });
    const ids: string[] = body.bookings.map(({ id }: any) => id);
    for (const id of ids) expect(await confirm(booker.client, id)).toMatchObject({ status: 200 });
    const email = booker.organisation.booker.email;
    const letters = await mail.waitFor(email, 2);
    const { calendar } = letters.find((one) => one.calendar!.content.includes(`UID:${ids[0]}`))!;
    const to = /reply\+[a-z2-7]{52}@in\.barefoot\.example/i.exec(calendar!.content.replace(/\r\n /g, ''))![0];
    const uid = `${ids[0]}@barefoot`;
    expect(await brings(server, client, byApple({ to, uid, from: email, answer: 'DECLINED' }))).toBe('cancelled');
    const states = await Promise.all(ids.map((id) => new Invited(id, booker, expert).state()));
    expect(states).toEqual(['cancelled', 'confirmed']);
  });

  test('to a seat gives up that seat, and the adviser of the group is not asked', async () => {
    const expert = await aGroupAdviser(server, client);
    const group = await aGroupSession(expert, from.add({ hours: 10 }));
    const booker = await aBooker(server, client);
    const { id } = await aSeat(booker, group.id);
    const seat = new Invited(id, booker, expert);
    expect(await seat.answers('client', 'DECLINED')).toBe('cancelled');
    expect(await seat.state()).toBe('cancelled');
    for (const { replyTo } of mail.to(expert.person.email)) expect(replyTo).toBe('');
  });

  test('in the name of whom we erased is nobody’s', async () => {
    const session = await aFreeSession();
    const { organizer: to } = await session.invitation('client');
    await server.owner.query(`UPDATE "user" SET email = id || '@erased.invalid' WHERE email = $1`, [
      session.email('client'),
    ]);
    const reply = { to, uid: `${session.id}@barefoot`, from: session.email('client'), answer: 'DECLINED' } as const;
    expect(await brings(server, client, byGoogle(reply))).toBe('other-attendee');
  });
});

describe('what is no answer of a calendar', () => {
  test('is not answered where a program sent it', async () => {
    const session = await aFreeSession();
    const { organizer: to } = await session.invitation('client');
    expect(await brings(server, client, thatSheIsAway({ to, reader: session.email('client') }))).toBe('automatic');
    const generated = `Auto-Submitted: auto-generated\nFrom: ${session.email('client')}\nTo: ${to}\n\nTicket 12\n`;
    expect(await brings(server, client, generated)).toBe('automatic');
    const away = byGoogle({ to, uid: `${session.id}@barefoot`, from: session.email('client'), answer: 'DECLINED' });
    expect(await brings(server, client, away.replace('auto-generated', 'auto-replied'))).toBe('automatic');
    expect([await session.state(), mail.to(session.email('client')).length]).toEqual(['confirmed', 1]);
  });

  test('is answered where somebody wrote it: that nobody reads it, and where to write, once an hour', async () => {
    const session = await aFreeSession();
    const { organizer: to } = await session.invitation('client');
    const written = `From: ${session.email('client')}\nTo: ${to}\nSubject: Re: Confirmed\n\nI come later.\n`;
    expect(await brings(server, client, written)).toBe('not-read');
    expect(await brings(server, client, written)).toBe('not-read');
    const [, letter, ...others] = await mail.waitFor(session.email('client'), 2);
    expect(letter!.subject).toMatch(/^Ni ddarllenodd neb eich ateb/);
    expect([letter!.text.includes(`/bookings/${session.id}`), others]).toEqual([true, []]);
    later(1.1);
    await brings(server, client, written);
    expect(await mail.waitFor(session.email('client'), 3)).toHaveLength(3);
  });
});
