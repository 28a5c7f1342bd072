import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemKinds, type ProblemCode } from '../../kernel/problem.js';
import { statusOf } from './statuses.js';

export const OPERATION = 'barefoot:operation';

interface OperationOptions {
  /** The name of the route in the OpenAPI document and in the table of who may do what. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** The schema of the answer; left out where there is none (204) or it is no JSON. */
  readonly answer?: z.ZodType;
  readonly answerType?: string;
  /** What this route may refuse with, besides what any may. */
  readonly refusals?: readonly ProblemCode[];
}

/** Names a route, and describes its answer and its refusals from what the code itself uses. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { id, summary, description = '', status = 200, answer, answerType, refusals = [] } = options;
  return applyDecorators(
    SetMetadata(OPERATION, id),
    HttpCode(status),
    ApiOperation({ operationId: id, summary, description }),
    ApiResponse({
      status,
      description: status === 204 ? 'Done.' : 'The answer.',
      ...(answer ? { standardSchema: answer } : {}),
      ...(answerType ? { content: { [answerType]: { schema: { type: 'string' } } } } : {}),
    }),
    ...refusalResponses(refusals),
  );
}

/** One documented response a status, its codes listed. */
export function refusalResponses(codes: readonly ProblemCode[]): MethodDecorator[] {
  return [...Map.groupBy(codes, (code) => statusOf[problemKinds[code]])].map(([status, group]) =>
    ApiResponse({ status, ...refusalResponse(group) }),
  );
}

export function refusalResponse(codes: readonly ProblemCode[]) {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: [...codes] } } }],
  };
  return {
    description: `Refused: ${codes.join(', ')}.`,
    content: { 'application/problem+json': { schema } },
  };
}
