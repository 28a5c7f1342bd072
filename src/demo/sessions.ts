import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Caller, organisationOf } from './caller.js';
import { demoVoucher } from './funding.js';

export interface Cast {
  readonly now: Temporal.Instant;
  readonly steward: Caller;
  readonly funder: Caller;
  /** Of the group that has the voucher. */
  readonly admin: Caller;
  readonly booker: Caller;
  readonly adviser: Caller;
}

interface Id {
  readonly id: string;
}

interface Found extends Id {
  readonly state: string;
  readonly start: string;
}

interface Wish {
  /** Part of a name. */
  readonly adviser: string;
  /** Days from now on before which no session is wanted. */
  readonly days: number;
  readonly needs: string;
  readonly voucher: { readonly voucher_id: string } | { readonly voucher_code: string };
}

/** Confirmed at once: nothing is owed. */
export async function bookByVoucher({ admin, now }: Cast, voucher: string): Promise<void> {
  const needs = 'Our rules are a model that we changed. Do they still hold?';
  await book(admin, now, { adviser: 'Alasdair', days: 6, needs, voucher: { voucher_id: voucher } });
}

/** Of an adviser who wants to be asked: it waits for their answer. */
export async function askForSession({ booker, now }: Cast): Promise<void> {
  const needs = 'We have a deposit of £40,000 and a survey. What rent would carry the loan, and for how long?';
  await book(booker, now, { adviser: 'Jaspreet', days: 8, needs, voucher: { voucher_code: demoVoucher.code } });
}

async function book(caller: Caller, now: Temporal.Instant, { adviser, days, needs, voucher }: Wish): Promise<void> {
  const { items } = await caller.get<{ items: Id[] }>(`/experts?q=${adviser}`);
  const path = `/experts/${items[0]?.id ?? ''}`;
  const { offers } = await caller.get<{ offers: PricedOffer[] }>(path);
  const offer = offers.find(({ pricing }) => pricing === 'rate_card');
  const [from, to] = [days, days + 21].map((many) => now.add({ hours: 24 * many }).toString());
  const slots = await caller.get<{ items: { token: string }[] }>(
    `${path}/slots?offer=${offer?.id ?? ''}&from=${from ?? ''}&to=${to ?? ''}`,
  );
  const held = await caller.post<Id>('/bookings', {
    ...{ token: slots.items[0]?.token, organisation_id: await organisationOf(caller) },
    ...{ mode: offer?.modes[0], needs },
  });
  const named = Object.entries(voucher).flat().join('=');
  const preview = await caller.get<{ quote_hash: string }>(`/bookings/${held.id}/funding-preview?${named}`);
  await caller.post(`/bookings/${held.id}/funding`, { quote_hash: preview.quote_hash, ...voucher });
}

interface PricedOffer extends Id {
  readonly pricing: string;
  readonly modes: readonly string[];
}

const anIntroduction = {
  minutes: { contact: 30, write_up: 10 },
  language: 'en',
};

/** Of what was in the past: one that is accepted and reviewed, one that waits for the client’s word, the rest to be recorded. */
export async function followUp(app: NestFastifyApplication, { adviser, booker, now }: Cast): Promise<void> {
  const mine = await pastOf(adviser, now);
  const first = mine.at(0);
  if (first) {
    await adviser.post(`/bookings/${first.id}/delivery`, {
      ...{ ...anIntroduction, topics: ['housing', 'finance'] },
      summary:
        'A lender will talk to you with ten per cent in hand. Bring three years of rent and the survey next time.',
    });
    await booker.post(`/bookings/${first.id}/acceptance`, { version: 1 });
    await booker.post(`/bookings/${first.id}/messages`, {
      text: 'Thank you! We have the survey now, and will book again.',
    });
  }
  const other = await Caller.as(app, 'marguerite.ashdown-pell@advisers.example');
  const waiting = (await pastOf(other, now)).at(-1);
  if (!waiting) return;
  await other.post(`/bookings/${waiting.id}/delivery`, {
    ...{ ...anIntroduction, topics: ['governance'] },
    summary: 'Book the interpreter before the date, send papers a week ahead, and let one person speak at a time.',
  });
}

async function pastOf(adviser: Caller, now: Temporal.Instant): Promise<Found[]> {
  const { items } = await adviser.get<{ items: Found[] }>(`/bookings?as=adviser&to=${now.toString()}`);
  return items.filter(({ state }) => state === 'confirmed');
}

export async function takeASeat({ booker }: Cast): Promise<void> {
  const { items } = await booker.get<{ items: Id[] }>('/group-sessions');
  const clinic = items[0];
  if (!clinic) return;
  const seat = await booker.post<Id>(`/group-sessions/${clinic.id}/seats`, {
    organisation_id: await organisationOf(booker),
    needs: 'Do seven people who share a house register as a co-operative society, or as something else?',
  });
  await booker.post(`/bookings/${seat.id}/confirmation`);
}
