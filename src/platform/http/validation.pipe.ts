import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { type Fault, Problem } from '../../kernel/problem.js';

type Issue = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0][number];

const mostFaults = 20;

/** Holds bodies and parameters against their zod schema, and says where each fault is. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues: readonly Issue[]) => new Faults(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform<T>(value, metadata);
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      const errors = error.issues.slice(0, mostFaults).flatMap((issue) => faultsOf(issue, metadata));
      const detail = errors
        .map((fault) => `${fault.pointer ?? fault.parameter ?? 'request'}: ${fault.detail}`)
        .join('; ');
      throw new Problem('invalid-request', `Nothing was changed. Please mend: ${detail}.`, { errors });
    }
  }
}

class Faults extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('faults');
  }
}

function faultsOf(issue: Issue, metadata: ArgumentMetadata): Fault[] {
  const path = (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  const unknown = (issue as { keys?: readonly string[] }).keys ?? [];
  if (metadata.type !== 'body') {
    return (unknown.length > 0 ? unknown : [path[0] ?? metadata.data ?? 'request']).map((parameter) => ({
      parameter,
      detail: unknown.length > 0 ? 'is not a parameter here' : issue.message,
    }));
  }
  if (unknown.length > 0)
    return unknown.map((key) => ({ pointer: pointerTo([...path, key]), detail: 'is not expected here' }));
  return [{ pointer: pointerTo(path), detail: issue.message }];
}

function pointerTo(path: readonly string[]): string {
  return path.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
