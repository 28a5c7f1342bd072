import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ts from 'typescript';
import type { Observed } from '../../sandbox/options.js';
import { DeclarationFile } from './declarations.js';
import { TypeSchemas, type Schema } from './type-schemas.js';

interface Shapes {
  readonly request: Schema;
  readonly answer: Schema;
}

interface Held {
  readonly ajv: Ajv2020;
  readonly shapes: ReadonlyMap<string, Shapes>;
}

const stripeFolder = join('node_modules', 'stripe', 'esm');
const stripeResources = [
  ...['AccountLinks', 'Accounts', 'Balance', 'BalanceTransactions', 'Charges', 'Checkout/Sessions', 'Customers'],
  ...['Disputes', 'Events', 'PaymentIntents', 'Payouts', 'Refunds', 'TransferReversals', 'Transfers'],
].map((name) => join(stripeFolder, 'resources', ...`${name}.d.ts`.split('/')));
const gocardlessFolder = join('node_modules', 'gocardless-nodejs');
const gocardlessServices = [
  ...['bankAccountHolderVerification', 'billingRequest', 'billingRequestFlow', 'creditor', 'customer', 'event'],
  ...['customerBankAccount', 'mandate', 'outboundPayment', 'payment', 'paymentAccount', 'paymentAccountTransaction'],
  ...['payout', 'payoutItem', 'refund'],
  'scenarioSimulator',
].map((name) => join(gocardlessFolder, 'types', 'services', `${name}Service.d.ts`));

/**
 * Holds requests and answers against the types of the providers' own clients, as they lie in node_modules. `complaints` lists, a line
 * each, what did not fit.
 */
export class SdkSchemas {
  readonly complaints: string[] = [];
  readonly seen = new Set<string>();
  private readonly held = new Map<Observed['provider'], Held>();
  private readonly compiled = new Map<string, ValidateFunction>();

  /** To be given to the sandbox as its observer. */
  readonly observe = (observed: Observed): void => {
    const { provider, endpoint } = observed;
    const shapes = this.of(provider).shapes.get(endpoint.replace(/:\w+/g, ':id'));
    this.seen.add(endpoint);
    if (!shapes) this.complaints.push(`${endpoint}: ${provider}'s client has no such endpoint`);
    else {
      this.hold(observed, 'request', shapes.request);
      this.hold(observed, 'answer', shapes.answer);
    }
  };

  /** Derived when the first call is seen, since Stripe's take a second. */
  private of(provider: Observed['provider']): Held {
    const held = this.held.get(provider) ?? (provider === 'stripe' ? holdStripe() : holdGoCardless());
    this.held.set(provider, held);
    return held;
  }

  private hold({ provider, endpoint, ...said }: Observed, part: 'request' | 'answer', schema: Schema): void {
    const { ajv } = this.of(provider);
    const id = `${provider} ${endpoint} ${part}`;
    const validate = this.compiled.get(id) ?? ajv.compile(based(schema, provider));
    this.compiled.set(id, validate);
    const { linked: _, ...value } = structuredClone(said[part] ?? {}) as Record<string, unknown>; // GoCardless's types leave it out
    if (!validate(value)) this.complaints.push(`${id}: ${ajv.errorsText(validate.errors)}`);
  }
}

function holdStripe(): Held {
  const isForeign = (path: string) => path.includes(join('esm', 'resources')) && !stripeResources.includes(path);
  const schemas = new TypeSchemas(isForeign);
  const shapes = new Map(stripeResources.flatMap((path) => stripeShapes(schemas, path)));
  return { ajv: newAjv('stripe', schemas), shapes };
}

function holdGoCardless(): Held {
  const schemas = new TypeSchemas(() => false);
  const shapes = new Map(gocardlessServices.flatMap((path) => gocardlessShapes(schemas, path)));
  return { ajv: newAjv('gocardless', schemas), shapes };
}

/** Forms and queries say numbers and yes in letters. */
function newAjv(provider: string, { $defs }: TypeSchemas): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, coerceTypes: true, validateSchema: false, code: { optimize: false } });
  return ajv.addSchema({ $id: addressOf(provider), $defs });
}

/** References lead to the definitions of the provider. */
function based(schema: Schema, provider: string): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${addressOf(provider)}#/$defs/`)) as Schema;
}

