"""Renew the files of other projects that this one ships: `python tools/renew_vendored.py 6.1.0`.

Without a version it only checks that every file is as `vendored.json` says. A new version is
fetched by npm, by the package's name; its files are taken as they are, and their checksums kept.
Look at the page afterwards: `pytest tests/browser`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).resolve().parents[1] / "sim" / "report" / "page" / "vendor"
RECORD = VENDOR / "vendored.json"


def sha256(content: bytes) -> str:
    """A checksum, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def strays(record: dict[str, Any]) -> list[str]:
    """Names of files that are missing, or are not as the record says."""
    return [
        name
        for name, told in record["files"].items()
        if not (VENDOR / name).is_file() or sha256((VENDOR / name).read_bytes()) != told["sha256"]
    ]


def fetched(name: str, version: str, folder: Path) -> tarfile.TarFile:
    """The package as npm hands it out."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{name}@{version}"]
    subprocess.run(command, check=True, capture_output=True)
    return tarfile.open(next(folder.glob("*.tgz")))


def renew(record: dict[str, Any], version: str) -> None:
    """Put a version's files in place, and their checksums into the record."""
    with (
        tempfile.TemporaryDirectory() as folder,
        fetched(record["name"], version, Path(folder)) as package,
    ):
        for name, told in record["files"].items():
            member = package.extractfile(f"package/{told['from']}")
            if member is None:
                raise SystemExit(f"{record['name']} {version} has no {told['from']}")
            content = member.read()
            (VENDOR / name).write_bytes(content)
            told["sha256"] = sha256(content)
    record["version"] = version
    RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Check, or renew and check; 1 where a file is not as it should be."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    if arguments:
        renew(record, arguments[0])
    wrong = strays(record)
    told = f"{', '.join(wrong)}: not as recorded" if wrong else "as recorded"
    print(f"{record['name']} {record['version']}: {told}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
