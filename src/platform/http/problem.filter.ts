import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem, type ProblemCode } from '../../kernel/problem.js';
import type { ProblemView } from './problem.view.js';
import { brokenConstraint } from '../database.js';
import { statusOf } from './statuses.js';

/** Answers every refusal as `application/problem+json` (RFC 9457), and a bug with 500 and nothing of it shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    refuse(thrown, host.switchToHttp().getResponse<FastifyReply>());
  }
}

const logger = new Logger('Problem');

/** For what is thrown where Nest's filter does not reach: in Fastify itself, and below /api/auth. */
export function refuse(thrown: unknown, reply: FastifyReply): void {
  const problem = problemOf(thrown, typeTakenBy(reply));
  if (!problem) logger.error({ request: reply.request.id, ...withoutValues(thrown) }, 'A bug answered 500');
  if (reply.sent) return;
  const view = viewOf(problem, reply.request.id);
  if (view.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(view.status).header('content-type', 'application/problem+json').send(view);
}

/** A failed statement carries its parameters, which are people's data: they stay out of the log. */
function withoutValues(thrown: unknown): object {
  if (!Error.isError(thrown)) return { thrown: typeof thrown };
  return { name: thrown.name, message: thrown.message, stack: thrown.stack, code: (thrown as { code?: unknown }).code };
}

function viewOf(problem: Problem | undefined, request: string): ProblemView {
  if (!problem) {
    const detail =
      'Something broke on our side. Nothing you sent was kept. Please try again; if it stays, tell us the request number.';
    return { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal', detail, request };
  }
  const { errors, ...facts } = problem.facts;
  return {
    type: 'about:blank',
    title: titleOf(problem.code),
    status: statusOf[problem.kind],
    code: problem.code,
    detail: problem.message,
    request,
    ...facts,
    ...(errors && { errors: [...errors] }),
  };
}

/** The code, for people. */
export function titleOf(code: ProblemCode): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}

const codesOfStatuses: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** What Nest and Fastify themselves refuse (an unknown address, a body that is no JSON), in our words; undefined for a bug. */
function problemOf(thrown: unknown, typeTaken: string): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (isErased(thrown)) return new Problem('not-signed-in', 'This account was erased. Nothing was changed.');
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: number } | null)?.statusCode;
  const code = status === undefined ? undefined : codeOfStatus(status);
  if (code === undefined)
    return isDatabaseAway(thrown)
      ? new Problem('unavailable', 'We cannot do this just now. Please try again in a moment.')
      : undefined;
  if (code === 'not-found') return new Problem(code, 'There is nothing at this address.');
  if (code === 'unsupported-media-type') return new Problem(code, `Please send ${typeTaken}: say so in Content-Type.`);
  return new Problem(code, (thrown as Error).message);
}

/** As `@TakesOctets` says of a route; all others take JSON. */
function typeTakenBy({ request }: FastifyReply): string {
  return (request.routeOptions.config as { takesOctets?: string }).takesOctets ?? 'application/json';
}

/** A request that was under way while its person was erased. */
function isErased(thrown: unknown): boolean {
  return Error.isError(thrown) && brokenConstraint(thrown) === 'nothing begins for an erased person';
}

/** What Fastify has more words for (a parameter too long, a header missing) the caller mends all the same. */
function codeOfStatus(status: number): ProblemCode | undefined {
  return codesOfStatuses[status] ?? (status >= 400 && status < 500 ? 'invalid-request' : undefined);
}

/**
 * Whether Postgres could not be reached, is stopping, has no connection left, or cut a statement or a transaction short that
 * lasted too long (57014, 55P03, 25P03): nobody can mend that in the request.
 */
function isDatabaseAway(thrown: unknown): boolean {
  if (!Error.isError(thrown)) return false;
  const { code = '', message } = ((thrown as { driverError?: Error }).driverError ?? thrown) as NodeJS.ErrnoException;
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|57P0[123]|57014|55P03|25P03|53300)$/.test(
      code,
    ) || /timeout exceeded when trying to connect|Connection terminated/.test(message)
  );
}
