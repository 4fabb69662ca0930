"""Charts as shapes: drawn once, set down as SVG on a page or as vectors on a slide."""
