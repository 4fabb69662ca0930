"""The page in a browser: what `sim serve` serves, and the processes that work out its answers."""
