// A message as the two parts of a mail. Its text comes from webhooks and devices: nothing of it is trusted as HTML.
import type { Severity } from "../../core/alert.ts";
import { severityNames, type Message } from "../../core/message.ts";

/** Dark enough for white text on them (WCAG AA). */
const colours: Readonly<Record<Severity, string>> = {
  CRITICAL: "#b3121d",
  HIGH: "#b04a00",
  MEDIUM: "#7a5c00",
  LOW: "#2f5f9e",
};

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export function mailText(message: Message): string {
  const contacts = message.emergency_contacts.map(({ name, phone }) => `${name}: ${phone}`);
  return [
    message.lead,
    "",
    ...message.facts.map(([label, value]) => `${label}: ${value}`),
    ...(message.link === null ? [] : ["", `Open the alert: ${message.link}`]),
    ...(contacts.length === 0 ? [] : ["", "Emergency contacts", ...contacts]),
    "",
  ].join("\n");
}

/** Tables and inline styles: what mail clients of every age show alike. */
export function mailHtml(message: Message, severity: Severity): string {
  const colour = colours[severity];
  const facts = message.facts
    .map(
      ([
        label,
        value,
      ]) => `<tr><td style="padding:4px 16px 4px 0;color:#5b6470;white-space:nowrap;vertical-align:top">${escapeHtml(label)}</td>\
<td style="padding:4px 0;color:#15181c;vertical-align:top">${isPhone(value) ? phoneLink(value) : escapeLines(value)}</td></tr>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(message.subject)}</title></head>
<body style="margin:0;padding:0;background:#eef0f3">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef0f3;${font};font-size:15px;line-height:1.45">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px;border-top:8px solid ${colour}">
<tr><td style="padding:20px 24px 4px"><span style="display:inline-block;padding:2px 10px;border-radius:10px;background:${colour};color:#ffffff;font-size:12px;font-weight:700;letter-spacing:0.06em">${escapeHtml(severityNames[severity].toUpperCase())}</span></td></tr>
<tr><td style="padding:8px 24px 4px"><h1 style="margin:0;font-size:20px;line-height:1.3;color:#15181c">${escapeHtml(message.lead)}</h1></td></tr>
<tr><td style="padding:8px 24px"><table role="presentation" cellpadding="0" cellspacing="0">
${facts}
</table></td></tr>
${button(message.link, colour)}${contactList(message)}<tr><td style="padding:12px 24px 20px;color:#5b6470;font-size:12px">Sent by Watchdesk.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function button(link: string | null, colour: string): string {
  if (link === null || !/^https?:\/\//iu.test(link)) return "";
  const href = escapeHtml(link);
  return `<tr><td style="padding:12px 24px"><a href="${href}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:${colour};color:#ffffff;font-weight:600;text-decoration:none">Open the alert</a>\
<div style="padding-top:8px;font-size:12px;color:#5b6470;word-break:break-all">${href}</div></td></tr>
`;
}

function contactList({ emergency_contacts }: Message): string {
  if (emergency_contacts.length === 0) return "";
  const rows = emergency_contacts
    .map(
      ({ name, phone }) => `<tr><td style="padding:4px 16px 4px 0;color:#15181c">${escapeHtml(name)}</td>\
<td style="padding:4px 0">${phoneLink(phone)}</td></tr>`,
    )
    .join("\n");
  return `<tr><td style="padding:12px 24px 4px"><h2 style="margin:0 0 4px;font-size:14px;color:#15181c">Emergency contacts</h2>
<table role="presentation" cellpadding="0" cellspacing="0">
${rows}
</table></td></tr>
`;
}

const isPhone = (value: string): boolean => /^\+?\d[\d\s-]{4,18}$/u.test(value);

const phoneLink = (phone: string): string =>
  `<a href="tel:${dialable(phone)}" style="color:#1f4f8f;font-weight:600">${escapeHtml(phone)}</a>`;

/** A `tel:` link knows digits only; letters are dialled as on a keypad. */
function dialable(phone: string): string {
  const keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
  return Array.from(phone.toLowerCase())
    .map((char) => {
      const key = keys.findIndex((letters) => letters.includes(char));
      return key === -1 ? char : String(key + 2);
    })
    .join("")
    .replaceAll(/[^0-9+*#]/gu, "")
    .replaceAll("#", "%23");
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/gu, (char) => escapes[char] ?? char);

const escapeLines = (text: string): string => escapeHtml(text).replaceAll(/\r?\n/gu, "<br>");
