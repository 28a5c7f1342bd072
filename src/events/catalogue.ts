import { z } from 'zod';
import type { Label } from '../kernel/taxonomy.js';
import { moneyView } from '../platform/http/money.js';
import { instantView } from '../platform/http/parameters.js';
import { fields } from './event-fields.js';

const { booking, voucher, application, invoice, deposit, payment, payout, change, figure, member } = fields;

interface EventKind {
  readonly says: Label;
  readonly data: z.ZodObject;
}

function of<Shape extends z.ZodRawShape>(shape: Shape, en: string, cy: string) {
  return { says: { en, cy }, data: z.strictObject(shape) } satisfies EventKind;
}

/** Every type of event that can be followed, what it says, and what its data is. A type is never renamed, and what it holds is only added to. */
export const eventKinds = {
  'booking.requested': of(booking, 'A session was asked for.', 'Gofynnwyd am sesiwn.'),
  'booking.confirmed': of(booking, 'A session was confirmed.', 'Cadarnhawyd sesiwn.'),
  'booking.declined': of(
    { ...booking, reason: fields.code },
    'The adviser declined a request.',
    'Gwrthododd y cynghorydd gais.',
  ),
  'booking.lapsed': of(booking, 'A request was not answered in time.', 'Ni chafodd cais ei ateb mewn pryd.'),
  'booking.moved': of(
    { ...booking, previous_start: instantView },
    'A session was moved to another time.',
    'Symudwyd sesiwn i amser arall.',
  ),
  'booking.cancelled': of(
    { ...booking, side: fields.side, reason: fields.code },
    'A session was called off, or a request withdrawn.',
    'Canslwyd sesiwn, neu tynnwyd cais yn ôl.',
  ),
  'booking.settled': of(
    { ...booking, kind: fields.code, band: fields.code, due: moneyView, returned: moneyView },
    'The money of a session that does not take place was settled.',
    'Setlwyd arian sesiwn na fydd yn digwydd.',
  ),
  'booking.delivered': of(
    { ...booking, accept_by: instantView.nullable() },
    'The adviser recorded a session.',
    'Cofnododd y cynghorydd sesiwn.',
  ),
  'booking.corrected': of(
    { ...booking, undone: z.enum(['no-show']).nullable() },
    'What was recorded of a session was corrected, or that nobody came was undone.',
    'Cywirwyd yr hyn a gofnodwyd am sesiwn, neu dadwnaed y cofnod na ddaeth neb.',
  ),
  'booking.accepted': of(
    { ...booking, by_silence: z.boolean() },
    'A session was accepted, by the client or by the clock.',
    'Derbyniwyd sesiwn, gan y cleient neu gan y cloc.',
  ),
  'booking.no_show': of(
    { ...booking, side: fields.side },
    'Somebody did not come to a session.',
    'Ni ddaeth rhywun i sesiwn.',
  ),
  'booking.disputed': of(
    { ...booking, dispute_id: z.uuid(), disputed: moneyView },
    'A dispute about a session was opened.',
    'Agorwyd anghydfod am sesiwn.',
  ),
  'booking.dispute_ended': of(
    { ...booking, dispute_id: z.uuid() },
    'A dispute about a session ended.',
    'Daeth anghydfod am sesiwn i ben.',
  ),

  'voucher.offered': of(voucher, 'A voucher was offered.', 'Cynigiwyd taleb.'),
  'voucher.declined': of(voucher, 'A voucher was declined.', 'Gwrthodwyd taleb.'),
  'voucher.lapsed': of(voucher, 'The offer of a voucher lapsed.', 'Daeth cynnig taleb i ben heb ei dderbyn.'),
  'voucher.accepted': of(voucher, 'A voucher was accepted.', 'Derbyniwyd taleb.'),
  'voucher.activated': of(voucher, 'A voucher can be used.', 'Gellir defnyddio taleb.'),
  'voucher.used': of(
    { ...voucher, booking_id: z.uuid(), drawn: moneyView, is_late: z.boolean() },
    'A voucher paid for a session.',
    'Talodd taleb am sesiwn.',
  ),
  'voucher.extended': of(voucher, 'A voucher can be used for longer.', 'Gellir defnyddio taleb am gyfnod hwy.'),
  'voucher.suspended': of(voucher, 'A voucher was suspended.', 'Ataliwyd taleb.'),
  'voucher.resumed': of(voucher, 'A suspended voucher can be used again.', 'Gellir defnyddio taleb a ataliwyd eto.'),
  'voucher.exhausted': of(voucher, 'A voucher is used up.', 'Mae taleb wedi’i defnyddio’n llwyr.'),
  'voucher.expired': of(voucher, 'A voucher expired.', 'Daeth taleb i ben.'),
  'voucher.cancelled': of(voucher, 'A voucher was cancelled.', 'Canslwyd taleb.'),
  'voucher.clawed_back': of(voucher, 'A voucher was clawed back.', 'Adfachwyd taleb.'),

  'application.submitted': of(application, 'An application was submitted.', 'Cyflwynwyd cais am gymorth.'),
  'application.decided': of(
    { ...application, decision: z.enum(['offered', 'wait-listed', 'rejected']) },
    'An application was decided.',
    'Penderfynwyd ar gais am gymorth.',
  ),
  'application.withdrawn': of(application, 'An application was withdrawn.', 'Tynnwyd cais am gymorth yn ôl.'),
  'application.appealed': of(application, 'A decision was appealed against.', 'Apeliwyd yn erbyn penderfyniad.'),
  'application.appeal_decided': of(
    { ...application, decision: z.enum(['upheld', 'dismissed']) },
    'An appeal was decided.',
    'Penderfynwyd ar apêl.',
  ),

  'invoice.issued': of(invoice, 'An invoice was issued.', 'Cyhoeddwyd anfoneb.'),
  'invoice.paid': of(invoice, 'An invoice was paid.', 'Talwyd anfoneb.'),
  'invoice.cancelled': of(invoice, 'An invoice was cancelled.', 'Canslwyd anfoneb.'),
  'deposit.received': of(deposit, 'Money came in for a programme.', 'Daeth arian i mewn ar gyfer rhaglen.'),
  'deposit.reversed': of(deposit, 'A deposit was reversed.', 'Gwrthdrowyd blaendal.'),

  'payment.settled': of(payment, 'A payment has come.', 'Mae taliad wedi cyrraedd.'),
  'payment.failed': of(payment, 'A payment failed.', 'Methodd taliad.'),
  'payment.expired': of(payment, 'A payment was not made in time.', 'Ni wnaed taliad mewn pryd.'),
  'payment.reversed': of(payment, 'A payment was taken back.', 'Cymerwyd taliad yn ôl.'),
  'payment.refunded': of(
    { ...payment, refund_id: z.uuid(), refunded: moneyView },
    'Money of a payment went back to who paid.',
    'Aeth arian taliad yn ôl i’r sawl a dalodd.',
  ),
  'payout.sent': of(payout, 'Pay was sent to its adviser.', 'Anfonwyd tâl at ei gynghorydd.'),
  'payout.withdrawn': of(
    payout,
    'The file that was to send pay was withdrawn: the pay will be sent by another.',
    'Tynnwyd yn ôl y ffeil a oedd i anfon tâl: caiff y tâl ei anfon mewn un arall.',
  ),
  'payout.paid': of(payout, 'Pay has reached its adviser.', 'Mae tâl wedi cyrraedd ei gynghorydd.'),
  'payout.failed': of(
    payout,
    'Pay could not be sent, and is due still.',
    'Ni ellid anfon tâl, ac mae’n ddyledus o hyd.',
  ),
  'payout.returned': of(payout, 'Pay came back, and is due again.', 'Daeth tâl yn ôl, ac mae’n ddyledus eto.'),

  'policy.proposed': of(change, 'A change of a figure was proposed.', 'Cynigiwyd newid ffigur.'),
  'policy.vote_opened': of(change, 'Members vote on a change.', 'Mae’r aelodau’n pleidleisio ar newid.'),
  'policy.decided': of(
    { ...change, outcome: z.enum(['passed', 'rejected', 'no-quorum', 'withdrawn', 'lapsed']) },
    'It is decided what becomes of a change.',
    'Penderfynwyd beth a ddaw o newid.',
  ),
  'policy.recorded': of(figure, 'A figure was written among the policies.', 'Ysgrifennwyd ffigur ymhlith y polisïau.'),
  'policy.in_force': of(figure, 'A figure came into force.', 'Daeth ffigur i rym.'),

  'member.added': of(member, 'Somebody joined an organisation.', 'Ymunodd rhywun â sefydliad.'),
  'member.role_changed': of(
    { ...member, previous_role: fields.code },
    'A member’s role was changed.',
    'Newidiwyd rôl aelod.',
  ),
  'member.removed': of(
    { ...member, left: z.boolean().meta({ description: 'Whether they went by themselves.' }) },
    'A member left an organisation, or was removed.',
    'Gadawodd aelod sefydliad, neu cafodd ei dynnu.',
  ),

  'webhook.test': of(
    { endpoint_id: z.uuid() },
    'You asked for it, to see whether an endpoint works.',
    'Chi ofynnodd amdano, i weld a yw man derbyn yn gweithio.',
  ),
} as const satisfies Record<string, EventKind>;

export type EventType = keyof typeof eventKinds;
export const eventTypes = Object.keys(eventKinds) as readonly EventType[];

/** The data of a type of event, as it is told. */
export type EventContent<Type extends EventType> = z.input<(typeof eventKinds)[Type]['data']>;

export const subjectKinds = [
  ...(['booking', 'voucher', 'application', 'invoice', 'deposit', 'payment', 'payout'] as const),
  ...(['policy-change', 'policy', 'organisation', 'webhook-endpoint'] as const),
] as const;
export type SubjectKind = (typeof subjectKinds)[number];
