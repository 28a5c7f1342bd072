/** Something that must hold of the books. */
export interface BookCheck {
  readonly name: string;
  readonly says: string;
  /** One row for each thing that is looked at: its id, and whether it is wrong. */
  readonly sql: string;
}
