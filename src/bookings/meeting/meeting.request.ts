import { z } from 'zod';

const mostLinkCharacters = 500;
const linkDetail =
  'must be an https link of at most 500 characters, such as https://meet.example/ada, without a user name or password';

/** Kept as browsers write it, so that it stays one word wherever it is shown. Nobody here opens it. */
const link = z
  .string()
  .trim()
  .max(mostLinkCharacters, { error: linkDetail, abort: true })
  .refine(isLink, { error: linkDetail, params: { rule: 'format' } })
  .transform((text) => new URL(text).href);

const international = /^\+[1-9]\d{6,14}$/; // ITU-T E.164
const numberDetail = 'must begin with + and the code of its country, such as +44 29 2018 0000';

/** A telephone number, kept without what people write between its digits. */
export const telephoneNumber = z
  .string()
  .max(40, { error: numberDetail, abort: true })
  .refine((text) => international.test(digitsOf(text)), { error: numberDetail, params: { rule: 'format' } })
  .transform(digitsOf);

const generated = z.strictObject({ how: z.literal('generated') });
const ownLink = z.strictObject({ how: z.literal('link'), url: link });
const adviserCalls = z.strictObject({ how: z.literal('adviser-calls') });
const clientCalls = z.strictObject({ how: z.literal('client-calls'), number: telephoneNumber });
const place = z.strictObject({
  address: z.string().trim().min(1).max(500),
  directions: z.string().trim().max(1000).default(''),
  access: z.string().trim().max(1000).default('').meta({ description: 'How to get in: steps, lifts, bells, parking.' }),
});

export const meetingSettingsRequest = z
  .strictObject({
    video: z
      .discriminatedUnion('how', [generated, ownLink], 'must say how: generated, or link and its url')
      .default({ how: 'generated' })
      .meta({ description: 'A room of its own for each session, or always the same link.' }),
    phone: z
      .discriminatedUnion(
        'how',
        [adviserCalls, clientCalls],
        'must say how: adviser-calls, or client-calls and your number',
      )
      .default({ how: 'adviser-calls' }),
    in_person: place.nullable().default(null),
  })
  .meta({ id: 'SetMeetingSettings' });
export type MeetingSettingsRequest = z.output<typeof meetingSettingsRequest>;

/** How one session is met. */
export const wayRequest = z
  .discriminatedUnion(
    'how',
    [generated, ownLink, adviserCalls, clientCalls, place.extend({ how: z.literal('place') })],
    'must say how: generated, link, adviser-calls, client-calls or place',
  )
  .meta({ id: 'SetMeeting' });

function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, href } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && href.length <= mostLinkCharacters;
}

/** The nought that is dialled at home only is often written in brackets. */
function digitsOf(text: string): string {
  return text.replace(/\(0\)/, '').replace(/[\s().-]/g, '');
}
