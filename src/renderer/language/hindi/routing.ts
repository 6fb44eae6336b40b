/** Where an alert is handed to. */
export const routing: Readonly<Record<string, string>> = {
  "Team, person or router": "टीम, व्यक्ति या राउटर",
  "No team, router or person of that name": "इस नाम की कोई टीम, राउटर या व्यक्ति नहीं",
  Routers: "राउटर",
};
