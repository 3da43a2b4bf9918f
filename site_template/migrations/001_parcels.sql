-- Parcels and what was scanned for them.
CREATE TABLE parcels (
    number TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE events (
    parcel TEXT NOT NULL REFERENCES parcels (number),
    at TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (parcel, at, place)
);
