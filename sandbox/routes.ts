/** Endpoints by `METHOD /path/:id`: the first that fits is meant. */
export type Rows<Row> = Readonly<Record<string, Row>>;

export interface Found<Row> {
  readonly name: string;
  readonly row: Row;
  /** What stands in the path for `:id`, in order. */
  readonly ids: readonly string[];
}

export type Finder<Row> = (method: string, path: string) => Found<Row> | undefined;

export function finderOf<Row>(rows: Rows<Row>): Finder<Row> {
  const compiled = Object.entries(rows).map(([name, row]) => {
    const [method = '', path = ''] = name.split(' ');
    return { name, row, method, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`) };
  });
  return (wanted, path) => {
    for (const { name, row, method, pattern } of compiled) {
      const match = method === wanted ? pattern.exec(path) : null;
      if (match) return { name, row, ids: match.slice(1).map(decodeURIComponent) };
    }
    return undefined;
  };
}