function addressOf(provider: string): string {
  return `https://types.test/${provider}`;
}

/** What an endpoint's method takes and returns, by `POST /v1/refunds`. */
function stripeShapes(schemas: TypeSchemas, path: string): [string, Shapes][] {
  const file = DeclarationFile.of(path);
  const place = { file, namespace: [] };
  const calls = callsOf(path.replace(/\.d\.ts$/, '.js'), /_makeRequest\('(\w+)', (?:'([^']+)'|`([^`]+)`)/g);
  return methodsOf(file).flatMap(({ name, parameters, type }) =>
    (calls.get(name) ?? []).map(({ groups: [verb = '', plain, template] }): [string, Shapes] => {
      const request = schemas.schemaOf(parameters.get('params'), place);
      const isList = type?.getText(file.source).startsWith('ApiListPromise');
      const answer = schemas.schemaOf(argumentOf(type, isList ? 1 : 2), place);
      const wanted = (plain ?? template ?? '').replace(/\$\{[^}]+\}/g, ':id');
      return [`${verb} ${wanted}`, { request, answer: isList ? listOf(answer) : eventOrSelf(answer) }];
    }),
  );
}

/** An event's type is a union of hundreds, whose objects are all of Stripe's: what is held against it is what they share. */
function eventOrSelf(answer: Schema): Schema {
  return String(answer['$ref']).includes('Events-Event-')
    ? { type: 'object', required: ['id', 'type', 'data'] }
    : answer;
}

function listOf(item: Schema): Schema {
  const properties = {
    object: { const: 'list' },
    data: { type: 'array', items: eventOrSelf(item) },
    has_more: {},
    url: {},
  };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function gocardlessShapes(schemas: TypeSchemas, path: string): [string, Shapes][] {
  const file = DeclarationFile.of(path);
  const place = { file, namespace: [] };
  const script = join(gocardlessFolder, 'esm', 'services', basename(path).replace(/\.d\.ts$/, '.js'));
  const calls = callsOf(script, /path: '([^']+)',\s+method: '(\w+)'(?:[\s\S]*?(?:response\.body|_a)\['(\w+)'\])?/g);
  return methodsOf(file).flatMap(({ name, parameters, type }) =>
    (calls.get(name) ?? []).map(({ groups: [url = '', verb = '', envelope] }): [string, Shapes] => {
      const request = schemas.schemaOf(parameters.get('requestParameters'), place);
      const inner = schemas.schemaOf(argumentOf(type, 1), place);
      const answer =
        envelope === undefined
          ? inner
          : { type: 'object', properties: { [envelope]: inner }, required: [envelope], additionalProperties: false };
      return [`${verb.toUpperCase()} ${url.replace(/:\w+/g, ':id')}`, { request, answer }];
    }),
  );
}

interface Method {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, ts.TypeNode | undefined>;
  readonly type: ts.TypeNode | undefined;
}

function methodsOf(file: DeclarationFile): Method[] {
  const members = file.classes().flatMap((one) => [...one.members].filter(ts.isMethodDeclaration));
  return members.map(({ name, parameters, type }) => ({
    name: name.getText(file.source),
    parameters: new Map(parameters.map((one) => [one.name.getText(file.source), one.type])),
    type,
  }));
}

/** The type `depth` brackets inside: of `Promise<Response<Refund>>` at 2 that is `Refund`. */
function argumentOf(type: ts.TypeNode | undefined, depth: number): ts.TypeNode | undefined {
  if (depth === 0 || !type || !ts.isTypeReferenceNode(type)) return type;
  return argumentOf(type.typeArguments?.[0], depth - 1);
}

/** What each method of a script calls: of the first match of `pattern` in each, and of all where there are more. */
function callsOf(script: string, pattern: RegExp): Map<string, { readonly groups: readonly (string | undefined)[] }[]> {
  const methods = readFileSync(script, 'utf8').split(/^ {4}(?:async )?(?=\w+\([^)]*\) \{$)/m);
  return new Map(
    methods.slice(1).map((text) => {
      const matches = [...text.matchAll(pattern)].map(([, ...groups]) => ({ groups }));
      return [/^\w+/.exec(text)?.[0] ?? '', matches] as const;
    }),
  );
}
