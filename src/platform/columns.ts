import type { EntitySchemaColumnOptions } from 'typeorm';

/** Columns as our readonly types have them, for entity schemas. */
export const uuidKey: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
export const uuid: EntitySchemaColumnOptions = { type: 'uuid' };
export const text: EntitySchemaColumnOptions = { type: 'text' };
export const textArray: EntitySchemaColumnOptions = { type: 'text', array: true };
export const integer: EntitySchemaColumnOptions = { type: 'integer' };
export const bigint: EntitySchemaColumnOptions = { type: 'bigint' };
export const boolean: EntitySchemaColumnOptions = { type: 'boolean' };
/** As an ISO text, such as 2026-12-03. */
export const date: EntitySchemaColumnOptions = { type: 'date' };

export const instant: EntitySchemaColumnOptions = {
  type: 'timestamptz',
  transformer: {
    to: (value: Temporal.Instant | null | undefined) => (value ? new Date(value.epochMilliseconds) : value),
    from: (value: Date | null) => (value ? value.toTemporalInstant() : null),
  },
};

export function nullable(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}
