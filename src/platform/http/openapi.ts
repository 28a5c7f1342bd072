import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { problemKinds, type ProblemCode } from '../../kernel/problem.js';
import { refusalResponse } from './operation.js';
import { signInPaths } from './sign-in.openapi.js';
import { introduction } from './introduction.js';
import { statusOf } from './statuses.js';
import { problemView } from './problem.view.js';

interface DocumentedOperation {
  operationId: string;
  parameters?: unknown[];
  requestBody?: unknown;
  security?: Record<string, string[]>[];
  responses: Record<string, unknown>;
}

/**
 * The whole API as OpenAPI 3.1, made from the schemas that validate it.
 * @param isOpen whether an operation needs no sign-in
 * @param webhooks what is sent to others, by type
 */
export function describeApi(
  app: INestApplication,
  isOpen: (operationId: string) => boolean,
  webhooks: Record<string, object>,
): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setOpenAPIVersion('3.1.1')
      .setTitle('Barefoot')
      .setVersion('1')
      .setDescription(introduction)
      .addSecurity('bearer', {
        type: 'http',
        scheme: 'bearer',
        description: 'An API key (`bf_…`), or what signing in answers.',
      })
      .addCookieAuth('better-auth.session_token')
      .build(),
  );
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...problemSchema() } };
  for (const operation of operationsOf(document)) completeOperation(operation, isOpen(operation.operationId));
  Object.assign(document.paths, signInPaths);
  return Object.assign(document, { webhooks });
}

/** Serves the document and a page to browse it. The document is made for whoever asks first: no start waits for it. */
export function serveDocument(app: INestApplication, describe: () => OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, describe, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
  });
}

function operationsOf(document: OpenAPIObject): DocumentedOperation[] {
  return Object.values(document.paths).flatMap((path) =>
    Object.values(path as Record<string, unknown>).filter(
      (value): value is DocumentedOperation => typeof value === 'object' && value !== null && 'operationId' in value,
    ),
  );
}

/** What any operation may refuse with, besides its own. */
function completeOperation(operation: DocumentedOperation, open: boolean): void {
  const takesInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody !== undefined;
  const idempotent = JSON.stringify(operation.parameters ?? []).includes('Idempotency-Key');
  if (!open) operation.security = [{ bearer: [] }, { cookie: [] }];
  addRefusals(operation, [
    ...(takesInput ? (['invalid-request'] as const) : []),
    ...(operation.requestBody ? (['too-large', 'unsupported-media-type'] as const) : []),
    ...(open ? [] : (['not-signed-in'] as const)),
    'api-key-refused',
    'api-key-scope',
    ...(idempotent ? (['request-in-flight', 'idempotency-key-reused'] as const) : []),
    'too-many-requests',
    'unavailable',
  ]);
}

function addRefusals(operation: DocumentedOperation, codes: readonly ProblemCode[]): void {
  const standing = Object.values(operation.responses).flatMap((response) => codesOf(response));
  const all = [...new Set([...standing, ...codes])];
  for (const [status, group] of Map.groupBy(all, (code) => statusOf[problemKinds[code]]))
    operation.responses[String(status)] = refusalResponse(group);
}

function codesOf(response: unknown): ProblemCode[] {
  const content = (
    response as {
      content?: Record<string, { schema?: { allOf?: { properties?: { code?: { enum?: ProblemCode[] } } }[] } }>;
    }
  ).content;
  return (
    content?.['application/problem+json']?.schema?.allOf?.flatMap((part) => part.properties?.code?.enum ?? []) ?? []
  );
}

function problemSchema(): Record<string, never> {
  const { $schema: _dialect, id: _id, ...schema } = z.toJSONSchema(problemView, { target: 'draft-2020-12' });
  return { Problem: schema as never };
}
