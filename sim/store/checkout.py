"""The commit of the checkout that ran, read from ``.git`` without git."""

from __future__ import annotations

from pathlib import Path

__all__ = ["git_commit"]


def git_commit(checkout: Path) -> str | None:
    """The commit that a checkout is at, read from ``.git``; None where there is none (yet)."""
    try:
        folder = checkout / ".git"
        if folder.is_file():  # a worktree: the file says where its folder is
            folder = checkout / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref:"):
            return head or None
        return _resolve_ref(folder, head.removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        return None


def _resolve_ref(folder: Path, ref: str) -> str | None:
    common = folder / "commondir"
    shared = folder / common.read_text(encoding="utf-8").strip() if common.is_file() else folder
    if (shared / ref).is_file():
        return (shared / ref).read_text(encoding="utf-8").strip()
    packed = shared / "packed-refs"
    lines = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {ref}")), None)
