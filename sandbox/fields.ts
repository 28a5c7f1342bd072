/** What a form or a query says: texts, objects and lists of them. */
type Field = string | Fields | Field[];
export interface Fields {
  [name: string]: Field;
}

/** `metadata[a]=b&expand[0]=c` as `{ metadata: { a: 'b' }, expand: ['c'] }`, which is how both providers' clients write. */
export function readFields(form: URLSearchParams): Fields {
  const root = emptyFields();
  for (const [key, value] of form) setField(root, key.replaceAll(']', '').split('['), value);
  return withLists(root) as Fields;
}

/** Without a prototype, so that no name in a form means anything but itself. */
function emptyFields(): Fields {
  return Object.create(null) as Fields;
}

function setField(fields: Fields, [name = '', ...deeper]: string[], value: string): void {
  const key = name === '' ? String(Object.keys(fields).length) : name; // `expand[]=c` takes the next place
  if (deeper.length === 0) {
    fields[key] = value;
    return;
  }
  const inner = fields[key];
  const next = typeof inner === 'object' && !Array.isArray(inner) ? inner : emptyFields();
  fields[key] = next;
  setField(next, deeper, value);
}

/** What has the names 0, 1, 2 ... is a list. */
function withLists(field: Field): Field {
  if (typeof field === 'string' || Array.isArray(field)) return field;
  const entries = Object.entries(field).map(([name, value]) => [name, withLists(value)] as const);
  if (entries.length > 0 && entries.every(([name], index) => name === String(index)))
    return entries.map(([, one]) => one);
  return Object.assign(emptyFields(), Object.fromEntries(entries));
}
