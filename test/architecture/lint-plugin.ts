/** The directions of `layers.ts` as a lint rule, so that an editor shows a wrong import where it is written. */
import { relative } from 'node:path';
import { violation } from './directions.ts';

/** Of oxlint's interface for plugins, which is ESLint's, no more than the rule uses. */
interface RuleContext {
  readonly cwd: string;
  readonly filename: string;
  report(found: { readonly node: object; readonly message: string }): void;
}
interface Statement {
  readonly source: { readonly value?: unknown } | null;
}

const layers = {
  createOnce(context: RuleContext) {
    const judge = ({ source }: Statement): void => {
      if (typeof source?.value !== 'string') return;
      const message = violation({ from: relative(context.cwd, context.filename), specifier: source.value });
      if (message !== null) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
      ImportExpression: judge,
    };
  },
};

export default { meta: { name: 'house' }, rules: { layers } };
