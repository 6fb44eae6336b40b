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
  "{{count}} payloads kept_one": "{{count}} payload kept",
  "{{count}} payloads kept_other": "{{count}} payloads kept",
  "{{count}} rules_one": "{{count}} rule",
  "{{count}} rules_other": "{{count}} rules",
  "for {{count}} people_one": "for {{count}} person",
  "for {{count}} people_other": "for {{count}} people",
  "{{count}} people_one": "{{count}} person",
  "{{count}} people_other": "{{count}} people",
  "{{count}} layers, {{duration}} in all_one": "{{count}} layer, {{duration}} in all",
  "{{count}} layers, {{duration}} in all_other": "{{count}} layers, {{duration}} in all",
  "Map of {{count}} alerts. Arrow keys move it, plus and minus zoom_one":
    "Map of {{count}} alert. Arrow keys move it, plus and minus zoom",
  "Map of {{count}} alerts. Arrow keys move it, plus and minus zoom_other":
    "Map of {{count}} alerts. Arrow keys move it, plus and minus zoom",
  "{{count}} open alerts have no usable place and are not on the map._one":
    "{{count}} open alert has no usable place and is not on the map.",
  "{{count}} open alerts have no usable place and are not on the map._other":
    "{{count}} open alerts have no usable place and are not on the map.",
  "{{count}} later positions_one": "{{count}} later position",
  "{{count}} later positions_other": "{{count}} later positions",
};
