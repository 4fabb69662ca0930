"""How the ledger tells what a conditional rule did, or that it never did anything."""

from __future__ import annotations

from sim.levers.happening import Happening, Sentence

__all__ = ["RULE_ACTS", "by_rule", "never_fired"]

RULE_ACTS = (
    Sentence(
        key="rule",
        words="{does} (a rule acts: {reason})",
        chinese="{does}（规则生效：{reason}）",
        before="{does}",
        after="{does}",
        reason="{reason:s}",
    ),
    Sentence(
        key="rule.unexplained",
        words="{does} (the rule {rule} holds)",
        chinese="{does}（规则 {rule} 的条件成立）",
        before="{does}",
        after="{does}",
        reason="the rule {rule} holds",
    ),
    Sentence(
        key="never",
        words="the rule {rule} fires in no future; it waits for: {reason}",
        chinese="规则 {rule} 在任何未来都没有触发；它的条件：{reason}",
        after="never",
        reason="{reason:s}",
    ),
    Sentence(
        key="never.unexplained",
        words="the rule {rule} fires in no future",
        chinese="规则 {rule} 在任何未来都没有触发",
        after="never",
        reason="the rule {rule} holds",
    ),
)


def by_rule(rule: str, reason: str, does: Happening) -> Happening:
    """Return what the ledger holds of what a rule did; ``reason`` is its author's, if any."""
    acts = _of_rule("rule", rule, reason)
    return acts._replace(values=(("does", does), *acts.values))


def never_fired(rule: str, reason: str) -> Happening:
    """Return what is told of a rule that fired in no future."""
    return _of_rule("never", rule, reason)


def _of_rule(kind: str, rule: str, reason: str) -> Happening:
    given = (("reason", reason),) if reason else ()
    return Happening(kind if reason else f"{kind}.unexplained", ("rule", rule), given)
