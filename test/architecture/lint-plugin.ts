/** The directions of `layers.ts` as a lint rule, so that an editor shows a wrong import where it is written. */
import { relative } from 'node:path';
import { layerOf, violation } from './directions.ts';

/** Of oxlint's interface for plugins, which is ESLint's, no more than the rules use. */
interface RuleContext {
  readonly cwd: string;
  readonly filename: string;
  report(found: { readonly node: object; readonly message: string }): void;
}
interface Statement {
  readonly type: string;
  readonly source: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
}
interface Name {
  readonly name: string;
  readonly parent: {
    readonly type: string;
    readonly computed?: boolean;
    readonly object?: unknown;
    readonly property?: { readonly name?: string };
  };
}

const layers = {
  createOnce(context: RuleContext) {
    const judge = (node: Statement): void => {
      const { type, source, importKind, exportKind } = node;
      if (source === null) return;
      const specifier = typeof source.value === 'string' ? source.value : null;
      const isLate = type === 'ImportExpression' || type === 'TSImportType';
      const lazy = isLate || importKind === 'type' || exportKind === 'type';
      const message = violation({ from: relative(context.cwd, context.filename), specifier, lazy });
      if (message !== null) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
      ImportExpression: judge,
      TSImportType: judge,
    };
  },
};

/** What of `process` may be used, and where; the environment is read in config.ts alone. */
const ofProcess: ReadonlySet<string> = new Set(['argv', 'exit', 'exitCode', 'once', 'pid', 'stderr', 'stdout']);
const ambient = {
  createOnce(context: RuleContext) {
    return {
      Identifier(node: Name): void {
        const { name, parent } = node;
        const path = relative(context.cwd, context.filename);
        const layer = layerOf(path);
        if (name !== 'process' || layer?.open) return;
        const isMember = parent.type === 'MemberExpression';
        if (isMember && parent.object !== node && parent.computed !== true) return;
        const member = isMember && parent.computed !== true ? (parent.property?.name ?? '') : '';
        if (path === 'config.ts' && member === 'env') return;
        if (layer?.pure !== true && ofProcess.has(member)) return;
        context.report({ node, message: `${path} may not use process in this way: the configuration is passed in.` });
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { layers, ambient } };
