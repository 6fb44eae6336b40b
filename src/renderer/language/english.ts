/** Only what depends on a number; everything else is its own key. */
export const english: Readonly<Record<string, string>> = {
  "{{count}} tries_one": "{{count}} try",
  "{{count}} tries_other": "{{count}} tries",
  "{{count}} configurations in force._one": "{{count}} configuration in force.",
  "{{count}} configurations in force._other": "{{count}} configurations in force.",
  "Hide {{count}} notices of status_one": "Hide {{count}} notice of status",
  "Hide {{count}} notices of status_other": "Hide {{count}} notices of status",
  "Show {{count}} notices of status_one": "Show {{count}} notice of status",
  "Show {{count}} notices of status_other": "Show {{count}} notices of status",
  "{{count}} people are being told, {{reached}} reached so far._one":
    "{{count}} person is being told, {{reached}} reached so far.",
  "{{count}} people are being told, {{reached}} reached so far._other":
    "{{count}} people are being told, {{reached}} reached so far.",
  "{{count}} warnings, each beside its field_one": "{{count}} warning, beside its field",
  "{{count}} warnings, each beside its field_other": "{{count}} warnings, each beside its field",
  "{{count}} mistakes_one": "{{count}} mistake",
  "{{count}} mistakes_other": "{{count}} mistakes",
  "{{count}} warnings_one": "{{count}} warning",
  "{{count}} warnings_other": "{{count}} warnings",
  "Waiting to sync: {{count}} changes_one": "Waiting to sync: {{count}} change",
  "Waiting to sync: {{count}} changes_other": "Waiting to sync: {{count}} changes",
  "{{count}} events can be taken._one": "{{count}} event can be taken.",
  "{{count}} events can be taken._other": "{{count}} events can be taken.",
  "{{count}} shifts taken from the file_one": "{{count}} shift taken from the file",
  "{{count}} shifts taken from the file_other": "{{count}} shifts taken from the file",
  "{{count}} shifts were taken._one": "{{count}} shift was taken.",
  "{{count}} shifts were taken._other": "{{count}} shifts were taken.",
};
