// Every text of the window as the source has it, found in the syntax tree.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parseSync } from "oxc-parser";

export interface FoundText {
  readonly text: string;
  /** `layer/folder/file.tsx:line`. */
  readonly at: string;
}

export interface WindowTexts {
  /** Given to `t` or `Sentence` as they are. */
  readonly spoken: readonly FoundText[];
  /** Sentences that the core makes for the window. */
  readonly phrases: readonly FoundText[];
  /** Values of the tables that `t` picks from. */
  readonly tables: readonly FoundText[];
  /** What reads like words and is given to `t` later, if it is meant for people. */
  readonly kept: readonly FoundText[];
  /** Drawn without `t`. */
  readonly bare: readonly FoundText[];
  /** Translated while the module loads, so that it stays in the language that was spoken then. */
  readonly early: readonly FoundText[];
  /** Every text in the source, whatever it is for. */
  readonly all: ReadonlySet<string>;
  /** Built while running, so that no translation can be looked up for it. */
  readonly built: readonly FoundText[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

interface Source {
  readonly name: string;
  readonly text: string;
  readonly program: Node;
}

const src = path.resolve(import.meta.dirname, "..", "..", "src");

/** Attributes of an element that people read or hear. */
const readAttributes = new Set(["aria-label", "title", "label", "placeholder", "description", "alt", "hint"]);
/** Tables of names that many screens use; what is drawn of them goes through `t`. */
const spokenTables = new Set(["severityNames", "channelNames", "typeNames", "healthWords"]);
/** Properties of tables that are translated wherever they are drawn. */
const toldProperties = new Set(["what", "hint"]);
/** Attributes that hold code, and calls whose arguments do. */
const codeAttributes = new Set(["className", "id", "role", "type", "variant", "size", "key", "href", "style"]);
const codeCalls = new Set(["keep", "recall", "useCall", "call", "cast", "querySelector", "querySelectorAll", "Error"]);

type Found = Readonly<Record<Exclude<keyof WindowTexts, "all">, FoundText[]>>;

export function readWindowTexts(): WindowTexts {
  const sources = new Map([...readSources("renderer"), ...readSources("core"), ...readSources("contract")]);
  const found: Found = { spoken: [], phrases: [], tables: [], kept: [], bare: [], built: [], early: [] };
  for (const source of sources.values()) {
    if (source.name.startsWith("renderer/")) readSource(source, sources, found);
    for (const phrase of argumentsOf("phrase", source.program))
      found.phrases.push({ text: phrase.value, at: placeOf(source, phrase) });
  }
  const all = new Set([...sources.values()].flatMap(({ program }) => textsIn(program).map(({ value }) => value)));
  return { ...found, all };
}

function readSources(layer: "renderer" | "core" | "contract"): ReadonlyMap<string, Source> {
  const names = readdirSync(path.join(src, layer), { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/u.test(name) && !name.startsWith("language"),
  );
  return new Map(
    names.map((file) => {
      const name = `${layer}/${file}`;
      const text = readFileSync(path.join(src, name), "utf8");
      const program: unknown = parseSync(name, text).program;
      if (!isNode(program)) throw new Error(`${name} cannot be parsed`);
      return [name, { name, text, program }];
    }),
  );
}

const placeOf = ({ name, text }: Source, { start }: Node): string =>
  `${name}:${text.slice(0, start).split("\n").length}`;

function readSource(source: Source, sources: ReadonlyMap<string, Source>, found: Found): void {
  const put = (kind: keyof Found, text: string, node: Node): void => {
    found[kind].push({ text, at: placeOf(source, node) });
  };
  const speak = (node: unknown): void => {
    if (!isNode(node)) return;
    if (isText(node)) put("spoken", node.value, node);
    else if (node.type === "ConditionalExpression")
      for (const arm of [node["consequent"], node["alternate"]]) speak(arm);
    else if (node.type === "LogicalExpression") for (const arm of [node["left"], node["right"]]) speak(arm);
    else if (node.type === "TemplateLiteral") put("built", source.text.slice(node.start, Number(node["end"])), node);
    else if (node.type === "MemberExpression")
      for (const value of tableOf(rootOf(node), source, sources)) put("tables", value.value, node);
    else if (node.type === "Identifier")
      for (const value of propertiesNamed(String(node["name"]), source.program)) put("tables", value.value, value);
  };
  /** Functions that run as soon as they are met. */
  const atOnce = new Set<Node>();
  /** How many functions that run later stand around. */
  let depth = 0;
  const drawn = (node: unknown): void => {
    if (!isNode(node)) return;
    if (isText(node)) {
      if (hasWord(node.value)) put("bare", node.value, node);
    } else if (node.type === "ConditionalExpression")
      for (const arm of [node["consequent"], node["alternate"]]) drawn(arm);
    else if (node.type === "LogicalExpression") drawn(node["right"]);
    else if (node.type === "TemplateLiteral")
      for (const quasi of list(node["quasis"]).filter(isNode)) {
        const { raw } = Object(quasi["value"]);
        if (hasWord(String(raw))) put("bare", String(raw), quasi);
      }
    else if (node.type === "MemberExpression" && spokenTables.has(rootOf(node)))
      put("bare", source.text.slice(node.start, Number(node["end"])), node);
  };
  const drawnTable = (node: unknown): void => {
    if (isNode(node) && node.type === "MemberExpression") drawn(node);
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (!isNode(node) || isType(node) || node.type === "ImportDeclaration") return;
    const name = nameOf(node["callee"] ?? node["name"]);
    if (node.type === "CallExpression" && ["map", "flatMap"].includes(name))
      for (const step of list(node["arguments"])) if (isNode(step)) atOnce.add(step);
    const isLater = node.type.includes("Function") && !atOnce.has(node);
    if (isLater) depth += 1;
    walkInto(node, name);
    if (isLater) depth -= 1;
  };
  const walkInto = (node: Node, name: string): void => {
    if (node.type === "CallExpression" && name === "t") {
      if (depth === 0) put("early", source.text.slice(node.start, Number(node["end"])), node);
      const [text, values] = list(node["arguments"]);
      speak(text);
      walk(values);
      return;
    }
    if (["CallExpression", "NewExpression"].includes(node.type) && codeCalls.has(name)) return;
    if (node.type === "JSXOpeningElement" && name === "Sentence") {
      for (const attribute of list(node["attributes"]).filter(isNode)) {
        const value = attribute["value"];
        if (nameOf(attribute["name"]) !== "of") walk(value);
        else speak(isNode(value) && value.type === "JSXExpressionContainer" ? value["expression"] : value);
      }
      return;
    }
    if (node.type === "JSXAttribute") {
      const value = node["value"];
      if (codeAttributes.has(name) || name.endsWith("Class")) return;
      if (isNode(value) && isText(value) && readAttributes.has(name) && hasWord(value.value)) {
        put("bare", value.value, value);
        return;
      }
    }
    if (node.type === "JSXText" && hasWord(String(node["value"]))) put("bare", String(node["value"]).trim(), node);
    if (node.type === "JSXElement" || node.type === "JSXFragment")
      for (const child of list(node["children"]).filter(isNode))
        if (child.type === "JSXExpressionContainer") drawn(child["expression"]);
    if (node.type === "TemplateLiteral")
      for (const part of list(node["expressions"]).filter(isNode))
        if (part.type === "MemberExpression" && spokenTables.has(rootOf(part))) drawn(part);
    if (node.type === "ArrowFunctionExpression") drawnTable(node["body"]);
    if (node.type === "Property") drawnTable(node["value"]);
    if (node.type === "Property" && toldProperties.has(nameOf(node["key"])))
      for (const value of textsIn(node["value"])) put("tables", value.value, value);
    if (isText(node) && readsLikeWords(node.value)) put("kept", node.value, node);
    for (const [field, child] of Object.entries(node)) {
      // The name of a property is code, whatever it reads like.
      if (field === "key" && node.type === "Property" && node["computed"] !== true) continue;
      if (typeof child === "object") walk(child);
    }
  };
  walk(source.program);
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Says nothing while running; `as const` and its like stand around something that does. */
const isType = ({ type }: Node): boolean =>
  type.startsWith("TS") && !["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(type);

type Text = Node & { readonly value: string };

const isText = (node: Node): node is Text => node.type === "Literal" && typeof node["value"] === "string";

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

const readsLikeWords = (text: string): boolean =>
  /\p{L}[,.;:]? \p{L}/u.test(text) || /^\p{Lu}\p{Ll}/u.test(text) || text.includes("{{");

/** Of a function, an element, a method. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "MemberExpression") return nameOf(node["property"]);
  return typeof node["name"] === "string" ? node["name"] : "";
}

function rootOf(node: Node): string {
  const inner = node["object"];
  return isNode(inner) && inner.type === "MemberExpression" ? rootOf(inner) : nameOf(inner);
}

/** The texts in the constant of that name, declared here or imported from another file of the window. */
function tableOf(name: string, source: Source, sources: ReadonlyMap<string, Source>): readonly Text[] {
  for (const statement of list(source.program["body"]).filter(isNode)) {
    if (statement.type === "ImportDeclaration") {
      const from = isNode(statement["source"]) ? String(statement["source"]["value"]) : "";
      const isThis = list(statement["specifiers"]).some((one) => isNode(one) && nameOf(one["local"]) === name);
      const other = sources.get(path.posix.join(path.posix.dirname(source.name), from));
      if (isThis && other !== undefined) return tableOf(name, other, sources);
      continue;
    }
    const declaration = isNode(statement["declaration"]) ? statement["declaration"] : statement;
    for (const one of list(declaration["declarations"]))
      if (isNode(one) && nameOf(one["id"]) === name) return textsIn(one["init"]);
  }
  return [];
}

const propertiesNamed = (name: string, node: unknown): readonly Text[] => {
  if (Array.isArray(node)) return node.flatMap((one) => propertiesNamed(name, one));
  if (!isNode(node) || isType(node)) return [];
  if (node.type === "Property" && nameOf(node["key"]) === name && isNode(node["value"]) && isText(node["value"]))
    return [node["value"]];
  return Object.values(node).flatMap((child) => (typeof child === "object" ? propertiesNamed(name, child) : []));
};

function textsIn(node: unknown): readonly Text[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isNode(node) || isType(node)) return [];
  if (isText(node)) return [node];
  return Object.entries(node).flatMap(([field, child]) =>
    (field === "key" && node.type === "Property") || typeof child !== "object" ? [] : textsIn(child),
  );
}

function argumentsOf(callee: string, node: unknown): readonly Text[] {
  if (Array.isArray(node)) return node.flatMap((one) => argumentsOf(callee, one));
  if (!isNode(node)) return [];
  const isCall = node.type === "CallExpression" && nameOf(node["callee"]) === callee;
  return Object.entries(node).flatMap(([field, child]) => {
    if (typeof child !== "object") return [];
    return isCall && field === "arguments" ? textsIn(list(child)[0]) : argumentsOf(callee, child);
  });
}
