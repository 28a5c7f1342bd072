import { z } from 'zod';
import type { UndeliverableAddress, UndeliveredLetter } from '../../mail/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { LetterReaders } from './letter-readers.js';

/** As `UndeliverableReason` has them. */
const reasons = ['bounced', 'refused', 'complained'] as const;

const readerView = z
  .object({ user_id: z.uuid(), name: z.string() })
  .nullable()
  .meta({ description: 'Whose address it is; null where nobody here has it.' });

const failureView = z
  .string()
  .nullable()
  .meta({ description: 'A status (RFC 3463), a code of SMTP, or a word of ours such as no-answer or too-late.' });

const undeliveredLetterView = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({ description: 'What it tells, such as booking-confirmed.' }),
    reader: readerView,
    failure: failureView,
    tries: z.int(),
    written_at: instantView,
    ended_at: instantView.meta({ description: 'When it was given up, or came back.' }),
    came_back: z.boolean(),
    can_be_sent: z.boolean().meta({
      description:
        'Whether it is there still, worth sending again, and its address not among those that take no letters.',
    }),
  })
  .meta({ id: 'UndeliveredLetter' });

export const undeliveredLettersView = z
  .object({ items: z.array(undeliveredLetterView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'UndeliveredLetters' });

export const lettersSentAgainView = z
  .object({ count: z.int().meta({ description: 'How many go out again; at most 1000 at once.' }) })
  .meta({ id: 'LettersSentAgain' });

const undeliverableAddressView = z
  .object({
    id: z.uuid(),
    reader: readerView,
    reason: z.enum(reasons).meta({
      description:
        'bounced: letters came back; refused: its mail server does not know it; complained: its reader called a letter spam.',
    }),
    failure: failureView,
    since: instantView,
    held: z.int().meta({ description: 'How many letters wait for it.' }),
  })
  .meta({ id: 'UndeliverableAddress' });

export const undeliverableAddressesView = z
  .object({ items: z.array(undeliverableAddressView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'UndeliverableAddresses' });

export const myAddressView = z
  .object({
    email: z.string(),
    comes_back: z
      .object({ reason: z.enum(reasons), since: instantView, held: z.int() })
      .nullable()
      .meta({ description: 'Why I get no letters but links to sign in, and how many wait; null where I get them.' }),
  })
  .meta({ id: 'MyAddress' });

type Page<Item> = { readonly items: readonly Item[]; readonly next_cursor: string | null };

export function viewUndeliveredLetters({ items, next_cursor }: Page<UndeliveredLetter>, readers: LetterReaders) {
  return { items: items.map((letter) => viewLetter(letter, readers)), next_cursor };
}

function viewLetter(letter: UndeliveredLetter, readers: LetterReaders): z.output<typeof undeliveredLetterView> {
  const { id, kind, address, failure, tries, writtenAt, endedAt, cameBack, canBeSent } = letter;
  return {
    ...{ id, kind, reader: viewReader(address, readers), failure, tries },
    ...{ written_at: writtenAt.toString(), ended_at: endedAt.toString() },
    ...{ came_back: cameBack, can_be_sent: canBeSent },
  };
}

export function viewUndeliverableAddresses({ items, next_cursor }: Page<UndeliverableAddress>, readers: LetterReaders) {
  return {
    items: items.map(({ id, address, reason, failure, since, held }) => ({
      ...{ id, reader: viewReader(address, readers), reason, failure, since: since.toString(), held },
    })),
    next_cursor,
  };
}

export function viewMyAddress(email: string, marked: UndeliverableAddress | undefined): z.output<typeof myAddressView> {
  if (!marked) return { email, comes_back: null };
  const { reason, since, held } = marked;
  return { email, comes_back: { reason, since: since.toString(), held } };
}

function viewReader(address: string, readers: LetterReaders): z.output<typeof readerView> {
  const reader = readers.get(address.toLowerCase());
  return reader ? { user_id: reader.userId, name: reader.name } : null;
}
