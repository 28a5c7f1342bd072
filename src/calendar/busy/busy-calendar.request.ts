import { z } from 'zod';
import { webAddress } from './busy-calendar.js';

const mostCharacters = 2000;
const mostOfHost = 255;

const address = z
  .string()
  .trim()
  .min(1)
  .max(mostCharacters)
  .transform(webAddress)
  .refine(isWebAddress, {
    error:
      'must be the address of a calendar, such as https://calendar.example/me.ics or webcal://…, without a user name in it',
    abort: true,
    params: { rule: 'format' },
  })
  .transform((text) => new URL(text).href)
  .refine((text) => new URL(text).host.length <= mostOfHost, {
    error: `must be on a server whose name has at most ${mostOfHost} characters`,
    abort: true,
    params: { rule: 'too-long', limit: mostOfHost },
  })
  .refine((text) => text.length <= mostCharacters, {
    error: `must be at most ${mostCharacters} characters`,
    params: { rule: 'too-long', limit: mostCharacters },
  })
  .meta({ description: 'Where your calendar program publishes it: its secret address in iCal format.' });

const name = z.string().trim().min(1).max(80);
const titles = z.boolean().meta({ description: 'Whether what your time is taken for is kept too, for you to read.' });

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

export const previewBusyCalendarRequest = z.strictObject({ address }).meta({ id: 'PreviewBusyCalendar' });
export type PreviewBusyCalendarRequest = z.output<typeof previewBusyCalendarRequest>;

export const connectBusyCalendarRequest = z
  .strictObject({
    address,
    name: name.optional().meta({ description: 'To tell it by; left out, where it is.' }),
    titles: titles.default(false),
  })
  .meta({ id: 'ConnectBusyCalendar' });
export type ConnectBusyCalendarRequest = z.output<typeof connectBusyCalendarRequest>;

export const changeBusyCalendarRequest = z
  .strictObject({ name, titles })
  .partial()
  .meta({ id: 'ChangeBusyCalendar', description: 'What is left out stays.' });
export type ChangeBusyCalendarRequest = z.output<typeof changeBusyCalendarRequest>;
