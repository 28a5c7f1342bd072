import { formatDay, type Language } from '../kernel/when.js';
import { oneLine } from '../mail/index.js';
import type { WebhookEndpoint } from './webhook-endpoint.js';

export interface WebhookLetterFacts {
  readonly news: 'failing' | 'disabled';
  readonly name: string;
  readonly endpoint: Pick<WebhookEndpoint, 'url' | 'failingSince' | 'disabledBecause'>;
  /** Where endpoints are kept. */
  readonly url: string;
  readonly language: Language;
  readonly zone: string;
}

/** Tells whoever keeps a webhook endpoint that nothing reaches it. Of its address only the server is said: the rest may be a secret. */
export function webhookLetter(facts: WebhookLetterFacts): { subject: string; text: string } {
  const { news, endpoint, language, zone } = facts;
  const words = WORDS[language];
  const server = oneLine(URL.canParse(endpoint.url) ? new URL(endpoint.url).hostname : '');
  const since = endpoint.failingSince ? formatDay(endpoint.failingSince, zone, language) : '';
  const because = endpoint.disabledBecause === 'gone' ? 'gone' : 'disabled';
  const { subject, paragraphs } = words[news === 'failing' ? 'failing' : because];
  const name = oneLine(facts.name);
  return {
    subject,
    text: [
      name === '' ? `${words.hello},` : `${words.hello} ${name},`,
      ...paragraphs({ server, since }),
      `${words.page}\n${facts.url}`,
      'Barefoot\n',
    ].join('\n\n'),
  };
}

interface Piece {
  readonly subject: string;
  readonly paragraphs: (told: { readonly server: string; readonly since: string }) => readonly string[];
}

type Words = Readonly<Record<'hello' | 'page', string>> & Readonly<Record<'failing' | 'disabled' | 'gone', Piece>>;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    hello: 'Hello',
    page: 'Webhooks on Barefoot:',
    failing: {
      subject: 'Your webhook endpoint does not answer',
      paragraphs: ({ server, since }) => [
        `Since ${since}, nothing that we sent to your webhook endpoint at ${server} was received.`,
        'We go on trying for two more days. After that the endpoint is switched off, and nothing more is sent to it.',
        'Please have a look at that server. What waits is sent, in order, as soon as it answers.',
      ],
    },
    disabled: {
      subject: 'Your webhook endpoint was switched off',
      paragraphs: ({ server, since }) => [
        `Since ${since}, nothing that we sent to your webhook endpoint at ${server} was received, so we have switched it off.`,
        'When that server works again, enable the endpoint. Then have what it missed sent again: it is kept for thirty days.',
      ],
    },
    gone: {
      subject: 'Your webhook endpoint was switched off',
      paragraphs: ({ server }) => [
        `The server ${server} answered that nobody wants webhooks there any more (410 Gone), so we have switched the endpoint off.`,
        'If that was right, remove the endpoint. If it was not, enable it again: what it missed is kept for thirty days.',
      ],
    },
  },
  cy: {
    hello: 'Helo',
    page: 'Bachau gwe ar Barefoot:',
    failing: {
      subject: 'Nid yw eich man derbyn bachau gwe yn ateb',
      paragraphs: ({ server, since }) => [
        `Ers ${since}, ni dderbyniwyd dim o’r hyn a anfonwyd gennym i’ch man derbyn bachau gwe (webhooks) yn ${server}.`,
        'Byddwn yn dal i geisio am ddau ddiwrnod arall. Wedi hynny bydd y man derbyn yn cael ei ddiffodd, ac ni anfonir dim arall ato.',
        'Edrychwch ar y gweinydd hwnnw, os gwelwch yn dda. Anfonir yr hyn sy’n aros, yn ei drefn, cyn gynted ag y bydd yn ateb.',
      ],
    },
    disabled: {
      subject: 'Diffoddwyd eich man derbyn bachau gwe',
      paragraphs: ({ server, since }) => [
        `Ers ${since}, ni dderbyniwyd dim o’r hyn a anfonwyd gennym i’ch man derbyn bachau gwe (webhooks) yn ${server}, felly rydym wedi’i ddiffodd.`,
        'Pan fydd y gweinydd yn gweithio eto, galluogwch y man derbyn. Yna gofynnwch am anfon eto yr hyn a gollodd: fe’i cedwir am ddeg diwrnod ar hugain.',
      ],
    },
    gone: {
      subject: 'Diffoddwyd eich man derbyn bachau gwe',
      paragraphs: ({ server }) => [
        `Atebodd y gweinydd ${server} nad oes neb eisiau bachau gwe (webhooks) yno bellach (410 Gone), felly rydym wedi diffodd y man derbyn.`,
        'Os oedd hynny’n gywir, dilëwch y man derbyn. Os nad oedd, galluogwch ef eto: cedwir yr hyn a gollodd am ddeg diwrnod ar hugain.',
      ],
    },
  },
};
