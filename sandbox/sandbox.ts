import { control } from './control.js';
import { Deliveries, type Delivery } from './deliveries.js';
import { Faults } from './faults.js';
import { SandboxGoCardless } from './gocardless/gocardless.js';
import { bankPages } from './gocardless/pages.js';
import { credit, debit } from './gocardless/payment-account.js';
import { GoCardlessRefusal } from './gocardless/refusal.js';
import { Ids } from './ids.js';
import { Journal, StandingPresent } from './journal.js';
import { listen, type Call, type Listener, type Reply } from './http.js';
import type { SandboxOptions } from './options.js';
import { finderOf, type Finder } from './routes.js';
import type { PageRow } from './page.js';
import { stripePages } from './stripe/pages.js';
import { StripeRefusal } from './stripe/refusal.js';
import { stripeScenarios } from './stripe/scenarios.js';
import { SandboxStripe } from './stripe/stripe.js';
import { Timetable } from './timetable.js';

/** For how long Stripe tries: three days, ever less often. */
const stripeRetries = ['PT1M', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT12H', 'PT12H', 'PT12H', 'PT12H'];
/** GoCardless tries eight times more. */
const gocardlessRetries = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT2H', 'PT4H', 'PT8H'];

/**
 * A Stripe and a GoCardless, at one address: Stripe's paths begin with /v1, and GoCardless has no such. All of it is in memory; with a journal
 * it is made anew at the start from what was asked before.
 */
export class Sandbox {
  readonly faults = new Faults();
  readonly timetable: Timetable;
  readonly deliveries: { readonly stripe: Deliveries; readonly gocardless: Deliveries };
  readonly stripe: SandboxStripe;
  readonly gocardless: SandboxGoCardless;
  private readonly findPage: Finder<PageRow>;
  private tick?: NodeJS.Timeout;

  private constructor(
    options: SandboxOptions,
    private readonly present: StandingPresent,
    private readonly listener: Listener,
    private readonly journal: Journal | undefined,
  ) {
    this.timetable = new Timetable(this.present);
    this.deliveries = {
      stripe: new Deliveries(this.timetable, stripeRetries),
      gocardless: new Deliveries(this.timetable, gocardlessRetries),
    };
    const { faults, timetable } = this;
    const idsOf = (name: string) => new Ids(journal && `${journal.seed} ${name}`);
    const shared = { faults, timetable, pages: () => this.url, observe: options.observe ?? (() => undefined) };
    this.stripe = new SandboxStripe({
      ...shared,
      ids: idsOf('stripe'),
      deliveries: this.deliveries.stripe,
      receivers: options.stripe ?? [],
    });
    const { gocardless: receivers = [], gocardlessSigningKeys: signingKeys = {} } = options;
    this.gocardless = new SandboxGoCardless({
      ...shared,
      ids: idsOf('gocardless'),
      deliveries: this.deliveries.gocardless,
      receivers,
      signingKeys,
    });
    this.findPage = finderOf({
      ...stripePages(this.stripe.world, this.stripe.links),
      ...bankPages(this.gocardless.world),
    });
  }

  /** @throws Error in production, where nobody may pay with money that is not there */
  static async start(options: SandboxOptions): Promise<Sandbox> {
    if (process.env['NODE_ENV'] === 'production')
      throw new Error(
        'The sandbox of payment providers does not start with NODE_ENV=production: set the keys of the real ones.',
      );
    const present = new StandingPresent(options.present);
    const kept = options.journal === undefined ? undefined : Journal.open(options.journal);
    const started = Promise.withResolvers<Sandbox>();
    const answer = async (call: Call) => (await started.promise).answer(call);
    const listener = await listenWhereItDid(kept?.port ?? 0, options.port ?? 0, answer);
    const journal = kept ?? (options.journal ? Journal.begin(options.journal, present, listener.port) : undefined);
    const sandbox = present.during(
      journal?.began ?? present.now(),
      () => new Sandbox(options, present, listener, journal),
    );
    await sandbox.askAgain(journal?.calls ?? []);
    started.resolve(sandbox);
    sandbox.tick = setInterval(() => sandbox.runDue(), 1000).unref();
    return sandbox;
  }

  get url(): string {
    return this.listener.url;
  }

  get port(): number {
    return this.listener.port;
  }

  async close(): Promise<void> {
    clearInterval(this.tick);
    await this.listener.close();
  }

  /** On by `duration`, as PT24H; see `moveTo`. */
  moveBy(duration: string): Promise<void> {
    return this.moveTo(this.timetable.now().add(duration));
  }

  /** Does all that falls due by then, in order of time, and returns when what was sent has been answered. */
  async moveTo(instant: Temporal.Instant): Promise<void> {
    this.timetable.moveTo(instant);
    do {
      this.runDue();
      await this.settled();
    } while (this.timetable.isAnythingDue());
  }

  /** Until no webhook is on its way. */
  async settled(): Promise<void> {
    await Promise.all([this.deliveries.stripe.settled(), this.deliveries.gocardless.settled()]);
  }

  /** Makes something happen at once. `pence` is for what needs an amount. @throws RangeError for a name that there is not */
  play(provider: 'stripe' | 'gocardless', name: string, id: string, pence = 0): object {
    const scenarios = this.scenarios(pence)[provider];
    const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
    if (!scenario) throw new RangeError(`There is no ${name}: there are ${Object.keys(scenarios).join(', ')}.`);
    const result = scenario(id);
    this.gocardless.flush();
    return result;
  }

  /** Sends an event again, as a person would from the provider's own pages. */
  resend(provider: 'stripe' | 'gocardless', event: string): Promise<void> {
    this[provider].resend(event);
    return this.deliveries[provider].settled();
  }

  /** What the control API shows: the time, what can be made to happen, and what was sent. */
  describe(): { now: string; scenarios: Record<string, string[]>; deliveries: Record<string, Delivery[]> } {
    const { stripe, gocardless } = this.scenarios(0);
    return {
      now: this.timetable.now().toString(),
      scenarios: { stripe: Object.keys(stripe), gocardless: Object.keys(gocardless) },
      deliveries: { stripe: this.deliveries.stripe.log, gocardless: this.deliveries.gocardless.log },
    };
  }

  private scenarios(pence: number): Record<'stripe' | 'gocardless', Readonly<Record<string, (id: string) => object>>> {
    const { world, scenarios } = this.gocardless;
    const said = { reference: `SANDBOX ${pence}`, links: {} };
    const moved = (id: string) => {
      if (id !== '' && id !== world.paymentAccount.id)
        throw new RangeError(`There is no payment account ${id}: leave out the id.`);
      if (pence < 1) throw new RangeError('Say how much with `pence`: 50000 are £500.');
      return pence;
    };
    const account = {
      payment_account_topped_up: (id: string) => credit(world, moved(id), said),
      payment_account_swept: (id: string) => debit(world, moved(id), said),
    };
    return {
      stripe: stripeScenarios(this.stripe.world),
      gocardless: { ...scenarios, ...account },
    };
  }

  private runDue(): void {
    this.timetable.runDue();
    this.gocardless.flush();
  }

  /** What was asked before, at its time, and without a word to anybody: whoever was told of it was told then. */
  private async askAgain(calls: Journal['calls']): Promise<void> {
    const sending = Object.values(this.deliveries);
    for (const deliveries of sending) deliveries.isQuiet = true;
    for (const { at, call } of calls) {
      this.present.stand(at);
      await this.react(call).catch(() => undefined); // as it went wrong before
    }
    this.present.stand(undefined);
    for (const deliveries of sending) deliveries.isQuiet = false;
  }

  private answer(call: Call): Promise<Reply> {
    const at = this.present.now();
    return this.present.during(at, () => {
      if (mayChangeSomething(call) || this.faults.meets(call)) this.journal?.write(call, at);
      return this.react(call);
    });
  }

  private async react(call: Call): Promise<Reply> {
    this.runDue();
    try {
      const controlled = control(this, call);
      return (
        (controlled && (await controlled)) ??
        this.page(call) ??
        (call.path.startsWith('/v1/') ? this.stripe : this.gocardless).answer(call)
      );
    } finally {
      this.gocardless.flush();
    }
  }

  private page(call: Call): Reply | undefined {
    const found = this.findPage(call.method, call.path);
    if (!found) return undefined;
    try {
      return found.row(call, found.ids[0] ?? '');
    } catch (error) {
      const isTheirs = error instanceof StripeRefusal || error instanceof GoCardlessRefusal;
      if (isTheirs)
        return { status: error.status, headers: { 'Content-Type': 'text/plain' }, body: `${error.message}\n` };
      throw error;
    }
  }
}

/** On the port that payers were led to, where nobody else has it by now. */
async function listenWhereItDid(
  before: number,
  otherwise: number,
  answer: Parameters<typeof listen>[1],
): Promise<Listener> {
  try {
    return await listen(before || otherwise, answer);
  } catch (error) {
    if (before === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(otherwise, answer);
  }
}

/** GoCardless also tells that somebody has opened its page. */
function mayChangeSomething({ method, path }: Call): boolean {
  return method !== 'GET' || path.startsWith('/bank/');
}
