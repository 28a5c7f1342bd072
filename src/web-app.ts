import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const built = join(import.meta.dirname, '../web');

/** The addresses of pages, as `web/app.tsx` and `web/more-pages.tsx` route them: whoever comes to one by a link is sent the app. */
export const pages = [
  ...['/', '/advisers', '/advisers/:id', '/enter', '/me', '/me/calendars', '/signed-in'],
  ...['/book/new', '/book/:id', '/bookings', '/bookings/:id'],
  ...['/bookings/:id/dispute', '/vouchers/:id', '/invitation', '/pay/:id/return'],
  ...['/invoices/:id', '/pay/mandate'],
  ...['/groups', '/groups/:id', '/waiting', '/questions', '/questions/:id'],
  ...['/start', '/organisations/:id', '/organisations/:id/money', '/organisations/:id/webhooks'],
  ...[
    '/advising',
    '/advising/hours',
    '/advising/calendars',
    '/advising/offers',
    '/advising/groups',
    '/advising/set-up',
    '/advising/pay',
    '/advising/pay/to',
    '/advising/webhooks',
    '/advising/sessions/:id',
  ],
  ...['/steward', '/steward/verification', '/steward/disputes', '/steward/money', '/steward/payouts'],
  ...['/steward/letters', '/steward/audit'],
  ...['/disputes/:id', '/policies', '/policies/:key'],
  ...['/programmes', '/programmes/:id', '/applications/:id', '/funding', '/funding/applications/:id'],
  ...['', '/applications', '/vouchers', '/reports', '/money'].map((part) => `/funding/programmes/:id${part}`), // and `new`, as an id
  ...['/transparency', '/accessibility', '/privacy', '/search', '/notifications', '/unsubscribe'],
];

/**
 * The browser app: what Vite built, and its one page at each of its addresses. Styles that the app makes carry a nonce that is new
 * with every answer, so that the policy can refuse all others.
 */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  const index = readFileSync(join(built, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    immutable: true, // names change with what is in them
    maxAge: '365d',
    index: false,
    preCompressed: true, // by web/vite.config.ts
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const file of ['icon.svg', 'page.css'])
    fastify.get(`/${file}`, (_request, reply) => reply.sendFile(file, built));
  for (const address of pages)
    fastify.get(address, ({ headers }, reply) => {
      const nonce = randomBytes(16).toString('base64');
      const hasSession = /session_token=/.test(headers.cookie ?? '');
      const policy = String(reply.getHeader('content-security-policy'));
      return reply
        .header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(told(index, { 'style-nonce': nonce, 'has-session': hasSession ? 'yes' : '' }));
    });
}

/** What the page is told when it is sent, in its `meta` elements. */
function told(index: string, facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts).reduce(
    (page, [name, fact]) => page.replace(`name="${name}" content=""`, `name="${name}" content="${fact}"`),
    index,
  );
}
