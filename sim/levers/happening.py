"""What the ledger holds of something that happened, and the sentence that tells it.

A happening is data. What people read is made from it when they read it, in their language, by the
``Sentence`` that is declared with the event, lever, term or action (``sim.levers.teller``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sim.aliases import Json

__all__ = ["Happening", "Sentence"]


class Happening(NamedTuple):
    """What happened.

    Attributes:
        kind: the key of the sentence that tells it.
        about: what it is about, such as ``("brand", "aito")``; None where that is nobody.
        values: by name; a value may be a happening, or several.
    """

    kind: str
    about: tuple[str, str] | None = None
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def rule(self) -> str:
        """What the ledger calls it: a conditional rule's name, or what its sentence is under."""
        return (
            self.subject if self.about and self.about[0] == "rule" else self.kind.partition(".")[0]
        )

    @property
    def subject(self) -> str:
        """The key of the brand, rival or rule that it is about; empty where there is none."""
        return self.about[1] if self.about else ""

    def to_plain(self) -> Json:
        """Return it as JSON has it."""
        about = {self.about[0]: self.about[1]} if self.about else {}
        values = {name: _plain(value) for name, value in self.values}
        return {"kind": self.kind, "about": about, "values": values}


def _plain(value: Any) -> Any:
    if isinstance(value, Happening):
        return value.to_plain()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """How something that happened is told.

    Texts name what they are about and its values in braces. After a colon stands how a value is
    written, as ``Teller`` lists it or as Python's ``format`` has it: ``{factor:percent}``,
    ``{factor:g}``. What is left out is written as its name says: ``{brand}``, ``{months}``.

    Attributes:
        key: the happening's ``kind``. Its part before the first dot is the ledger's ``rule``.
        words: what people read, in English; it begins with a small letter.
        chinese: the same in Chinese; where there is none, people read English.
        before, after: what was and what became, in the ledger's words; empty where that is plain.
        reason: why, in the ledger's words; ``words`` when empty.
    """

    key: str
    words: str = ""
    chinese: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""

    @property
    def rule(self) -> str:
        """What the ledger calls it."""
        return self.key.partition(".")[0]

    def text(self, column: str) -> str:
        """Return one of its texts by its name."""
        return str(getattr(self, column)) or (self.words if column == "reason" else "")
