/** "Arrives Thursday", beside the parcel number. */

export function etaBadge(expected: string | null): HTMLElement {
  const badge = document.createElement("span");
  badge.className = "eta";
  if (expected === null) {
    badge.textContent = "No estimate yet";
    return badge;
  }
  const at = new Date(expected);
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" }).format(at);
  badge.textContent = `Arrives ${weekday}`;
  badge.title = at.toLocaleString("en-GB");
  return badge;
}
