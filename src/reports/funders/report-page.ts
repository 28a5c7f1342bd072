import { createHash } from 'node:crypto';
import type { Language } from '../../accounts/index.js';
import type { PriorityCount } from './report.js';
import { answerWords, questionWords } from './priority-words.js';
import { columnOf, type ValueKind } from './report-columns.js';
import { notes, sectionWords, words } from './report-words.js';
import {
  cellOf,
  dayOf,
  daysInWords,
  type ReportToShow,
  sectionsOf,
  type ShownSection,
  totalsOf,
} from './shown-report.js';

const style = `
body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.scroll{overflow-x:auto}
.scroll:focus-visible,a:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}
table{border-collapse:collapse;margin:0 0 2rem;font-size:.9rem}
caption{text-align:start;font-weight:bold;font-size:1.1rem;padding:.5rem 0}
th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:start;vertical-align:top}
thead th{background:#eee}
.number{text-align:end;font-variant-numeric:tabular-nums}
@media print{@page{size:A4 landscape;margin:12mm}body{margin:0;max-width:none;font-size:9pt}nav{display:none}
.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}table{font-size:8pt}}
`;

/** What the page may load: its own style and nothing else. It has no script. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A report to read and to print, in one language and with a link to the other. */
export function reportPage(toShow: ReportToShow): string {
  const { programme, language, days } = toShow;
  const name = language === 'cy' ? programme.nameCy : programme.nameEn;
  const title = `${words.report[language]}: ${text(name)}`;
  const other = language === 'cy' ? 'en' : 'cy';
  const version = toShow.locked ? `&amp;version=${toShow.locked.note.version}` : '';
  const link = `report.html?from=${days.from}&amp;to=${days.to}${version}&amp;language=${other}`;
  const { priorityGroups } = toShow.report;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body>
<nav><a href="${link}" lang="${other}" hreflang="${other}">${words.otherLanguage[language]}</a></nav>
<main><h1>${title}</h1><p>${daysInWords(days, language)}</p>${standing(toShow)}
${totalsTable(toShow)}
${sectionsOf(toShow)
  .map((section) => sectionTable(section, toShow))
  .join('\n')}
${priorityGroups ? priorityTable(priorityGroups, language) : ''}
<ul>${notes.map((note) => `<li>${note[language]}</li>`).join('')}</ul></main></body></html>`;
}

function standing({ locked, language, madeAt }: ReportToShow): string {
  const made = `<p>${words.printed[language]} ${dayOf(madeAt, language)}.</p>`;
  if (!locked) return `<p><strong>${words.live[language]}</strong></p>${made}`;
  const { version, hash, reason } = locked.note;
  const why = reason === null ? '' : `<p>${words.reason[language]}: ${text(reason)}</p>`;
  return `<p><strong>${words.locked[language]} ${version}.</strong> ${words.fingerprint[language]}: <code>${hash}</code></p>${why}${made}`;
}

function totalsTable(toShow: ReportToShow): string {
  const { language } = toShow;
  const rows = totalsOf(toShow).map(
    ({ label, text: total }) =>
      `<tr><th scope="row">${label}</th><td class="number">${text(total) || words.unknown[language]}</td></tr>`,
  );
  const head = `<tr><th scope="col">${words.figure[language]}</th><th scope="col" class="number">${words.total[language]}</th></tr>`;
  return table(words.totals[language], head, rows);
}

/** Each row begins with what the programme's fields call it by: its organisation, or else its voucher. */
function sectionTable({ code, columns }: ShownSection, toShow: ReportToShow): string {
  const { report, language } = toShow;
  const named = report.fields.includes('beneficiary-name');
  const others = columns.filter((column) => column.code !== 'beneficiary.name');
  const first = named ? 'beneficiary.name' : null;
  const calls = (first ? columnOf(first).label : words.voucher)[language];
  const head = others.map(({ label, kind }) => `<th scope="col"${numeric(kind)}>${label}</th>`).join('');
  const rows = report.rows.map((row) => {
    const name = first ? cellOf(row, first, toShow).text : row.voucherId;
    const cells = others.map(
      (column) => `<td${numeric(column.kind)}>${text(cellOf(row, column.code, toShow).text)}</td>`,
    );
    return `<tr><th scope="row">${text(name)}</th>${cells.join('')}</tr>`;
  });
  if (rows.length === 0) return `<h2>${sectionWords[code][language]}</h2><p>${words.nobody[language]}</p>`;
  return table(sectionWords[code][language], `<tr><th scope="col">${calls}</th>${head}</tr>`, rows);
}

function priorityTable(counts: readonly PriorityCount[], language: Language): string {
  const head = [words.figure, words.answer, words.people].map((word) => `<th scope="col">${word[language]}</th>`);
  const rows = counts.map(({ question, answer, count }) => {
    const asked = `<th scope="row">${questionWords[question]?.[language] ?? question}</th>`;
    const said = answerWords[answer]?.[language] ?? answer;
    return `<tr>${asked}<td>${said}</td><td class="number">${count ?? words.underFive[language]}</td></tr>`;
  });
  const note = `<p>${words.priorityNote[language]}</p>`;
  return `${table(words.priorityGroups[language], `<tr>${head.join('')}</tr>`, rows)}${note}`;
}

/** A table that is wider than the page can be moved by the keyboard. */
function table(caption: string, head: string, rows: readonly string[]): string {
  return `<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function numeric(kind: ValueKind): string {
  return ['count', 'minutes', 'money', 'rating'].includes(kind) ? ' class="number"' : '';
}

/** What somebody typed, such as a name, as text of a page. */
function text(typed: string): string {
  return typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
