import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { Database } from '../platform/database.js';
import { OPERATION } from '../platform/http/operation.js';
import { access, type OperationId, outsideTheApi, type Relation } from './access.js';
import { AccountTable } from './account.table.js';
import type { Actor } from './actor.js';
import { AUTH, type Auth } from './auth.js';

type RequestWithActor = FastifyRequest & { actor?: Actor | undefined };

/** Finds out who asks, and refuses every route that the table of who may do what does not open to them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    @Inject(AUTH) private readonly auth: Auth,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = this.reflector.get<string | undefined>(OPERATION, context.getHandler());
    if (outsideTheApi.some((name) => name === operation)) return true;
    const allowed =
      operation === undefined ? undefined : (access as Record<string, readonly Relation[]>)[operation as OperationId];
    if (!allowed) throw new Error(`No line in the table of who may do what: ${operation ?? context.getHandler().name}`);
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    request.actor = await this.actorOf(request);
    if (!request.actor && !allowed.includes('anyone')) {
      throw new Problem('not-signed-in', 'Please sign in first: ask for a link at POST /api/auth/sign-in/magic-link.');
    }
    return true;
  }

  private async actorOf(request: FastifyRequest): Promise<Actor | undefined> {
    if (!request.headers.cookie && !request.headers.authorization) return undefined;
    const session = await this.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (!session) return undefined;
    return this.database.transaction((tx) => new AccountTable(tx).actor(session.user.id));
  }
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
