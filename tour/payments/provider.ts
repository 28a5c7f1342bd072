import { Amiss, show } from '../print.js';

/** What is on a page of a provider's, in words. */
interface HostedPage {
  readonly title: string;
  readonly lines: readonly string[];
  /** What can be picked, by the value that its form sends. */
  readonly choices: ReadonlyMap<string, string>;
}

/** Goes to a page of a provider's, picks what is to happen there and on the pages that it leads to, and is led back. */
export async function visit(name: string, url: string, ...outcomes: readonly string[]): Promise<void> {
  let next = url;
  for (const outcome of outcomes) {
    const page = await open(next);
    show(`${name} opens ${next.replace(/\?.*/, '').replace(/(\/[A-Za-z]+)[A-Za-z0-9_]{8,}$/, '$1…')}`);
    show(`  “${page.title}”${page.lines.map((line) => ` ${line}.`).join('')}`);
    const label = page.choices.get(outcome);
    if (label === undefined) throw new Amiss(`the page offers ${outcome}`, [...page.choices.keys()]);
    show(`  ${name} picks: ${label}`);
    next = await pick(next, outcome);
  }
  const back = await open(next);
  show(`  ${name} is led back: “${back.title}”`);
}

async function open(url: string): Promise<HostedPage> {
  const response = await fetch(url, { headers: { 'accept-language': 'en' } });
  const html = await response.text();
  if (!response.ok) throw new Amiss(`${url} is a page`, html);
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(html) ?? [html];
  const radios = main.matchAll(/value="([^"]*)"[^>]*> ([^<]*)</g);
  return {
    title: plain(/<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? ''),
    lines: [...main.matchAll(/<p(?: role="alert")?>([^<]+)<\/p>/g)].map(([, line = '']) => plain(line)),
    choices: new Map([...radios].map(([, value = '', label = '']) => [value, plain(label)])),
  };
}

/** Sends the form as a browser does. @returns where it leads */
async function pick(url: string, outcome: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome }) });
  const location = answer.headers.get('location');
  return location === null ? url : new URL(location, url).href;
}

function plain(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** What whoever runs the platform does or sees at Stripe itself, as its pages would. */
export async function atStripe<Body>(sandbox: string, path: string, form?: Record<string, string>): Promise<Body> {
  const answer = await fetch(`${sandbox}/v1${path}`, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: 'Bearer sk_test_sandbox' },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const body = (await answer.json()) as Body;
  if (!answer.ok) throw new Amiss(`Stripe answers ${path}`, body);
  return body;
}

/** Makes something happen there, or has it do what is due by now and tell it. */
export async function control<Body>(sandbox: string, what: 'clock' | 'scenarios', body: object): Promise<Body> {
  const answer = await fetch(`${sandbox}/sandbox/control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  const answered = (await answer.json()) as Body;
  if (!answer.ok) throw new Amiss(`the sandbox does as it is told: ${what}`, answered);
  return answered;
}

/** The providers' clock, which goes with the service's. */
export async function timeAt(sandbox: string): Promise<Temporal.Instant> {
  const { now } = (await (await fetch(`${sandbox}/sandbox/control`)).json()) as { now: string };
  return Temporal.Instant.from(now);
}

/** Where the sandbox listens, which the server says when it starts. */
export function sandboxIn(log: string): string {
  const [, origin] = /(http:\/\/127\.0\.0\.1:\d+)\/sandbox\/control/.exec(log) ?? [];
  if (origin === undefined) throw new Amiss('the server says where its sandbox is', log);
  return origin;
}
