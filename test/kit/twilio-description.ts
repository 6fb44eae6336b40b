// What Twilio's own description of its API says about a request, checked in-process: fast enough for a benchmark. Unlike
// Prism it also turns away fields that the description does not know.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Schema {
  readonly $ref?: string;
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly "x-twilio"?: { readonly ignoreFormat?: boolean };
}

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post?: {
          readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Path of the description file, for Prism. */
export const descriptionPath: string = createRequire(import.meta.url).resolve(
  "@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json",
);

export type FormCheck = (form: URLSearchParams) => readonly string[];

/** For the collection `Messages` or `Calls`: a function that lists what is wrong with a form. */
export function readFormChecks(): Readonly<Record<"Messages" | "Calls", FormCheck>> {
  const description = JSON.parse(readFileSync(descriptionPath, "utf8")) as Description;
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split("/").at(-1);
    return name === undefined ? schema : (description.components.schemas[name] ?? schema);
  };
  const checkOf = (collection: "Messages" | "Calls"): FormCheck => {
    const operation = description.paths[`/2010-04-01/Accounts/{AccountSid}/${collection}.json`]?.post;
    const schema = operation?.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
    if (schema?.properties === undefined) throw new Error(`Twilio's description has no ${collection}`);
    const properties = new Map(Object.entries(schema.properties).map(([name, property]) => [name, resolve(property)]));
    return (form) => [
      ...(schema.required ?? []).filter((name) => !form.has(name)).map((name) => `${name} is missing`),
      ...new Set([...form.keys()].flatMap((name) => wrongIn(name, form.getAll(name), properties.get(name), resolve))),
    ];
  };
  return { Messages: checkOf("Messages"), Calls: checkOf("Calls") };
}

function wrongIn(
  name: string,
  values: readonly string[],
  schema: Schema | undefined,
  resolve: (schema: Schema) => Schema,
): readonly string[] {
  if (schema === undefined) return [`${name} is unknown`];
  if (schema.type === "array") {
    const items = resolve(schema.items ?? {});
    return values.flatMap((value) => wrongIn(name, [value], items, resolve));
  }
  if (values.length > 1) return [`${name} is given ${values.length} times`];
  const [value = ""] = values;
  return isFit(value, schema) ? [] : [`${name} does not fit: ${value.slice(0, 100)}`];
}

function isFit(value: string, schema: Schema): boolean {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) return false;
  if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity)) return false;
  switch (schema.type) {
    case "integer":
      return /^-?\d+$/u.test(value);
    case "number":
      return value !== "" && Number.isFinite(Number(value));
    case "boolean":
      return value === "true" || value === "false";
    default:
      return schema["x-twilio"]?.ignoreFormat === true || isFormatted(value, schema.format);
  }
}

/** Twilio's formats are wider than their names: a phone number may be a short code, or another channel's address. */
function isFormatted(value: string, format: string | undefined): boolean {
  switch (format) {
    case "uri":
      return /^https?:$/u.test(URL.canParse(value) ? new URL(value).protocol : "");
    case "phone-number":
    case "endpoint":
      return /^(?:whatsapp:)?\+?\d{3,15}$/u.test(value);
    case "twiml":
      return value.length <= 4000 && /^(?:<\?xml[^>]*\?>)?\s*<Response>.*<\/Response>\s*$/su.test(value);
    case "date-time":
      return !Number.isNaN(Date.parse(value));
    default:
      return true;
  }
}
