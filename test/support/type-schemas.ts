import ts from 'typescript';
import { type Declaration, type Found, type Place } from './declarations.js';

export type Schema = Record<string, unknown>;
type Given = ReadonlyMap<string, Schema>;

/** A member, and where its type is to be looked up: what is inherited has its names from elsewhere. */
interface Member {
  readonly element: ts.TypeElement;
  readonly place: Place;
}

/** Turns types as they are written into JSON Schemas. What it cannot know is let through. */
export class TypeSchemas {
  readonly $defs: Record<string, Schema> = {};
  private readonly names = new Map<string, string>();

  /** Types of files that `isForeign` are objects of any shape, since an answer names such a thing by its id. */
  constructor(private readonly isForeign: (path: string) => boolean) {}

  schemaOf(type: ts.TypeNode | undefined, place: Place, given: Given = new Map()): Schema {
    if (!type) return {};
    const inner = (one: ts.TypeNode) => this.schemaOf(one, place, given);
    if (ts.isParenthesizedTypeNode(type)) return inner(type.type);
    if (ts.isArrayTypeNode(type)) return { type: 'array', items: inner(type.elementType) };
    if (ts.isLiteralTypeNode(type)) return literal(type.literal);
    if (ts.isTypeLiteralNode(type)) return this.object(membersIn(type.members, place), given);
    if (ts.isUnionTypeNode(type)) return union(type.types.filter((one) => !isUndefined(one)).map(inner));
    if (ts.isTemplateLiteralTypeNode(type)) return type.templateSpans[0] ? inner(type.templateSpans[0].type) : {};
    if (ts.isTypeReferenceNode(type)) return this.reference(type, place, given);
    return keywords[type.kind] ?? {};
  }

  private reference(type: ts.TypeReferenceNode, place: Place, given: Given): Schema {
    const name = nameOf(type.typeName);
    const [argument, second] = type.typeArguments ?? [];
    const known = given.get(name);
    if (known) return known;
    if (name === 'Array' || name === 'ReadonlyArray')
      return { type: 'array', items: this.schemaOf(argument, place, given) };
    if (name === 'Record') return { type: 'object', additionalProperties: this.schemaOf(second, place, given) };
    if (name === 'OtherString') return { type: 'string' };
    if (name === 'Partial' || name === 'Omit') return this.schemaOf(argument, place, given);
    const found = place.file.find(name.split('.'), place.namespace);
    if (!found) return {};
    if (this.isForeign(found.place.file.path)) return { type: 'object' };
    return this.found(
      found,
      (type.typeArguments ?? []).map((one) => this.schemaOf(one, place, given)),
    );
  }

  /** One definition for each type, save for those that take types, which are written out. */
  private found(found: Found, args: readonly Schema[]): Schema {
    const [first] = found.declarations;
    const parameters = first && !ts.isEnumDeclaration(first) ? (first.typeParameters ?? []) : [];
    if (parameters.length > 0) {
      const given = new Map(parameters.map(({ name }, place) => [name.text, args[place] ?? {}]));
      return this.declared(found.declarations, found.place, given);
    }
    const name =
      this.names.get(found.key) ?? `${found.key.replace(/^.*\//, '').replace('.d.ts#', '-')}-${this.names.size}`;
    if (!this.names.has(found.key)) {
      this.names.set(found.key, name);
      this.$defs[name] = this.declared(found.declarations, found.place, new Map());
    }
    return { $ref: `#/$defs/${name}` };
  }

  private declared(declarations: readonly Declaration[], place: Place, given: Given): Schema {
    const [first] = declarations;
    if (first && ts.isTypeAliasDeclaration(first)) return this.schemaOf(first.type, place, given);
    if (first && ts.isEnumDeclaration(first)) return { type: 'string', enum: first.members.flatMap(textOf) };
    return this.object(this.membersOf(declarations, place), given);
  }

  /** With what it inherits, which comes first. */
  private membersOf(declarations: readonly Declaration[], place: Place): Member[] {
    return declarations
      .filter(ts.isInterfaceDeclaration)
      .flatMap(({ heritageClauses = [], members }) => [
        ...heritageClauses.flatMap(({ types }) => types.flatMap((type) => this.inherited(type, place))),
        ...membersIn(members, place),
      ]);
  }

  private inherited({ expression }: ts.ExpressionWithTypeArguments, place: Place): Member[] {
    const found = place.file.find(entityName(expression).split('.'), place.namespace);
    const [first] = found?.declarations ?? [];
    if (!found || !first) return [];
    if (!ts.isTypeAliasDeclaration(first)) return this.membersOf(found.declarations, found.place);
    return ts.isTypeLiteralNode(first.type) ? membersIn(first.type.members, found.place) : [];
  }

  private object(members: readonly Member[], given: Given): Schema {
    const properties: Record<string, Schema> = {};
    const required = new Set<string>();
    let additionalProperties: Schema | boolean = false;
    for (const { element, place } of members) {
      if (ts.isIndexSignatureDeclaration(element)) additionalProperties = this.schemaOf(element.type, place, given);
      if (!ts.isPropertySignature(element) || !('text' in element.name)) continue;
      const name = element.name.text;
      if (name === '__response__') continue; // put there by the client
      properties[name] = this.schemaOf(element.type, place, given);
      if (element.questionToken) required.delete(name);
      else required.add(name);
    }
    return { type: 'object', properties, required: [...required], additionalProperties };
  }
}

function membersIn(elements: readonly ts.TypeElement[], place: Place): Member[] {
  return elements.map((element) => ({ element, place }));
}

const keywords: Partial<Record<ts.SyntaxKind, Schema>> = {
  [ts.SyntaxKind.StringKeyword]: { type: 'string' },
  [ts.SyntaxKind.NumberKeyword]: { type: 'number' },
  [ts.SyntaxKind.BooleanKeyword]: { type: 'boolean' },
  [ts.SyntaxKind.ObjectKeyword]: { type: 'object' },
};

function isUndefined({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.UndefinedKeyword;
}

function literal(node: ts.LiteralTypeNode['literal']): Schema {
  if (node.kind === ts.SyntaxKind.NullKeyword) return { type: 'null' };
  if (ts.isStringLiteral(node)) return { const: node.text };
  return {};
}

function union(parts: readonly Schema[]): Schema {
  const flat = parts.flatMap((part) => (Array.isArray(part['anyOf']) ? (part['anyOf'] as Schema[]) : [part]));
  return flat.length === 1 ? (flat[0] ?? {}) : { anyOf: flat };
}

function nameOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}

function entityName(expression: ts.Expression): string {
  if (ts.isPropertyAccessExpression(expression)) return `${entityName(expression.expression)}.${expression.name.text}`;
  return ts.isIdentifier(expression) ? expression.text : '';
}

function textOf({ initializer }: ts.EnumMember): string[] {
  return initializer && ts.isStringLiteral(initializer) ? [initializer.text] : [];
}
