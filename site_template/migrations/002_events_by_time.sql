-- The tracking page asks for the newest events first.
CREATE INDEX events_by_time ON events (parcel, at DESC);
