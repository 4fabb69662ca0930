"""The manifest, and the commit read from .git without git."""

from __future__ import annotations

import pytest

from sim.errors import StoreError
from sim.store.checkout import git_commit
from sim.store.manifest import manifest_text, read_manifest
from tests.unit.store.samples import contents_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def test_what_it_says():
    manifest = contents_of().manifest
    assert manifest.versions.keys() == {"package", "model", "python", "numpy", "simpy", "pyarrow"}
    assert manifest.status == "done"
    assert manifest.command == ("sim", "run", "fake")


def test_there_and_back(tmp_path):
    manifest = contents_of().manifest
    (tmp_path / "manifest.json").write_bytes(manifest_text(manifest))
    assert read_manifest(tmp_path / "manifest.json") == manifest


@pytest.mark.parametrize("text", ["", "{", "[]", '{"scenario": 3}'])
def test_not_a_manifest(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=r"manifest\.json: damaged: .*move"):
        read_manifest(tmp_path / "manifest.json")


def make(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def test_no_checkout_or_no_commit_yet(tmp_path):
    assert git_commit(tmp_path) is None
    make(tmp_path / ".git" / "HEAD", "ref: refs/heads/main")
    assert git_commit(tmp_path) is None


def test_branch_detached_and_packed(tmp_path):
    git = tmp_path / ".git"
    make(git / "HEAD", COMMIT)
    assert git_commit(tmp_path) == COMMIT
    make(git / "HEAD", "ref: refs/heads/main")
    make(git / "packed-refs", f"# pack-refs\n{COMMIT} refs/heads/main")
    assert git_commit(tmp_path) == COMMIT
    make(git / "refs" / "heads" / "main", COMMIT[::-1])
    assert git_commit(tmp_path) == COMMIT[::-1]


def test_worktree(tmp_path):
    inner = tmp_path / "main" / ".git" / "worktrees" / "side"
    make(inner / "HEAD", "ref: refs/heads/side")
    make(inner / "commondir", "../..")
    make(tmp_path / "main" / ".git" / "refs" / "heads" / "side", COMMIT)
    make(tmp_path / "side" / ".git", f"gitdir: {inner}")
    assert git_commit(tmp_path / "side") == COMMIT
