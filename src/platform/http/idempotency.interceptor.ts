import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../clock.js';
import { Database, type Transaction } from '../database.js';
import { refuseDepth } from './body-depth.js';

const SHOWN_ONCE = 'barefoot:shown-once';

interface KeptAnswer {
  readonly request_hash: string;
  readonly status: number;
  readonly body: unknown;
}

/**
 * Same key and body: the same answer, done once. The key and the answer are kept in the transaction that does the work,
 * so that neither a crash nor a second request can part them (docs/decisions/0003). A refusal is not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: { userId: string } }>();
    const key = request.headers['idempotency-key'];
    const userId = request.actor?.userId;
    if (key === undefined || userId === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      const errors = [
        { parameter: 'Idempotency-Key', detail: 'must be 1 to 200 visible ASCII characters, without spaces' },
      ];
      throw new Problem('invalid-request', 'Nothing was changed. Please mend the Idempotency-Key.', { errors });
    }
    if (!Buffer.isBuffer(request.body)) refuseDepth(request.body);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const shownOnce = this.reflector.get<string | undefined>(SHOWN_ONCE, context.getHandler());
    return from(this.once({ userId, key, request, reply, shownOnce }, () => lastValueFrom(next.handle())));
  }

  private once({ userId, key, request, reply, shownOnce }: Attempt, handle: () => Promise<unknown>): Promise<unknown> {
    const hash = createHash('sha256')
      .update(JSON.stringify([request.method, request.url, told(request.body)]))
      .digest('hex');
    return this.database.transaction(async (tx) => {
      await refuseInFlight(tx, `${userId} ${key}`);
      const kept = await keptAnswer(tx, userId, key);
      if (kept) return replay(kept, hash, reply);
      const answer = await handle();
      await tx.query(
        'INSERT INTO idempotency_keys (user_id, key, request_hash, status, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [
          userId,
          key,
          hash,
          reply.statusCode,
          JSON.stringify(withoutSecret(answer, shownOnce)),
          this.clock.now().toString(),
        ],
      );
      return answer;
    });
  }
}

/** A file as what it hashes to: written out as JSON it would be many times as long. */
function told(body: unknown): unknown {
  return Buffer.isBuffer(body) ? createHash('sha256').update(body).digest('hex') : (body ?? null);
}

interface Attempt {
  readonly userId: string;
  readonly key: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly shownOnce: string | undefined;
}

/** What nobody is to read again is not kept either. */
function withoutSecret(answer: unknown, shownOnce: string | undefined): unknown {
  return shownOnce === undefined ? (answer ?? null) : { ...(answer as object), [shownOnce]: null };
}

async function refuseInFlight(tx: Transaction, name: string): Promise<void> {
  const rows: { free: boolean }[] = await tx.query(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [name],
  );
  if (!rows[0]?.free)
    throw new Problem(
      'request-in-flight',
      'A request with this Idempotency-Key is being answered. Ask again in a moment.',
    );
}

async function keptAnswer(tx: Transaction, userId: string, key: string): Promise<KeptAnswer | undefined> {
  const rows: KeptAnswer[] = await tx.query(
    'SELECT request_hash, status, body FROM idempotency_keys WHERE user_id = $1 AND key = $2',
    [userId, key],
  );
  return rows[0];
}

function replay(kept: KeptAnswer, hash: string, reply: FastifyReply): unknown {
  if (kept.request_hash !== hash) {
    throw new Problem(
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request. Send a new key with a new request.',
    );
  }
  void reply.status(kept.status).header('idempotency-replayed', 'true');
  return kept.body;
}

/**
 * On a POST that creates: a client that heard no answer may ask again with the same `Idempotency-Key`.
 * @param shownOnce the member of the answer that is a secret: null when it is asked for again
 */
export function Idempotent({ shownOnce }: { shownOnce?: string } = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(SHOWN_ONCE, shownOnce),
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any text of your own (a UUID): the same key and body get the same answer, and the work is done once. Kept for at least 24 hours.',
      schema: { type: 'string', maxLength: 200 },
    }),
  );
}
