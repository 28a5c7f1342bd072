import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { BadEnvironment, loadConfig } from './config.js';

type Environment = Readonly<Record<string, string>>;

function pemOf(namedCurve = 'P-521'): string {
  return generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' });
}

const secret = 'a secret that only the tests use, 0123456789';
const server = { DATABASE_URL: 'postgres://app:x@db:5432/barefoot', AUTH_SECRET: secret, SMTP_URL: 'smtp://mail:587' };
const payments = {
  ...{ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
  ...{ GOCARDLESS_ACCESS_TOKEN: 'token', GOCARDLESS_WEBHOOK_SECRET: 'a secret of theirs' },
};
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const dkim = { DKIM_DOMAIN: 'barefoot.example', DKIM_SELECTOR: 'one', DKIM_PRIVATE_KEY: rsa };
const inboundSecrets = [Buffer.alloc(32, 1), Buffer.alloc(24, 2)];
const inbound = {
  INBOUND_MAIL_DOMAIN: 'in.barefoot.example',
  INBOUND_MAIL_SECRET: inboundSecrets.map((octets) => `whsec_${octets.toString('base64')}`).join(', '),
};
const production = { ...server, NODE_ENV: 'production', HOST: '0.0.0.0', BASE_URL: 'https://barefoot.example' };

describe('an environment that is good', () => {
  test('needs nothing to be set on a machine of one’s own', () => {
    expect(loadConfig({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      dataFolder: '.data',
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      authSecret: undefined,
      smtpUrl: undefined,
      mailFrom: 'Barefoot <bookings@barefoot.example>',
      jitsiUrl: 'https://meet.jit.si',
      dkim: null,
      inboundMail: null,
      stripe: null,
      gocardless: null,
      receiptSigningKey: null,
      trustProxy: undefined,
      corsOrigins: [],
      requestsPerMinute: 300,
      signInsPerMinute: 5,
      logLevel: 'info',
      movableClock: false,
      playground: true,
      reachesOwnMachine: true,
    });
  });

  test('is read into values of the right kind', () => {
    const environment = {
      ...production,
      PORT: '8080',
      DATABASE_OWNER_URL: 'postgresql://owner:x@db/barefoot',
      MAIL_FROM: 'Bookings <post@barefoot.example>',
      JITSI_URL: 'https://meet.example/jitsi',
      ...payments,
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2',
      GOCARDLESS_ENVIRONMENT: 'sandbox',
      TRUST_PROXY: '10.0.0.0/8, uniquelocal,::1',
      CORS_ORIGINS: 'https://app.example, http://localhost:5173',
      RATE_LIMIT_PER_MINUTE: '1000',
      SIGN_IN_LIMIT_PER_MINUTE: '20',
      LOG_LEVEL: 'warn',
    };
    expect(loadConfig(environment)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8080,
      baseUrl: 'https://barefoot.example',
      databaseUrl: server.DATABASE_URL,
      databaseOwnerUrl: 'postgresql://owner:x@db/barefoot',
      authSecret: secret,
      smtpUrl: 'smtp://mail:587',
      mailFrom: 'Bookings <post@barefoot.example>',
      jitsiUrl: 'https://meet.example/jitsi',
      stripe: {
        ...{ secretKey: 'sk_live_1', webhookSecret: 'whsec_1', connectWebhookSecret: 'whsec_2' },
        sandboxPort: null,
      },
      gocardless: {
        ...{ accessToken: 'token', webhookSecret: 'a secret of theirs', environment: 'sandbox' },
        sandboxAgent: null,
      },
      trustProxy: '10.0.0.0/8, uniquelocal,::1',
      corsOrigins: ['https://app.example', 'http://localhost:5173'],
      requestsPerMinute: 1000,
      signInsPerMinute: 20,
      logLevel: 'warn',
    });
  });

  test('may hold variables that are set to nothing', () => {
    const names = [...Object.keys(production), 'PORT', 'TRUST_PROXY', 'CORS_ORIGINS', 'LOG_LEVEL', 'CLOCK'];
    for (const nothing of ['', ' '])
      expect(loadConfig(Object.fromEntries(names.map((name) => [name, nothing])))).toEqual(loadConfig({}));
  });

  test('may hold what other programs read', () => {
    expect(loadConfig({ PATH: '/bin', npm_lifecycle_event: 'start' })).toEqual(loadConfig({}));
  });

  test('makes an address of an IPv6 host', () => {
    expect(loadConfig({ HOST: '::1', PORT: '80' }).baseUrl).toBe('http://[::1]:80');
  });

  test.each([
    ['as it is', (pem: string) => pem],
    ['in base64', (pem: string) => Buffer.from(pem).toString('base64')],
    ['with its line ends written out', (pem: string) => pem.replaceAll('\n', '\\n')],
  ])('has the key that requests are signed with %s', (_, written) => {
    const pem = pemOf();
    const environment = { ...payments, GOCARDLESS_SIGNING_KEY_ID: 'PK1', GOCARDLESS_SIGNING_KEY: written(pem) };
    expect(loadConfig(environment).gocardless).toMatchObject({ signing: { keyId: 'PK1', pem } });
    expect(loadConfig(payments).gocardless).toMatchObject({ signing: null });
  });
});

describe('mail', () => {
  test.each([dkim.DKIM_PRIVATE_KEY, Buffer.from(dkim.DKIM_PRIVATE_KEY).toString('base64')])(
    'is signed by a key of RSA, as it is or in base64',
    (key) => {
      expect(loadConfig({ ...dkim, DKIM_PRIVATE_KEY: key }).dkim).toEqual({
        ...{ domain: 'barefoot.example', selector: 'one', privateKey: dkim.DKIM_PRIVATE_KEY },
      });
    },
  );

  test('comes in by any of several secrets', () => {
    expect(loadConfig(inbound).inboundMail).toEqual({ domain: 'in.barefoot.example', secrets: inboundSecrets });
  });

  test.each(['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'])('is signed by all of it or not at all: %s', (one) => {
    expect(linesOf({ ...dkim, [one]: '' })).toEqual([expect.stringMatching(/^DKIM_DOMAIN: is needed with/)]);
  });

  test.each([
    ['Barefoot <bookings@barefoot.example>', 'barefoot.example', true],
    ['Barefoot <bookings@Mail.Barefoot.example>', 'barefoot.example', true],
    ['Barefoot <bookings@barefoot.example>', 'mail.barefoot.example', false],
    ['Barefoot <bookings@notbarefoot.example>', 'barefoot.example', false],
    ['Barefoot <bookings@other.example>', 'barefoot.example', false],
  ])('from %s is signed for %s: %s', (from, domain, isGood) => {
    const environment = { ...dkim, DKIM_DOMAIN: domain, MAIL_FROM: from };
    if (isGood) expect(loadConfig(environment).dkim).toMatchObject({ domain });
    else expect(linesOf(environment)).toEqual([expect.stringMatching(/^DKIM_DOMAIN: must be the domain of MAIL_FROM/)]);
  });

  test.each(['INBOUND_MAIL_DOMAIN', 'INBOUND_MAIL_SECRET'])('comes in by both or not at all: %s', (one) => {
    expect(linesOf({ ...inbound, [one]: '' })).toEqual([expect.stringMatching(/^INBOUND_MAIL_SECRET: is needed/)]);
  });
});

describe('an environment that is bad', () => {
  test('is answered by one line for each variable that is wrong, all at once', () => {
    const wrong = {
      NODE_ENV: 'staging',
      PORT: 'http',
      BASE_URL: 'https://barefoot.example/app',
      DATABASE_URL: 'mysql://db',
      AUTH_SECRET: 'short',
      TRUST_PROXY: 'true',
      CORS_ORIGINS: '*',
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'loud',
      CLOCK: 'sundial',
    };
    expect(linesOf(wrong)).toEqual([
      'NODE_ENV: Invalid option: expected one of "development"|"production"|"test"',
      'PORT: must be a whole number',
      'BASE_URL: must be the public address without a path, such as https://barefoot.example',
      'DATABASE_URL: must be an address such as postgres://user:password@host:5432/database',
      'AUTH_SECRET: must be at least 32 random characters',
      'TRUST_PROXY: must be the addresses or networks of your proxies, such as 10.0.0.0/8, separated by commas',
      'CORS_ORIGINS: must be origins as browsers send them, such as https://app.example, separated by commas',
      'RATE_LIMIT_PER_MINUTE: must be at least 1',
      'LOG_LEVEL: Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"',
      'CLOCK: Invalid option: expected one of "system"|"movable"',
      'SMTP_URL: is needed with DATABASE_URL and in production: people sign in by a link in a letter',
    ]);
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['RATE_LIMIT_PER_MINUTE', '1000001'],
    ['SIGN_IN_LIMIT_PER_MINUTE', 'Infinity'],
    ['BASE_URL', 'barefoot.example'],
    ['BASE_URL', 'ftp://barefoot.example'],
    ['BASE_URL', 'https://barefoot.example/'],
    ['BASE_URL', 'https://user:password@barefoot.example'],
    ['BASE_URL', 'https://barefoot.example?x=1'],
    ['DATABASE_OWNER_URL', 'postgres://'],
    ['SMTP_URL', 'mail.example:587'],
    ['MAIL_FROM', 'bookings@barefoot.example'],
    ['MAIL_FROM', 'Barefoot\r\nBcc: all <bookings@barefoot.example>'],
    ['DKIM_DOMAIN', 'Barefoot'],
    ['DKIM_SELECTOR', 'a b'],
    ['DKIM_PRIVATE_KEY', pemOf()],
    ['INBOUND_MAIL_DOMAIN', 'in.barefoot.example/x'],
    ['INBOUND_MAIL_SECRET', 'whsec_short'],
    ['INBOUND_MAIL_SECRET', `${inbound.INBOUND_MAIL_SECRET},x`],
    ['JITSI_URL', 'http://meet.example'],
    ['JITSI_URL', 'https://meet.example/'],
    ['JITSI_URL', 'https://meet.example?room=1'],
    ['JITSI_URL', 'https://me:secret@meet.example'],
    ['JITSI_URL', 'meet.example'],
    ['STRIPE_SECRET_KEY', 'pk_live_1'],
    ['STRIPE_CONNECT_WEBHOOK_SECRET', 'secret'],
    ['GOCARDLESS_WEBHOOK_SECRET', 'short'],
    ['GOCARDLESS_ENVIRONMENT', 'production'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'proxy.example'],
    ['CORS_ORIGINS', 'https://app.example,https://*.example'],
    ['CORS_ORIGINS', 'https://app.example/'],
    ['CORS_ORIGINS', 'https://App.example'],
    ['CORS_ORIGINS', 'null'],
  ])('has one line where %s is %j', (variable, value) => {
    const lines = linesOf({ ...server, ...payments, ...dkim, ...inbound, [variable]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${variable}: `));
  });

  test.each<[string, Environment, string[]]>([
    ['DATABASE_OWNER_URL needs DATABASE_URL', { DATABASE_OWNER_URL: 'postgres://db/x' }, ['DATABASE_OWNER_URL']],
    ['DATABASE_URL needs a secret and a mail server', { DATABASE_URL: 'postgres://db/x' }, ['AUTH_SECRET', 'SMTP_URL']],
    [
      'production needs an address, a secret and a mail server',
      { NODE_ENV: 'production' },
      ['AUTH_SECRET', 'SMTP_URL', 'BASE_URL'],
    ],
    ['production without a secret is told so once', { ...production, AUTH_SECRET: '' }, ['AUTH_SECRET']],
    ['a key of Stripe needs the secret of its webhooks', { STRIPE_SECRET_KEY: 'sk_test_1' }, ['STRIPE_WEBHOOK_SECRET']],
    [
      'secrets of webhooks need keys',
      {
        ...{ STRIPE_WEBHOOK_SECRET: 'whsec_1', STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2' },
        GOCARDLESS_WEBHOOK_SECRET: 'a secret of theirs',
      },
      ['STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET', 'GOCARDLESS_WEBHOOK_SECRET'],
    ],
    [
      'a key to sign with is of the curve that GoCardless takes',
      { ...payments, GOCARDLESS_SIGNING_KEY_ID: 'PK1', GOCARDLESS_SIGNING_KEY: pemOf('P-256') },
      ['GOCARDLESS_SIGNING_KEY'],
    ],
    ['a key to sign with needs its id', { ...payments, GOCARDLESS_SIGNING_KEY: pemOf() }, ['GOCARDLESS_SIGNING_KEY']],
    [
      'the id of a key is one',
      { ...payments, GOCARDLESS_SIGNING_KEY_ID: 'not an id', GOCARDLESS_SIGNING_KEY: pemOf() },
      ['GOCARDLESS_SIGNING_KEY_ID'],
    ],
    ['an id needs its key', { ...payments, GOCARDLESS_SIGNING_KEY_ID: 'PK1' }, ['GOCARDLESS_SIGNING_KEY']],
    [
      'who signs needs a token',
      { GOCARDLESS_SIGNING_KEY_ID: 'PK1', GOCARDLESS_SIGNING_KEY: pemOf() },
      ['GOCARDLESS_SIGNING_KEY_ID'],
    ],
    ['a movable clock needs loopback', { CLOCK: 'movable', HOST: '0.0.0.0' }, ['CLOCK']],
    ['a movable clock needs the embedded database', { ...server, CLOCK: 'movable' }, ['CLOCK']],
    ['a movable clock is not for production', { ...production, CLOCK: 'movable' }, ['CLOCK']],
    [
      'what is wrong and what is missing is told at once',
      { PORT: 'x', NODE_ENV: 'production' },
      ['PORT', 'AUTH_SECRET', 'SMTP_URL', 'BASE_URL'],
    ],
  ])('%s', (_, environment, variables) => {
    expect(linesOf(environment).map((line) => line.split(':')[0])).toEqual(variables);
  });

  test('shows no value, since it may be a secret', () => {
    expect(linesOf({ AUTH_SECRET: 'hunter2', DATABASE_URL: 'hunter2', SMTP_URL: 'hunter2' }).join()).not.toContain(
      'hunter2',
    );
  });
});

describe('the playground', () => {
  test.each<[string, Environment, boolean]>([
    ['is there when nothing is set', {}, true],
    ['is there on localhost', { HOST: 'localhost' }, true],
    ['is there on IPv6 loopback', { HOST: '::1' }, true],
    ['is there in tests', { NODE_ENV: 'test' }, true],
    ['takes a movable clock', { CLOCK: 'movable' }, true],
    [
      'is not in production',
      {
        NODE_ENV: 'production',
        AUTH_SECRET: secret,
        BASE_URL: 'https://barefoot.example',
        SMTP_URL: 'smtp://mail:587',
      },
      false,
    ],
    ['is not with a DATABASE_URL', server, false],
    ['is not where others reach it', { HOST: '0.0.0.0' }, false],
    ['is not where others reach it by IPv6', { HOST: '::' }, false],
    ['is not on an address of the network', { HOST: '192.168.0.10' }, false],
    ['is not under a name', { HOST: 'barefoot.example' }, false],
    ['is there under a loopback address', { BASE_URL: 'http://localhost:3000' }, true],
    ['is not where a proxy serves it to others', { BASE_URL: 'https://barefoot.example' }, false],
    ['is not behind a proxy', { TRUST_PROXY: 'loopback' }, false],
  ])('%s', (_, environment, playground) => {
    expect(loadConfig(environment)).toMatchObject({ playground, reachesOwnMachine: playground });
  });
});

function linesOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof BadEnvironment) return error.lines;
    throw error;
  }
  return [];
}
