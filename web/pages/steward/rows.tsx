import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isAmount?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  /** The first names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table that becomes a list of small cards on a phone, where each cell says what it is. */
export function Rows<Row>({ caption, columns: [first, ...columns], rows, keyOf }: Props<Row>) {
  return (
    <table className="rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {[first, ...columns].map(({ name, isAmount }) => (
            <th key={name} scope="col" className={isAmount ? 'amount' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.cell(row)}</th>
            {columns.map(({ name, cell, isAmount }) => (
              <td key={name} data-name={name} className={isAmount ? 'amount' : undefined}>
                <span>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
