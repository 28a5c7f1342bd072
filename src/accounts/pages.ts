import { page } from '../platform/http/page.js';

/** As the letters carry it. What passes here can stand in a page as it is. */
export function isLinkToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z]{32}$/.test(text);
}

/** A click signs in, not the link itself: mail scanners follow every link. */
export function signInPage(token: string): string {
  return page(
    'Sign in to Barefoot',
    `<form action="/api/auth/magic-link/verify" method="get"><input type="hidden" name="token" value="${token}">
<input type="hidden" name="callbackURL" value="/signed-in"><input type="hidden" name="errorCallbackURL" value="/sign-in">
<button>Sign in</button></form>`,
  );
}

export function deadLinkPage(): string {
  return page(
    'This link does not work any more',
    '<p>It was used already, or it is older than 15 minutes. Please ask for a new one.</p>',
  );
}
