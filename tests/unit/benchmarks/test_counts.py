from __future__ import annotations

from benchmarks.faults.counts import MOST_NOTES, Counts


def test_counts_add_up_column_by_column() -> None:
    total = Counts(3, 1, 0, 2, 0, ("a",)) + Counts(5, 0, 4, 0, 1, ("b", "a"))
    assert total == Counts(8, 1, 4, 2, 1, ("a", "b"))
    assert total.bad == 8


def test_the_first_different_notes_are_kept() -> None:
    total = Counts(0)
    for i in range(3 * MOST_NOTES):
        total += Counts(1, wrong=1, notes=(f"note {i // 2}",))
    assert total.notes == tuple(f"note {i}" for i in range(MOST_NOTES))
    assert total.wrong == 3 * MOST_NOTES
