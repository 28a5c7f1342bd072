import { DefaultNamingStrategy } from 'typeorm';

/** `startsAt` is stored in `starts_at`, and an embedded `price.minor` in `price_minor`. */
export class ColumnNames extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, embedded: string[]): string {
    return snakeCase([...embedded, custom ?? property].join('_'));
  }
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
