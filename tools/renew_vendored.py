"""Renew the files of other projects that are shipped: `python tools/renew_vendored.py htm 3.1.1`.

Without a package and its version it only checks that every file is as its `vendored.json` says. A
new version is fetched by npm, by the package's name; its files are taken as they are, and their
checksums kept. Look at the pages afterwards: `pytest tests/browser`.
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

SIM = Path(__file__).resolve().parents[1] / "sim"
FOLDERS = (SIM / "report" / "page" / "vendor", SIM / "web" / "page" / "vendor")
RECORD = "vendored.json"


def sha256(content: bytes) -> str:
    """A checksum, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def recorded(folder: Path) -> dict[str, Any]:
    """What a folder's record says."""
    found: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return found


def packages(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The packages of a record: it is of one, or has a list of them."""
    several: list[dict[str, Any]] = record.get("packages", [record])
    return several


def strays(folder: Path, package: dict[str, Any]) -> list[str]:
    """Names of a package's files that are missing, or are not as the record says."""
    return [
        name
        for name, told in package["files"].items()
        if not (folder / name).is_file() or sha256((folder / name).read_bytes()) != told["sha256"]
    ]


def fetched(name: str, version: str, folder: Path) -> tarfile.TarFile:
    """The package as npm hands it out."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{name}@{version}"]
    subprocess.run(command, check=True, capture_output=True)
    return tarfile.open(next(folder.glob("*.tgz")))


def renew(folder: Path, package: dict[str, Any], version: str) -> None:
    """Put a version's files in place, and their checksums into the package's part of the record."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        fetched(package["name"], version, Path(scratch)) as archive,
    ):
        for name, told in package["files"].items():
            member = archive.extractfile(f"package/{told['from']}")
            if member is None:
                raise SystemExit(f"{package['name']} {version} has no {told['from']}")
            content = member.read()
            (folder / name).write_bytes(content)
            told["sha256"] = sha256(content)
    package["version"] = version


def renew_named(name: str, version: str) -> None:
    """Renew a package wherever it is recorded.

    Raises:
        SystemExit: no record knows it.
    """
    known = []
    for folder in FOLDERS:
        record = recorded(folder)
        for package in packages(record):
            known.append(package["name"])
            if package["name"] == name:
                renew(folder, package, version)
                text = json.dumps(record, indent=2) + "\n"
                (folder / RECORD).write_text(text, encoding="utf-8")
    if name not in known:
        raise SystemExit(f"no package {name!r} is shipped; there are {', '.join(known)}")


def check() -> int:
    """Say of every package whether its files are as recorded; 1 where one is not."""
    failed = 0
    for folder in FOLDERS:
        for package in packages(recorded(folder)):
            wrong = strays(folder, package)
            told = f"{', '.join(wrong)}: not as recorded" if wrong else "as recorded"
            print(f"{package['name']} {package['version']}: {told}")
            failed |= bool(wrong)
    return int(failed)


def main(arguments: list[str]) -> int:
    """Check, or renew and check; 1 where a file is not as it should be, 2 where asked wrongly."""
    if len(arguments) not in {0, 2}:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments:
        renew_named(*arguments)
    return check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
