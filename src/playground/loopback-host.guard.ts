import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../kernel/problem.js';
import { isLoopback } from '../platform/config.js';

/** A web page elsewhere can have its own name point to this machine; what the browser then asks for bears that name. */
@Injectable()
export class LoopbackHost implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isLoopback(`http://${headers.host ?? ''}`)) throw notFound('page');
    return true;
  }
}
