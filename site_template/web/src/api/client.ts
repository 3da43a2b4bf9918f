/** Talks to the tracking endpoint. */

export interface ScanEvent {
  at: string;
  place: string;
  state: string;
}

export interface Parcel {
  number: string;
  state: string;
  events: ScanEvent[];
}

export class TrackingError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export async function track(number: string, base = ""): Promise<Parcel> {
  const response = await fetch(`${base}/parcels/${encodeURIComponent(number)}`);
  const body = await response.json();
  if (!response.ok) {
    throw new TrackingError(body.error ?? "the parcel could not be looked up", response.status);
  }
  return body as Parcel;
}
