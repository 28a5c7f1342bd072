import { header, type Call, type Reply } from './http.js';

export type Language = 'en' | 'cy';

/** A sentence in both languages. */
export type Sentence = Readonly<Record<Language, string>>;

/** One of several that a person picks; `value` is what the form sends. */
export interface Choice {
  readonly value: string;
  readonly label: Sentence;
}

interface Page {
  readonly title: Sentence;
  readonly lines: readonly Sentence[];
  /** What has just gone wrong. */
  readonly alert?: Sentence | undefined;
  /** Where its reader goes from here, which may say in which language they came. */
  readonly returnUrl?: string | null | undefined;
  /** Without choices there is nothing to send. */
  readonly choices?: readonly Choice[];
}

const shared = {
  sandbox: {
    en: 'This is a sandbox. No money moves, and nobody is charged.',
    cy: 'Blwch tywod yw hwn. Nid oes arian yn symud, ac ni chodir tâl ar neb.',
  },
  legend: { en: 'What should happen?', cy: 'Beth ddylai ddigwydd?' },
  button: { en: 'Continue', cy: 'Parhau' },
  other: { en: 'Cymraeg', cy: 'English' },
} as const satisfies Record<string, Sentence>;

/** Shows or answers one page; `id` is what its path names. */
export type PageRow = (call: Call, id: string) => Reply;

/** `?lang=cy`, else that of the address that the payer goes back to, else what the browser asks for, else English. */
export function languageOf(call: Call, returnUrl = ''): Language {
  const back = /[?&]lang=(en|cy)\b/.exec(returnUrl)?.[1];
  const asked = call.query['lang'] ?? back ?? header(call, 'accept-language') ?? '';
  return typeof asked === 'string' && asked.startsWith('cy') ? 'cy' : 'en';
}

export function show(call: Call, { title, lines, alert, choices = [], returnUrl }: Page): Reply {
  const language = languageOf(call, returnUrl ?? '');
  const other = language === 'en' ? 'cy' : 'en';
  const say = (sentence: Sentence) => escape(sentence[language]);
  const radios = choices.map(
    ({ value, label }, place) =>
      `<p><label><input type="radio" name="outcome" value="${escape(value)}"${place === 0 ? ' checked' : ''}> ${say(label)}</label></p>`,
  );
  const form = `<form method="post" action="?lang=${language}"><fieldset><legend>${say(shared.legend)}</legend>
${radios.join('\n')}
</fieldset><p><button type="submit">${say(shared.button)}</button></p></form>`;
  const body = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
[role=alert]{border-left:.3rem solid #b00020;padding-left:1rem}button{font:inherit;padding:.6rem 1.4rem}:focus-visible{outline:.2rem solid #0b57d0;outline-offset:.2rem}</style></head>
<body><header><p><strong>${say(shared.sandbox)}</strong></p><nav><a href="?lang=${other}" hreflang="${other}" lang="${other}">${say(shared.other)}</a></nav></header>
<main><h1>${say(title)}</h1>
${alert ? `<p role="alert">${say(alert)}</p>` : ''}
${lines.map((line) => `<p>${say(line)}</p>`).join('\n')}
${choices.length > 0 ? form : ''}
</main></body></html>
`;
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }, body };
}

/** To another page, to be read with GET. */
export function goTo(url: string): Reply {
  return { status: 303, headers: { Location: url }, body: '' };
}

/** What was picked. */
export function outcomeOf(call: Call): string {
  return new URLSearchParams(call.body).get('outcome') ?? '';
}

/** `£12.50`, which is written alike in both languages. */
export function pounds(pence: number): string {
  return `£${(pence / 100).toFixed(2)}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
