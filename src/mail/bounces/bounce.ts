import { type InboundMessage, isOfMailServer } from '../inbound/inbound-message.js';
import { isOfAddress, statusIn } from '../delivery/delivery-failure.js';

/** What a mail server tells of a letter of ours. */
export type Bounce =
  | { readonly kind: 'failed'; readonly status: string; readonly isOfAddress: boolean }
  /** It is still tried. */
  | { readonly kind: 'delayed' }
  /** Its reader called it spam (RFC 5965). */
  | { readonly kind: 'complained' };

/** What a message that came to the address of a letter tells of it; undefined for what tells nothing, such as that somebody is away. */
export function bounceOf(message: InboundMessage): Bounce | undefined {
  const part = (type: string) => message.parts.find((one) => one.type === type)?.content;
  const feedback = part('message/feedback-report');
  if (feedback !== undefined) return complaintOf(feedback);
  const report = part('message/delivery-status') ?? part('message/global-delivery-status');
  return report === undefined ? withoutReport(message) : reportOf(report);
}

function complaintOf(report: string): Bounce | undefined {
  const kind = fieldOf(report, 'feedback-type').toLowerCase();
  return ['abuse', 'fraud', 'virus', 'other', 'opt-out'].includes(kind) ? { kind: 'complained' } : undefined;
}

/** RFC 3464: fields of the message, and then of each recipient. */
function reportOf(report: string): Bounce | undefined {
  const recipients = report.split(/\r?\n[ \t]*\r?\n/).filter((group) => fieldOf(group, 'action') !== '');
  const failed = recipients.find((group) => fieldOf(group, 'action').toLowerCase() === 'failed');
  if (failed) return failedWith(statusOf(failed), fieldOf(failed, 'diagnostic-code'));
  return recipients.some((group) => fieldOf(group, 'action').toLowerCase() === 'delayed')
    ? { kind: 'delayed' }
    : undefined;
}

/** Where the status says no more than that it failed, what the other server said may. */
function statusOf(recipient: string): string {
  const status = statusIn(fieldOf(recipient, 'status')) ?? '5.0.0';
  if (!/^[45]\.0\.0$/.test(status)) return status;
  const said = fieldOf(recipient, 'diagnostic-code');
  return statusIn(said) ?? /^smtp;\s*([45]\d\d)\b/i.exec(said)?.[1] ?? status;
}

/** Mail servers that write no reports say in words, in the name of one, that they failed, and with which code. */
function withoutReport({ from, header, text }: InboundMessage): Bounce | undefined {
  if (!isOfMailServer(from)) return undefined;
  const ours = text.slice(0, 5000);
  const status =
    /(?<![\d.])(5\.\d{1,3}\.\d{1,3})\b(?!\.\d)/.exec(ours)?.[1] ?? /(?:^|[:>]\s*)(55[0-4])[ -]/m.exec(ours)?.[1];
  if (status !== undefined) return failedWith(status, ours);
  return header('x-failed-recipients') === '' ? undefined : failedWith('5.0.0', ours);
}

function failedWith(status: string, words: string): Bounce {
  return { kind: 'failed', status, isOfAddress: isOfAddress(status, words) };
}

/** The value of a field, which may go on in lines that begin with a blank; empty where there is none. */
function fieldOf(fields: string, name: string): string {
  const unfolded = fields.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
}
