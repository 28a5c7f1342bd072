import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { type Fault, Problem } from '../../kernel/problem.js';
import { refuseDepth } from './body-depth.js';
import { ruleOf, wordsOf } from './words-of-faults.js';

type Issue = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0][number];

const mostFaults = 20;

/** Holds bodies and parameters against their zod schema, and says where each fault is. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    z.config({ customError: wordsOf });
    super({ exceptionFactory: (issues: readonly Issue[]) => new Faults(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      if (metadata.schema) {
        refuseDepth(value);
        refuseUnkept(value);
      }
      return await super.transform<T>(value, metadata);
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      const faults = error.issues.flatMap((issue) => faultsOf(issue, metadata));
      const errors = firstOfEach(faults).slice(0, mostFaults);
      const detail = errors
        .map((fault) => `${fault.pointer ?? fault.parameter ?? 'request'}: ${fault.detail}`)
        .join('; ');
      const changing = metadata.type === 'body' ? 'Nothing was changed. ' : ''; // who looks at something changes nothing
      throw new Problem('invalid-request', `${changing}Please mend: ${detail}.`, { errors });
    }
  }
}

/** A field is mended by its first fault, and then fits or has another; a whole body may have several, each once. */
function firstOfEach(faults: readonly Fault[]): Fault[] {
  const placeOf = ({ pointer, parameter, detail }: Fault) => pointer || parameter || `the whole: ${detail}`;
  return [...Map.groupBy(faults, placeOf).values()].flatMap((ofOne) => ofOne.slice(0, 1));
}

/** Postgres keeps no text with the character U+0000, nor with half a surrogate pair. Throws {@link Faults}. */
function refuseUnkept(value: unknown): void {
  const issues = placesOfUnkept(value, []);
  if (issues.length > 0) throw new Faults(issues);
}

function placesOfUnkept(value: unknown, path: readonly string[]): Issue[] {
  if (typeof value === 'string') return faultOfText(value).map((message) => ({ path, message }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const faults = faultOfText(key).map((message) => ({ path, message }));
    return faults.length > 0 ? faults : placesOfUnkept(inner, [...path, key]);
  });
}

function faultOfText(text: string): string[] {
  if (text.includes('\0')) return ['must not contain the character U+0000'];
  return text.isWellFormed() ? [] : ['must not contain half a surrogate pair'];
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
      ...(unknown.length > 0 ? { detail: 'is not a parameter here', rule: 'unknown' } : inWordsOf(issue)),
    }));
  }
  if (unknown.length > 0)
    return unknown.map((key) => ({
      ...{ pointer: pointerTo([...path, key]), detail: 'is not expected here', rule: 'unknown' },
    }));
  return [{ pointer: pointerTo(path), ...inWordsOf(issue) }];
}

function inWordsOf(issue: Issue): Pick<Fault, 'detail' | 'rule' | 'limit'> {
  return { detail: issue.message, ...ruleOf({ ...issue }) };
}

function pointerTo(path: readonly string[]): string {
  return path.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
