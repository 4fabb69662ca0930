"""Print the handouts of the workshop: `python -m tools.print_handouts`.

Needs the extras `docs` and `browser`, Chromium, and Noto's CJK fonts. Names of handouts print only
those. Beside the PDFs a record keeps digests of what they were made from and of themselves; tests
compare them. Look at every page afterwards.
"""

from __future__ import annotations

import hashlib
import json
import sys

from tools.handouts.paper import paper
from tools.handouts.press import pdf_of, press
from tools.handouts.sources import HANDOUTS, LANGUAGES, PDFS

RECORD = PDFS / "made_from.json"
"""By `language/name.pdf`: the digests `sources` and `pdf`, SHA-256."""


def main(names: list[str]) -> int:
    """Print all handouts, or those that are named; 2 where there is no such handout."""
    known = [each.name for each in HANDOUTS]
    strangers = [name for name in names if name not in known]
    if strangers:
        print(f"no handout {', '.join(strangers)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    with press() as browser:
        for handout in HANDOUTS:
            if names and handout.name not in names:
                continue
            for language in LANGUAGES:
                printed = pdf_of(paper(handout, language), browser)
                file = handout.pdf(language)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(printed)
                key = file.relative_to(PDFS).as_posix()
                digest = hashlib.sha256(printed).hexdigest()
                record[key] = {"sources": handout.digest(language), "pdf": digest}
                print(f"{key}: {len(printed) / 1000:.0f} kB")
    RECORD.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
