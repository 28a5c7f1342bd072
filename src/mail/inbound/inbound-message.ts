import PostalMime, { type Email, type Header } from 'postal-mime';

/** A part of a message that is no plain text, such as a report or a calendar's answer. */
export interface MessagePart {
  /** In small letters, without parameters. */
  readonly type: string;
  readonly content: string;
}

/** What of a message that came in is looked at. */
export interface InboundMessage {
  /** To whom it was brought or written, in small letters, those first whom it was brought to. */
  readonly recipients: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly parts: readonly MessagePart[];
  readonly header: (name: string) => string;
  /** As it came, a character an octet. */
  readonly raw: string;
}

const broughtTo = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];
const mostRecipients = 50;
const readable =
  /^(text\/calendar|application\/ics|message\/(delivery-status|feedback-report|rfc822|global.*)|text\/rfc822-headers)$/;

/** Throws for what is no message. */
export async function readMessage(octets: Buffer): Promise<InboundMessage> {
  const email = await PostalMime.parse(octets, {
    ...{ attachmentEncoding: 'utf8', forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 256 * 1024 },
  });
  const { from, subject = '', text = '', headers, attachments } = email;
  return {
    recipients: recipientsOf(email),
    from: from?.address?.toLowerCase() ?? '',
    subject,
    text,
    parts: attachments
      .map(({ mimeType, content }) => ({
        type: mimeType.toLowerCase(),
        content: typeof content === 'string' ? content : '',
      }))
      .filter(({ type }) => readable.test(type)),
    header: (name) => headers.find(({ key }: Header) => key === name)?.value ?? '',
    raw: octets.toString('latin1'),
  };
}

function recipientsOf({ headers, to = [], cc = [] }: Email): string[] {
  const brought = headers.filter(({ key }) => broughtTo.includes(key)).map(({ value }) => value);
  const written = [...to, ...cc].flatMap((one) => one.group ?? [one]).map(({ address }) => address);
  const all = [...brought, ...written].map((address) => address.replace(/^<|>$/g, '').trim().toLowerCase());
  return [...new Set(all)].slice(0, mostRecipients);
}

/** What a program sends by itself because a letter came: that somebody is away, most of all. It says nothing of what its reader wants. */
export function isAutomaticReply({ header, from }: InboundMessage): boolean {
  return (
    /^auto-replied/i.test(header('auto-submitted').trim()) ||
    /^(bulk|junk|list|auto_reply)/i.test(header('precedence').trim()) ||
    header('x-autoreply') !== '' ||
    header('x-autorespond') !== '' ||
    header('return-path').trim() === '<>' ||
    isOfMailServer(from)
  );
}

/** What nobody wrote; it is never answered, or two programs could write to each other for ever (RFC 3834). */
export function isAutomatic(message: InboundMessage): boolean {
  const submitted = message.header('auto-submitted').trim();
  return isAutomaticReply(message) || (submitted !== '' && !/^no\b/i.test(submitted));
}

export function isOfMailServer(address: string): boolean {
  return /^(mailer-daemon|postmaster)@/.test(address) || address === '';
}
