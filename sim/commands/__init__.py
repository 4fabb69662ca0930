"""One thin file for each sub-command: parse, call, print."""
