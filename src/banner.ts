import type { Config } from './platform/config.js';

/** What whoever starts the server wants to know next. */
export function bannerOf(config: Config): string {
  const { baseUrl } = config;
  const signIn = config.playground
    ? [
        `Sign in     see who there is:  curl ${baseUrl}/dev/accounts`,
        `            be one of them:    curl -X POST ${baseUrl}/dev/sessions -H 'content-type: application/json' -d '{"email":"…"}'`,
        `Mail        ${baseUrl}/dev/mail`,
      ]
    : [`Sign in     POST ${baseUrl}/api/auth/sign-in/magic-link {"email": "…"}`];
  return ['', `Barefoot    ${baseUrl}`, `API docs    ${baseUrl}/api/docs`, ...signIn, ''].join('\n');
}
