"""One question → its GIFT, and what is lost. The type checker lists the interactions: none is forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from ...interactions import Associate, Choose, Enter, Field, Free, Number, Order, Pick, Scale
from ...interactions.enter import STAR, alternatives
from ...interactions.numbers import apart, around
from .. import marks
from . import losses

if TYPE_CHECKING:
    from ...interactions import AnyField, Interaction
    from ...model import Question
    from ...texts import Text

# what Markdown might read as more than words; GIFT's own format might, too
_MARKUP = re.compile(r"[*_`\[\]<>&\\#|^$~\n]|^\s*(?:[-+:!]|\d+\.)|\{[{:#.]|\s{2,}$")
_SPECIAL = re.compile(r"[\\~=#{}:]")
_GAP = re.compile("\ue010[^\ue011]*\ue011")


@dataclass(slots=True)
class Written:
    """The text of a question, nothing when GIFT cannot say it; and codes and words of what is lost."""

    text: str = ""
    losses: list[tuple[str, str]] = field(default_factory=list)

    def lose(self, *what: str) -> None:
        """Say what is lost."""
        self.losses += [("export-lost", one) for one in what]

    def otherwise(self, what: str) -> None:
        """Say what is written in another way than it was meant."""
        self.losses.append(("export-otherwise", what))

    def left_out(self, why: str) -> None:
        """Say why the question is not written."""
        self.losses.append(("export-left-out", why))


def question(one: Question) -> Written:
    """Write a question."""
    written = Written()
    braces = _braces(one.interaction, written)
    if braces is None:
        return written
    general = one.explanation
    if isinstance(one.interaction, Free):
        general = _model(one.interaction, general, written)
    if general and general.source.strip():
        braces = f"{braces}\n\t####{said(general, written)}" if braces else f"####{said(general, written)}"
    braces = f"{braces}\n" if "\n" in braces else braces
    before, after = _around(one, written)
    written.text = f"// [id:{one.id}]\n::{one.id}::{before}{{{braces}}}{after}"
    written.lose(*losses.question(one))
    written.losses = list(dict.fromkeys(written.losses))
    return written


def _model(free: Free, explanation: Text | None, written: Written) -> Text | None:
    """Give the general feedback of a free answer: the model, which is read back as such."""
    if free.model and explanation:
        written.lose("explanation")
    elif free.model or explanation:
        written.otherwise("model" if free.model else "explanation_model")
    return free.model or explanation


def _around(one: Question, written: Written) -> tuple[str, str]:
    """Give what stands before and behind the braces: the question, and of a text with a gap its two halves."""
    if not isinstance(one.interaction, Enter) or one.interaction.text is None:
        return said(one.prompt, written), ""
    text = one.interaction.text
    before, after = _GAP.split(_portable(text, written), maxsplit=1)
    prompt = _portable(one.prompt, written)
    both = f"{prompt}\n\n{before}"
    return f"[markdown]{escaped(both)}", escaped(after)


def _braces(interaction: Interaction, written: Written) -> str | None:
    """Write what stands in the braces; None when GIFT has no such question."""
    match interaction:
        case Choose():
            return _choose(interaction, written)
        case Enter():
            return _enter(interaction, written)
        case Associate():
            return _associate(interaction, written)
        case Free():
            return ""
        case Order():
            written.left_out("order")
        case Scale():
            written.left_out("scale")
        case _:
            assert_never(interaction)
    return None


def _choose(choose: Choose, written: Written) -> str:
    options = choose.options
    if [one.id for one in options] == ["true", "false"] and not any(one.text.source for one in options):
        return _truth(choose, written)
    rights = sum(one.right for one in options)
    wrongs = len(options) - rights
    lines = []
    for one in options:
        text = said(one.text, written)
        if choose.one:
            mark = "=" if one.right else "~"
            mark += ("%100%" if one.right else "%0%") if text.startswith("%") else ""
        else:
            mark = f"~%{percent(Fraction(1, rights) if one.right else Fraction(-1, wrongs))}%"
        lines.append(f"\n\t{mark}{text}{_feedback(one.feedback, written)}")
    return "".join(lines)


def _truth(choose: Choose, written: Written) -> str:
    """Write `TRUE#said of the wrong answer#said of the right one`."""
    right = next(one for one in choose.options if one.right)
    wrong = next(one for one in choose.options if not one.right)
    word = right.id.upper()
    if right.feedback:
        return f"{word}#{said(wrong.feedback, written) if wrong.feedback else ''}#{said(right.feedback, written)}"
    return f"{word}{_feedback(wrong.feedback, written)}"


def _enter(enter: Enter, written: Written) -> str | None:
    if len(enter.fields) != 1:
        written.left_out("gaps")
        return None
    if enter.text:
        written.otherwise("dropdown" if isinstance(enter.fields[0], Pick) else "gap")
    return _field(enter.fields[0], written)


def _field(one: AnyField, written: Written) -> str | None:
    match one:
        case Field():
            return _words(one, written)
        case Number():
            return f"#{_number(one)}"
        case Pick():
            return "".join(
                f"\n\t{'=%100%' if word.right else '~%0%'}{escaped(word.text)}{_feedback(word.feedback, written)}"
                for word in one.words
            )
        case _:
            assert_never(one)


def _words(one: Field, written: Written) -> str | None:
    lines = []
    for answer in one.answers:
        parts = [part for part in alternatives(answer.text) if part.strip()]
        if len(parts) > 1:
            written.otherwise("alternatives")
        weight = "" if answer.points == one.of else f"%{percent(Fraction(answer.points, one.of))}%"
        for part in parts:
            text = escaped(part.strip().replace("*", "\\*").replace(STAR, "*"))
            sure = "%100%" if text.startswith("%") and not weight else weight
            lines.append(f"\n\t={sure}{text}{_feedback(answer.feedback, written)}")
    if any("->" in line for line in lines):
        written.left_out("arrow")
        return None
    return "".join(lines)


def _number(one: Number) -> str:
    if one.answer is not None:
        far = apart(one.answer, one.high)
        if around(one.answer, far, percent=False) == (one.low, one.high):
            return one.answer if far == "0" else f"{one.answer}:{far}"
    return f"{one.low}..{one.high}"


def _associate(associate: Associate, written: Written) -> str:
    if associate.grouped:
        written.otherwise("grouping")
    halves = {target.id: _half(target.text, written) for target in associate.targets}
    lines = [f"\n\t={_half(row.text, written)} -> {halves[row.right]}" for row in associate.rows]
    used = {row.right for row in associate.rows}
    lines += [f"\n\t= -> {half}" for id_, half in halves.items() if id_ not in used]
    return "".join(lines)


def _half(text: Text, written: Written) -> str:
    """Write one half of a pair; an arrow in it must not part it."""
    made = said(text, written)
    return made if "->" not in made else f"[markdown]{made.removeprefix('[markdown]').replace('->', '-&gt;')}"


def _feedback(text: Text | None, written: Written) -> str:
    return f"#{said(text, written)}" if text and text.source.strip() else ""


def said(text: Text, written: Written) -> str:
    """Write a text: as Markdown where it has some, else plainly."""
    source = _portable(text, written)
    return f"[markdown]{escaped(source)}" if _MARKUP.search(source) else escaped(source)


def _portable(text: Text, written: Written) -> str:
    """Give a text's Markdown without what means nothing elsewhere."""
    source, lost = marks.unlinked(text.source.strip())
    written.lose(*lost)
    return source


def escaped(text: str) -> str:
    r"""Take their meaning from GIFT's characters; a newline becomes `\n`, so that no empty line parts a question."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")


def percent(part: Fraction) -> str:
    """Write a part of 1 in per cent, with at most five figures behind the point, as Moodle does."""
    whole = round(part * 100 * 10**5)
    figures = str(abs(whole)).zfill(6)
    made = f"{figures[:-5]}.{figures[-5:]}".rstrip("0").rstrip(".")
    return f"-{made}" if whole < 0 else made
