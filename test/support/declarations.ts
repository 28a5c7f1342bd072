import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

export type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration;

/** Where a name is looked up: in a namespace of a file, then outwards, then among what the file imports. */
export interface Place {
  readonly file: DeclarationFile;
  readonly namespace: readonly string[];
}

export interface Found {
  readonly declarations: readonly Declaration[];
  readonly place: Place;
  /** One for each declaration, everywhere. */
  readonly key: string;
}

/** A file of declarations, parsed alone: no other is read before a name leads to it, which is what makes this quick. */
export class DeclarationFile {
  private static readonly files = new Map<string, DeclarationFile>();
  readonly source: ts.SourceFile;
  private readonly declarations = new Map<string, Declaration[]>();
  /** What a name here is called in which other file; `*` is all of that file. */
  private readonly imports = new Map<string, { readonly file: string; readonly name: string }>();

  private constructor(readonly path: string) {
    this.source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    this.source.statements.forEach((statement) => this.read(statement, []));
  }

  static of(path: string): DeclarationFile {
    const file = DeclarationFile.files.get(path) ?? new DeclarationFile(path);
    DeclarationFile.files.set(path, file);
    return file;
  }

  classes(): ts.ClassDeclaration[] {
    return this.source.statements.filter(ts.isClassDeclaration);
  }

  find(parts: readonly string[], namespace: readonly string[]): Found | undefined {
    for (let depth = namespace.length; depth >= 0; depth--) {
      const full = [...namespace.slice(0, depth), ...parts];
      const declarations = this.declarations.get(full.join('.'));
      if (declarations)
        return {
          declarations,
          place: { file: this, namespace: full.slice(0, -1) },
          key: `${this.path}#${full.join('.')}`,
        };
    }
    const [first = '', ...rest] = parts;
    const imported = this.imports.get(first);
    if (!imported || !existsSync(imported.file)) return undefined;
    return DeclarationFile.of(imported.file).find(imported.name === '*' ? rest : [imported.name, ...rest], []);
  }

  private read(statement: ts.Statement, namespace: readonly string[]): void {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) this.readImport(statement);
    if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
      const inner = [...namespace, statement.name.text];
      statement.body.statements.forEach((one) => this.read(one, inner));
    }
    const isDeclaration =
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isEnumDeclaration(statement);
    if (!isDeclaration) return;
    const key = [...namespace, statement.name.text].join('.');
    this.declarations.set(key, [...(this.declarations.get(key) ?? []), statement]);
  }

  private readImport(statement: ts.ImportDeclaration | ts.ExportDeclaration): void {
    const from = statement.moduleSpecifier;
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return;
    const file = join(dirname(this.path), from.text.replace(/\.js$/, '.d.ts'));
    const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
    if (!names) return;
    if (ts.isNamespaceImport(names)) this.imports.set(names.name.text, { file, name: '*' });
    else if (ts.isNamedImports(names) || ts.isNamedExports(names))
      for (const { name, propertyName } of names.elements)
        this.imports.set(name.text, { file, name: (propertyName ?? name).text });
  }
}
