/** Of whoever did something on a side of a conversation, `u`: who has no name of their own is called as their side is. */
export function nameOf(row: string): string {
  return `coalesce(nullif(u.name, ''), CASE ${row}.side WHEN 'adviser' THEN e.name ELSE o.name END)`;
}

/** The conversation that a row is in, its adviser `e` and its organisation `o`. */
export function partiesOf(row: string): string {
  return `JOIN conversations c ON c.id = ${row}.conversation_id
    JOIN experts e ON e.id = c.expert_id JOIN organisations o ON o.id = c.organisation_id`;
}
