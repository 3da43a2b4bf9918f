"""Status pages that tell the truth: claims in Markdown, verified against the repository."""
