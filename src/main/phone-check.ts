// Phone numbers of people by the numbering plans of their countries: E.164, and whether a text can reach them.
import { type CountryCode, getCountries, parsePhoneNumberFromString } from "libphonenumber-js/max";

import type { PhoneCheck } from "../contract/person.ts";

const mobile: ReadonlySet<string> = new Set(["MOBILE", "FIXED_LINE_OR_MOBILE"]);
const untold: ReadonlySet<string | undefined> = new Set([undefined, "UAN", "PERSONAL_NUMBER", "VOIP", "PAGER"]);

/** `country` (ISO 3166, two letters) is for numbers without a country code. */
export function checkPhone(text: string, country: string | null): PhoneCheck {
  const region = toCountry(country);
  const parsed = parsePhoneNumberFromString(text, region === null ? {} : { defaultCountry: region });
  if (parsed === undefined)
    return {
      ok: false,
      reason:
        region === null && !text.trim().startsWith("+")
          ? "must begin with + and the country code"
          : "is not a phone number",
    };
  if (!parsed.isValid())
    return {
      ok: false,
      reason: `is not a valid number of ${parsed.country ?? `country code +${parsed.countryCallingCode}`}`,
    };
  const type = parsed.getType();
  return {
    ok: true,
    phone: parsed.number,
    country: parsed.country ?? null,
    takes_texts: type !== undefined && mobile.has(type) ? true : untold.has(type) ? null : false,
  };
}

const countries: ReadonlySet<string> = new Set(getCountries());

function toCountry(text: string | null): CountryCode | null {
  const upper = text?.toUpperCase() ?? "";
  return countries.has(upper) ? (upper as CountryCode) : null;
}
