/**
 * Brings a message to Barefoot as a mail server hands it to a program: the message on stdin, its recipients as arguments, each of whom it is brought for by itself.
 * BAREFOOT_URL is the service's address, INBOUND_MAIL_SECRET the first of its secrets. Ends as sysexits.h has it, so that a mail server
 * tries again later (75), also where it is called wrongly, as whoever runs it can mend that, or sends the message back (65: too large).
 * docs/mail.md says how Postfix calls it.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const later = 75;
const refused = 65;

process.on('uncaughtException', ({ name, code }) => {
  console.error(`pipe-mail: ${code ?? name}`);
  process.exit(later); // else 1, which mail servers take for good
});

const recipients = process.argv.slice(2);
const { BAREFOOT_URL: url = '', INBOUND_MAIL_SECRET: secrets = '' } = process.env;
const secret = Buffer.from((secrets.split(',')[0] ?? '').trim().replace(/^whsec_/, ''), 'base64');
const areAddresses = recipients.length > 0 && recipients.every((each) => /^[^\s<>@]+@[^\s<>@]+$/.test(each));
if (!areAddresses || !URL.canParse(url) || secret.length === 0) {
  console.error('pipe-mail: give the recipient as the argument, and set BAREFOOT_URL and INBOUND_MAIL_SECRET.');
  process.exit(later);
}

const message = readFileSync(0);
const codes = [];
for (const recipient of recipients) codes.push(await bring(recipient)); // one after another: they are few
process.exitCode = [later, refused].find((code) => codes.includes(code)) ?? 0;

async function bring(recipient) {
  const body = Buffer.concat([Buffer.from(`Delivered-To: ${recipient}\r\n`), message]);
  const id = `mail_${createHash('sha256').update(body).digest('hex')}`; // what a mail server hands over twice is one
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
  try {
    const { status } = await fetch(new URL('/api/v1/mail/inbound', url), {
      method: 'POST',
      headers: {
        'content-type': 'message/rfc822',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
      signal: AbortSignal.timeout(30_000),
    });
    if (status !== 204) console.error(`pipe-mail: answered ${status}`);
    return status === 204 ? 0 : status === 413 ? refused : later;
  } catch (error) {
    console.error(`pipe-mail: ${error?.cause?.code ?? error?.name ?? 'failed'}`);
    return later;
  }
}
