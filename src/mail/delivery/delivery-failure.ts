/** Why a letter was not taken. */
export interface DeliveryFailure {
  /** An enhanced status (RFC 3463) such as `5.1.1`, else a code of SMTP such as `451`, else a word of ours; never what a server said. */
  readonly code: string;
  /** Nobody will take it later either. */
  readonly isPermanent: boolean;
  /** It is the address that takes no mail, and not this letter that is not taken. */
  readonly isOfAddress: boolean;
}

/** The part of the mail client's errors that is read. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number | false;
  readonly response?: string;
}

const words: Readonly<Record<string, string>> = {
  ...{ ECONNECTION: 'no-answer', ESOCKET: 'no-answer', ETIMEDOUT: 'no-answer', EDNS: 'no-answer' },
  ...{ EAUTH: 'no-sign-in', ENOAUTH: 'no-sign-in', ETLS: 'no-tls', ABORT_ERR: 'no-answer' },
};

/**
 * What an error of handing a letter over means. That the recipient, or the letter, is refused with 5xx is final; that anything else is,
 * such as our sign-in or our address, is for whoever runs the service to mend, and the letter waits for that.
 */
export function failureOf(error: unknown): DeliveryFailure {
  const { code = '', command = '', responseCode, response = '' } = (error ?? {}) as SmtpError;
  if (command === 'API' && code === 'EENVELOPE') return { code: 'no-address', isPermanent: true, isOfAddress: false };
  if (!responseCode) return later(words[code] ?? 'failed');
  const status = statusIn(response) ?? String(responseCode);
  const isRefused = responseCode >= 500 && (command === 'RCPT TO' || (command === 'DATA' && code === 'EMESSAGE'));
  if (!isRefused || (command === 'RCPT TO' && isPolicy(status))) return later(status);
  return { code: status, isPermanent: true, isOfAddress: command === 'RCPT TO' && isOfAddress(status, response) };
}

/**
 * Whether a permanent status says that there is no such address, or that nobody reads it: not that it is full, or that we are not trusted. A code of
 * SMTP alone says anything from spam to a typing error, and counts where its words say that nobody is there.
 * @param words what the server said with it
 */
export function isOfAddress(status: string, words: string): boolean {
  if (/^55[013]$/.test(status)) return saysUnknown(words);
  return /^5\.(0\.0|1\.([01236]|10)|2\.1|4\.([14]|310))$/.test(status);
}

function saysUnknown(words: string): boolean {
  const someone = '(user|mailbox|recipient|address|account)';
  const unknown = String.raw`(unknown|unrouteable|invalid|(not|n['’]t) (found|known|exist|a valid)|disabled|inactive|no longer)`;
  const isSo = new RegExp(
    String.raw`\bno (such|valid) (${someone}|person|one)|\b${unknown}( \w+)? ${someone}|\b${someone}\b[^.;]{0,80}\b${unknown}|no mailbox`,
    'i',
  );
  return isSo.test(words) && !/\b(sender|spam|block|black|polic|reputation|relay)/i.test(words);
}

/** The enhanced status that stands in what a server said; no part of an IP number is one. */
export function statusIn(text: string): string | undefined {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})\b(?!\.\d)/.exec(text)?.[1];
}

/** RFC 3463: security or policy, such as `5.7.1` of a relay that does not know us. */
function isPolicy(status: string): boolean {
  return status.startsWith('5.7.');
}

function later(code: string): DeliveryFailure {
  return { code, isPermanent: false, isOfAddress: false };
}
