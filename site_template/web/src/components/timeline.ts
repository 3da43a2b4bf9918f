/** The list of scans on the tracking page, newest first. */

import type { Parcel, ScanEvent } from "../api/client";

const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

export function renderTimeline(parcel: Parcel, into: HTMLElement): void {
  const list = document.createElement("ol");
  list.reversed = true;
  for (const event of [...parcel.events].reverse()) {
    list.append(renderEvent(event));
  }
  into.replaceChildren(list);
}

function renderEvent(event: ScanEvent): HTMLLIElement {
  const at = new Date(event.at);
  const item = document.createElement("li");
  const when = document.createElement("time");
  when.dateTime = event.at;
  when.textContent = `${day.format(at)}, ${time.format(at)}`;
  item.append(when, ` ${event.state}, ${event.place}`);
  return item;
}
