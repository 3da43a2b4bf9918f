#!/bin/sh
# Copy the store to the backup folder and keep the last fourteen copies.
#
#     scripts/backup.sh waymark.sqlite3 /var/backups/waymark

set -eu

if [ $# -ne 2 ]; then
    echo "usage: $0 DATABASE FOLDER" >&2
    exit 2
fi

database=$1
folder=$2
keep=14

if [ ! -f "$database" ]; then
    echo "$0: there is no database at $database" >&2
    exit 1
fi

mkdir -p "$folder"
copy="$folder/waymark-$(date +%Y-%m-%d-%H%M%S).sqlite3"

# A plain copy of a database in use may be torn; sqlite3 waits for a quiet moment.
sqlite3 "$database" ".backup '$copy'"

# A copy that cannot be read is no backup.
if [ "$(sqlite3 "$copy" 'PRAGMA integrity_check')" != "ok" ]; then
    echo "$0: the copy $copy is damaged" >&2
    rm -f "$copy"
    exit 1
fi

ls -1t "$folder"/waymark-*.sqlite3 | tail -n "+$((keep + 1))" | while read -r old; do
    rm -f "$old"
done

echo "$copy"
