"""Pages as text: front matter, values, blocks, links, sources, drawn data, soft hyphens."""
