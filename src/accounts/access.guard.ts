import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { SessionId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { OPERATION } from '../platform/http/operation.js';
import { access, type OperationId, outsideTheApi, type Relation } from './access.js';
import { AccountTable } from './account.table.js';
import type { Actor } from './actor.js';
import { type ApiKey, isAlive, keyStart, refuseBeyondScope } from './api-keys/api-key.js';
import { ApiKeyTable } from './api-keys/api-key.table.js';
import { AUTH, type Auth } from './auth.js';
import { hashOf } from './secret.js';
import { SessionTable } from './sessions/session.table.js';

/** Who asks, and by what they are known: a session, or a key with which a program acts for them. */
interface Asker {
  readonly actor: Actor;
  readonly session?: SessionId;
  readonly key?: ApiKey;
}

type RequestWithActor = FastifyRequest & { actor?: Actor | undefined; session?: SessionId | undefined };

/** Finds out who asks, and refuses every route that the table of who may do what does not open to them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(AUTH) private readonly auth: Auth,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = this.reflector.get<string | undefined>(OPERATION, context.getHandler());
    if (outsideTheApi.some((name) => name === operation)) return true;
    const allowed =
      operation === undefined ? undefined : (access as Record<string, readonly Relation[]>)[operation as OperationId];
    if (!allowed) throw new Error(`No line in the table of who may do what: ${operation ?? context.getHandler().name}`);
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const asker = await this.askerOf(request);
    if (asker?.key) refuseBeyondScope(asker.key, operation as OperationId);
    request.actor = asker?.actor;
    request.session = asker?.session;
    if (!request.actor && !allowed.includes('anyone')) {
      throw new Problem('not-signed-in', 'Please sign in first: ask for a link at POST /api/auth/sign-in/magic-link.');
    }
    return true;
  }

  private async askerOf(request: FastifyRequest): Promise<Asker | undefined> {
    const { authorization, cookie } = request.headers;
    if (!cookie && !authorization) return undefined;
    const secret = keyIn(authorization);
    if (secret !== undefined) return this.database.transaction((tx) => askerByKey(tx, secret, this.clock.now()));
    const found = await this.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (!found) return undefined;
    return this.database.transaction((tx) => askerBySession(tx, found.session, this.clock.now()));
  }
}

/** What follows `Bearer` where it begins as our keys do. */
function keyIn(authorization: string | undefined): string | undefined {
  const bearer = /^bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1];
  return bearer?.startsWith(keyStart) ? bearer : undefined;
}

/** A key acts for its person, and not in an office that they hold. Throws `api-key-refused`. */
async function askerByKey(tx: Transaction, secret: string, now: Temporal.Instant): Promise<Asker> {
  const keys = new ApiKeyTable(tx);
  const key = await keys.byHash(hashOf(secret));
  const actor = key && isAlive(key, now) ? await new AccountTable(tx).actor(key.userId) : undefined;
  if (!key || !actor) {
    throw new Problem('api-key-refused', 'This API key is unknown, revoked or expired. Make a new one, or send none.');
  }
  await keys.noteUse(key.id, now);
  return { actor: { ...actor, steward: false }, key };
}

async function askerBySession(
  tx: Transaction,
  { id, userId }: { id: string; userId: string },
  now: Temporal.Instant,
): Promise<Asker | undefined> {
  const actor = await new AccountTable(tx).actor(userId);
  await new SessionTable(tx).noteUse(id as SessionId, now);
  return actor && { actor, session: id as SessionId };
}

/** The actor of a route that needs one signed in. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('This route is open to anyone: use @MaybeSignedIn().');
  return actor;
});

/** The actor, where somebody is signed in. */
export const MaybeSignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<RequestWithActor>().actor,
);

/** The session that a request comes with, on routes that no key may ask for. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SessionId => {
  const { session } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!session) throw new Error('This route is open to API keys: it has no session.');
  return session;
});
