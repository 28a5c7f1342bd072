import { render } from '@react-email/render';
import { createElement as make, Fragment, type ReactNode } from 'react';
import type { Language } from '../kernel/when.js';
import { type LetterPart, partsOf } from './letter-parts.js';
import { darkStyles, styles } from './letter-styles.js';

/** A letter as it goes out, before it has a shape. */
export interface LetterSheet {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** Why it came, and where to choose what comes: paragraphs, written as a letter's are. */
  readonly footer: string;
  /** Whose addresses may become links. */
  readonly baseUrl: string;
  /** Whether no link is a button, because it bears what others wrote. */
  readonly isPlain?: boolean;
}

/** The page of every letter. It says the words of its text and no others, but for its subject, and asks nothing of any server. */
export function letterHtml(sheet: LetterSheet): Promise<string> {
  return render(page(sheet));
}

function page({ language, subject, text, footer, baseUrl, isPlain = false }: LetterSheet): ReactNode {
  return make(
    'html',
    { lang: language, dir: 'ltr' },
    make(
      'head',
      null,
      make('meta', { httpEquiv: 'Content-Type', content: 'text/html; charset=UTF-8' }),
      make('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      make('meta', { name: 'color-scheme', content: 'light dark' }),
      make('title', null, subject),
      make('style', null, darkStyles),
    ),
    make(
      'body',
      { className: 'paper', style: styles.body },
      make('div', { style: styles.preheader, 'aria-hidden': true }, preheaderOf(text)),
      make(
        Sheet,
        null,
        make('h1', { className: 'ink', style: styles.heading }, subject),
        ...partsOf(text, baseUrl).map((part, index, all) =>
          make(Part, { key: index, part, hasButtons: !isPlain && linksIn(all) <= 3 }),
        ),
        make('hr', { className: 'line', style: styles.line }),
        make(
          'div',
          { className: 'faint', style: styles.footer },
          ...partsOf(footer, baseUrl).map((part, index) => make(Part, { key: index, part, isSmall: true })),
        ),
      ),
    ),
  );
}

/** What mail programs show beside the subject: the sentence after the greeting. */
function preheaderOf(text: string): string {
  const [, opening = ''] = text.split('\n\n');
  return opening.replace(/\s+/g, ' ').slice(0, 140);
}

function Sheet({ children }: { readonly children?: ReactNode }): ReactNode {
  const table = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0, width: '100%' };
  return make(
    'table',
    { ...table, className: 'paper' },
    make(
      'tbody',
      null,
      make(
        'tr',
        null,
        make(
          'td',
          { align: 'center', style: styles.around },
          make(
            'table',
            { ...table, style: styles.sheet },
            make(
              'tbody',
              null,
              make('tr', null, make('td', { style: styles.inside }, make('div', { role: 'main' }, children))),
            ),
          ),
        ),
      ),
    ),
  );
}

function linksIn(parts: readonly LetterPart[]): number {
  return parts.filter(({ is }) => is === 'link').length;
}

interface PartShown {
  readonly part: LetterPart;
  readonly isSmall?: boolean;
  /** Of many links none is a button. */
  readonly hasButtons?: boolean;
}

function Part({ part, isSmall = false, hasButtons = false }: PartShown): ReactNode {
  switch (part.is) {
    case 'text':
      return make('p', { style: isSmall ? styles.small : styles.text }, onLines(part.lines));
    case 'quote':
      return make('blockquote', { className: 'quote', style: styles.quote }, onLines(part.lines));
    case 'list':
      return make(
        'ul',
        { style: styles.text },
        part.lines.map((line, index) => make('li', { key: index }, line)),
      );
    case 'facts':
      return make(Facts, { facts: part.facts });
    case 'link':
      return hasButtons && part.label !== '' ? make(Button, part) : make(PlainLink, part);
  }
}

function onLines(lines: readonly string[]): ReactNode {
  return lines.map((line, index) => make(Fragment, { key: index }, index > 0 && make('br'), line));
}

function Facts({
  facts,
}: {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}): ReactNode {
  const rows = facts.map(({ label, value }, index) =>
    make(
      'tr',
      { key: index },
      make('th', { scope: 'row', align: 'left', className: 'faint', style: styles.label }, `${label}:`),
      make('td', { className: 'ink', style: styles.value }, value),
    ),
  );
  return make('table', { cellPadding: 0, cellSpacing: 0, border: 0, style: styles.facts }, make('tbody', null, rows));
}

/** The cell is padded and not the link, which some programs would show flat. */
function Button({ label, url }: { readonly label: string; readonly url: string }): ReactNode {
  const link = make('a', { href: url, className: 'button-words', style: styles.buttonWords }, label);
  const cell = make('td', { className: 'button', bgcolor: '#0E5E58', style: styles.button }, link);
  return make(
    'table',
    { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0, style: styles.buttonTable },
    make('tbody', null, make('tr', null, cell)),
  );
}

function PlainLink({ label, url }: { readonly label: string; readonly url: string }): ReactNode {
  return make(
    'p',
    { style: styles.small },
    make('a', { href: url, className: 'link', style: styles.link }, label || url),
  );
}
