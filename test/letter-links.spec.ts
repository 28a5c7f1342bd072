import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pages } from '../src/web-app.js';
import { servedAddresses } from './support/served-addresses.js';

/** The modules: what is printed at the start, or told to providers, leads nobody anywhere. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.includes('/') && /(?<!\.spec)\.ts$/.test(name))
  .map((name) => join('src', name));
/** What programs read, and no person opens; calendar-feeds.spec reads them. */
const feeds = ['/calendars/:id.ics', '/calendars/offers/:id.ics', '/icon.svg'];
const linkMade = /\$\{(?:[\w.]+\.)?baseUrl\}((?:[^`$]|\$\{[^}]*\})*)`/g;

/** The addresses that a file makes links to, with `:id` for whatever it fills in; samples of letters fill in a 1. */
function linksMadeIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(linkMade)].map(([, made = '']) => {
    const [path = ''] = made.replaceAll(/\$\{[^}]*\}/g, ':id').split(/[?#]/);
    return path.replaceAll(/\/1(?=\/|$)/g, '/:id') || '/';
  });
}

test('whatever a letter or a receipt links to is a page, or a document that the service serves', () => {
  const known = [...pages, ...servedAddresses, ...feeds].map((address) => address.replaceAll(/:\w+/g, ':id'));
  const links = files.flatMap((file) => linksMadeIn(file).map((link) => ({ file, link })));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ link }) => !known.includes(link))).toEqual([]);
});

test('no letter makes an address of its own, or a part of one', () => {
  const letters = files.filter((file) => /\.letters?(\.catalogue)?\.ts$/.test(file));
  expect(letters.length).toBeGreaterThan(40);
  expect(letters.filter((file) => /url\}[/?#]|\/api\/|https?:/i.test(readFileSync(file, 'utf8')))).toEqual([]);
});
