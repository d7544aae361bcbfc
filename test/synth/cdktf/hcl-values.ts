import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';

/** One configuration, as Terraform's own parser reads it. */
export interface Configuration {
  readonly variable?: Record<string, [{ default?: unknown; type?: string }]>;
  readonly locals?: [Record<string, unknown>];
  readonly module?: Record<string, [Record<string, unknown>]>;
  readonly provider?: Record<string, [Record<string, unknown>]>;
  readonly output?: Record<string, [{ description?: string; value: unknown }]>;
}

export const readConfiguration = async (path: string): Promise<Configuration> =>
  (await parse(path, readFileSync(path, 'utf8'))) as Configuration;

/**
 * The arguments of a module call with the defaults of the configuration's variables put in, and a `for` over a local map
 * written out. References to what Terraform makes stay as they are.
 */
export const moduleArguments = (
  { variable = {}, locals: [locals] = [{}], module = {} }: Configuration,
  name: string,
): Record<string, unknown> => {
  const scope = new Map<string, unknown>([
    ...Object.entries(variable).map(([key, [block]]) => [`var.${key}`, block.default] as const),
    ...Object.entries(locals).map(([key, value]) => [`local.${key}`, value] as const),
  ]);
  const { source: _, ...inputs } = module[name]?.[0] ?? {};
  return evaluate(inputs, scope) as Record<string, unknown>;
};

const evaluate = (value: unknown, scope: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((element) => evaluate(element, scope));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, element]) => [key, evaluate(element, scope)]),
    );
  const [, expression] = /^\$\{([\s\S]*)\}$/.exec(String(value)) ?? [];
  return expression === undefined ? value : evaluateExpression(expression.trim(), value, scope);
};

const evaluateExpression = (
  expression: string,
  whole: unknown,
  scope: ReadonlyMap<string, unknown>,
): unknown => {
  if (scope.has(expression)) return scope.get(expression);
  const [, first = '', second = ''] = /^coalesce\(([\w.]+), (\w+)\)$/.exec(expression) ?? [];
  if (first) return scope.get(first) ?? JSON.parse(second);
  const [, key = '', element = '', collection = '', body = ''] =
    /^\{\s*for (\w+), (\w+) in ([\w.]+) : (?:\w+) => \{([\s\S]*)\}\s*\}$/.exec(expression) ?? [];
  if (!key) return whole;
  return Object.fromEntries(
    Object.entries(scope.get(collection) as Record<string, unknown>).map(([name, each]) => [
      name,
      Object.fromEntries(
        [...body.matchAll(/^\s*(\w+)\s*=\s*(.*)$/gm)].map(([, attribute = '', text = '']) => [
          attribute,
          text === element ? each : literal(text.replaceAll(`\${${key}}`, name)),
        ]),
      ),
    ]),
  );
};

/** A literal of HCL: JSON but for `=` and names without quotes. */
const literal = (text: string): unknown => JSON.parse(text.replace(/(\w+) = /g, '"$1": '));
