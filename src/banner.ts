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
  const lines = [`Barefoot    ${baseUrl}`, `API docs    ${baseUrl}/api/docs`, ...signIn, ...paymentsOf(config)];
  return ['', ...lines, ''].join('\n');
}

function paymentsOf({ stripe, gocardless, databaseUrl }: Config): string[] {
  if (stripe?.sandboxPort) {
    return [
      'Payments    to a sandbox of Stripe and GoCardless: no money moves',
      ...(databaseUrl === undefined
        ? []
        : ['            it forgets all payments when the service stops, and the database does not']),
      `            what it can be told to do:  curl http://127.0.0.1:${stripe.sandboxPort}/sandbox/control`,
    ];
  }
  const unsigned =
    gocardless && !gocardless.signing ? ['Advisers    not paid by GoCardless: GOCARDLESS_SIGNING_KEY is not set'] : [];
  const rails = [...(gocardless ? ['by bank'] : []), ...(stripe ? ['by card'] : [])];
  return [
    `Payments    ${rails.length > 0 ? rails.join(' and ') : 'switched off: there are no keys of Stripe or GoCardless'}`,
    ...unsigned,
  ];
}
