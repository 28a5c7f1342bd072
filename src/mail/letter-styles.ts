import type { CSSProperties } from 'react';

const words = "'Atkinson Hyperlegible Next', Verdana, Arial, sans-serif";
const headings = "Fraunces, Georgia, 'Times New Roman', serif";

const [paper, ink, faint, teal, hairline] = ['#FBF8F2', '#1D2B2A', '#4A5A58', '#0E5E58', '#D9D4C7'];

/** Beside each element, because many mail programs read no others. */
export const styles = {
  body: {
    margin: 0,
    padding: 0,
    backgroundColor: paper,
    color: ink,
    fontFamily: words,
    fontSize: 17,
    lineHeight: 1.55,
  },
  preheader: { display: 'none', maxHeight: 0, overflow: 'hidden', opacity: 0, fontSize: 1, lineHeight: 1 },
  around: { padding: '24px 16px' },
  sheet: { maxWidth: 600, textAlign: 'left' },
  inside: { overflowWrap: 'anywhere' },
  heading: { margin: '0 0 16px', fontFamily: headings, fontWeight: 600, fontSize: 24, lineHeight: 1.3, color: ink },
  text: { margin: '0 0 16px' },
  small: { margin: '0 0 8px' },
  quote: { margin: '0 0 16px', padding: '4px 0 4px 16px', borderLeft: `3px solid ${teal}`, color: ink },
  facts: { margin: '0 0 16px' },
  label: { padding: '2px 16px 2px 0', fontWeight: 400, color: faint, verticalAlign: 'top', overflowWrap: 'normal' },
  value: { padding: '2px 0', color: ink, verticalAlign: 'top' },
  buttonTable: { margin: '8px 0 24px' },
  button: { padding: '12px 24px', borderRadius: 10, backgroundColor: teal },
  buttonWords: { color: '#FFFFFF', fontWeight: 600, textDecoration: 'none' },
  link: { color: teal, textDecoration: 'underline' },
  line: { margin: '24px 0 16px', border: 0, borderTop: `1px solid ${hairline}` },
  footer: { fontSize: 14, color: faint },
} as const satisfies Readonly<Record<string, CSSProperties>>;

/** For programs that show letters dark and read a style sheet. */
export const darkStyles = [
  ':root{color-scheme:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.paper{background-color:#14201F!important;color:#F1EDE4!important}',
  '.ink,.quote{color:#F1EDE4!important}',
  '.faint{color:#B9C4C1!important}',
  '.line{border-top-color:#3A4947!important}',
  '.button{background-color:#76B7AF!important}',
  '.button-words{color:#14201F!important}',
  '.link{color:#76B7AF!important}',
  '}',
].join('');
