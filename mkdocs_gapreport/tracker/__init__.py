"""Plans as state: what the Markdown says is read, and edited where evidence allows."""
