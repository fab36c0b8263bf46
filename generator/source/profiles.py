"""What a quiz with `mode: profile` says of its statements → `Profile`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..interactions import Scale, Step
from ..model import Dimension, Profile, Quiz
from . import pages

if TYPE_CHECKING:
    from ..model import Mode
    from .fields import Values
    from .reading import Context

# rules of a quiz with right and wrong answers (statements may be drawn)
NOT = ("pass", "tries", "result")
OWN = ("scale", "not-applicable", "dimensions", "least", "recommend")


def profile(values: Values, mode: Mode, context: Context) -> Profile | None:
    """Read the scale, the dimensions and what is recommended; None in a quiz that is no profile."""
    if mode != "profile":
        for name in OWN:
            if values.given(name):
                context.findings.append(finding("profile-field", values.at(name), "warning", field=name))
        return None
    for name in NOT:
        if values.given(name):
            context.findings.append(finding("profile-rule", values.at(name), "warning", field=name))
    steps = _steps(values, context)
    dimensions = tuple(_dimensions(values, context))
    recommend = values["recommend"]
    known = {name: recommend[name] for name in ("lowest", "highest")} if recommend else {}
    return Profile(
        steps, dimensions, values["not-applicable"], values["least"],
        roles=bool(recommend and recommend["roles"]), **known,
    )  # fmt: skip


def _steps(values: Values, context: Context) -> tuple[Step, ...]:
    """Read the scale, from the lowest value to the highest."""
    if not values.given("scale"):
        mend = Mend("field", "scale:\n  - {value: 1, text: …}\n  - {value: 2, text: …}")
        context.findings.append(finding("scale-missing", values.span, mend=mend))
        return ()
    known: dict[int, Step] = {}
    for one in values["scale"]:
        if one["value"] is None or one["text"] is None:
            continue
        if one["value"] in known:
            context.findings.append(finding("scale-twice", one.at("value"), value=one["value"]))
        known.setdefault(one["value"], Step(one["value"], one["text"]))
    if len(values["scale"]) < 2 and "scale" not in values.broken:
        context.findings.append(finding("scale-short", values.at("scale")))
    return tuple(step for _, step in sorted(known.items()))


def _dimensions(values: Values, context: Context) -> list[Dimension]:
    if not values.given("dimensions"):
        mend = Mend("field", "dimensions:\n  - id: …\n    name: …")
        context.findings.append(finding("dimensions-missing", values.span, mend=mend))
    found: dict[str, Dimension] = {}
    for one in values["dimensions"]:
        if one["id"] is None or one["name"] is None:
            continue
        id_ = one["id"].text
        if id_ in found:
            mend = Mend("value", f"{id_}-2", old=id_)
            first = found[id_].span
            context.findings.append(finding("duplicate-id", one["id"].span, mend=mend, id=id_, first=first))
            continue
        found[id_] = Dimension(
            id_, one["name"], pages.side(one, context), pages.reference(one["page"]), one["id"].span
        )
    return list(found.values())


def fits(quiz: Quiz, context: Context, *, whole: bool) -> None:
    """Say which questions of a profile are none of its statements, and which dimensions have too few of them.

    How many there are is known only when the quiz is `whole`: when each of its questions could be read.
    """
    if quiz.profile is None:
        return
    counts: Counter[str] = Counter()
    for question in quiz.questions:
        if isinstance(question.interaction, Scale):
            counts[question.interaction.dimension] += 1
        else:
            context.findings.append(finding("profile-kind", question.span, kind=question.kind))
    for one in quiz.profile.dimensions:
        if whole and counts[one.id] < quiz.profile.least:
            few = finding(
                "dimension-few", one.span, "warning", dimension=one.id, count=counts[one.id],
                least=quiz.profile.least,
            )  # fmt: skip
            context.findings.append(few)
