/** Where an alert is handed to. */
export const routing: Readonly<Record<string, string>> = {
  "No team, router or person of that name": "इस नाम की टीम, राउटर या व्यक्ति नहीं",
  Routers: "राउटर",
};
