"""`content/site.yaml` → `Settings`: typed field by field, no free dictionary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from .findings import Finding, Mend, Severity, Span, finding
from .hyphens import PLAIN, Look, installed
from .source import yamltree
from .source.fields import Values, nearest, record
from .source.sitefields import COLOURS, FORMAT, LANGUAGE, LEVELS, POLICY, SITE_ADDRESS, TABLE
from .tongue import Tongue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .source.fields import Prose, Word

PATH = "content/site.yaml"
WHOLE = Span(PATH)

Localised = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of the axis."""

    id: str
    name: Localised


@dataclass(frozen=True, slots=True)
class Axis:
    """The two poles between which pages can lean, and the word for what holds both."""

    first: Pole
    second: Pole
    both: Localised


@dataclass(frozen=True, slots=True)
class Theme:
    """What an organisation sets of the look; paths are below `content/`, `colours` are as written."""

    logo: Word | None = None
    stylesheet: Word | None = None
    footer: tuple[tuple[str, Prose], ...] = ()
    contact: tuple[tuple[str, Prose], ...] = ()
    imprint: tuple[tuple[str, Prose], ...] = ()
    colours: tuple[tuple[str, Word], ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for quizzes and questions that say nothing else. `tries` 0 is without limit."""

    mode: Literal["practice", "exam"] = "practice"
    pass_mark: int | None = None
    shuffle: bool = False
    tries: int = 0
    result: Literal["latest", "best"] = "latest"
    marking: Literal["each", "all"] = "each"
    case: Literal["ignore", "strict"] = "ignore"
    accents: Literal["ignore", "strict"] = "strict"
    typos: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """The site as `site.yaml` describes it. `languages`: the first is the default.

    `print`: whether there is a document for paper; None leaves it to the number of pages.
    `offline`: whether pages are kept for reading offline; None where that was never so, False where it was.
    `allow` names, by the policy's own words, the addresses of others that a page may use.
    """

    id: str
    title: Localised
    languages: tuple[str, ...]
    address: str | None = None
    axis: Axis | None = None
    theme: Theme = Theme()
    rules: Rules = Rules()
    checks: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    allow: tuple[tuple[str, tuple[str, ...]], ...] = ()
    print: bool | None = None
    offline: bool | None = None
    look: Look = PLAIN
    tongues: tuple[Tongue, ...] = ()
    span: Span = WHOLE

    @property
    def default(self) -> str:
        """The default language."""
        return self.languages[0]

    def tongue(self, language: str) -> Tongue:
        """Give what the interface says in a language."""
        return next((one for one in self.tongues if one.code == language), Tongue(language))


def said(localised: tuple[tuple[str, Any], ...], language: str) -> Any:
    """Give the value for a language: its own, else the one for all, else the first."""
    known = dict(localised)
    return known.get(language, known.get("", localised[0][1] if localised else ""))


def read(text: str, path: str, known_checks: tuple[str, ...]) -> tuple[Settings | None, list[Finding]]:
    """Read `site.yaml`; None when not even a language could be made out."""
    node, findings = yamltree.parse(text, path)
    if node is None and findings:
        return None, findings
    values = record(node, TABLE, "site", Span(path, 1, 1), findings)
    languages = _languages(values, findings)
    if values["format"] is not None and values["format"] > FORMAT:
        findings.append(finding("format-newer", values.at("format"), format=values["format"], known=FORMAT))
    settings = Settings(
        id=values["id"].text if values["id"] else "site",
        title=values["title"] or (("", "?"),),
        languages=languages,
        address=_address(values, findings),
        axis=_axis(values["axis"]),
        theme=_theme(values["theme"]),
        rules=rules(values["quizzes"]) if values["quizzes"] else Rules(),
        checks=_checks(values["checks"] or (), known_checks, findings),
        allow=_given(values["allow"], POLICY),
        print=values["print"],
        offline=values["offline"],
        look=Look(values["typesetting"], values["soft-hyphens"]),
        span=values.at("languages"),
    )
    if settings.look.soft != "off" and not installed():
        findings.append(finding("hyphens-missing", values.at("soft-hyphens"), "warning"))
    if languages and len(languages) == len(values["languages"]):
        _translated(values, languages, findings)
    return (settings if languages else None), findings


def rules(values: Values) -> Rules:
    """Take the rules out of the values of `quizzes:`."""
    return Rules(
        values["mode"], values["pass"], values["shuffle"], values["tries"], values["result"],
        values["marking"], values["case"], values["accents"], values["typos"],
    )  # fmt: skip


# what languages are called instead of their codes
_CODES = {"magyar": "hu", "hungarian": "hu", "angol": "en", "english": "en", "német": "de", "german": "de"}


def _languages(values: Values, findings: list[Finding]) -> tuple[str, ...]:
    found: list[str] = []
    for one in values["languages"] or ():
        if re.fullmatch(r"[a-z-]+(\s*,\s*[a-z-]+)+", one.text):
            listed = Mend("value", f"[{one.text}]", old=one.text, safe=True)
            findings.append(finding("languages-list", one.span, mend=listed, text=one.text))
        elif not re.match(LANGUAGE, one.text):
            lower = one.text.lower()
            code = _CODES.get(lower, lower if re.match(LANGUAGE, lower) else "")
            mend = Mend("value", code, old=one.text) if code else None
            findings.append(finding("bad-language", one.span, mend=mend, language=one.text))
        elif one.text in found:
            findings.append(finding("language-twice", one.span, language=one.text))
        else:
            found.append(one.text)
    if values.given("languages") and not found and not findings:
        findings.append(finding("missing-field", values.span, field="languages", thing="site"))
    return tuple(found)


def _address(values: Values, findings: list[Finding]) -> str | None:
    address: str | None = values["address"]
    if address is None:
        return None
    if not re.match(SITE_ADDRESS, address):
        likely = re.fullmatch(
            r"(?:https?:/*)?([a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s?#]*)?)[?#]?.*", address, re.IGNORECASE
        )
        mend = Mend("value", f"https://{likely[1]}", old=address) if likely else None
        findings.append(finding("bad-address", values.at("address"), mend=mend, address=address))
        return None
    return address if address.endswith("/") else address + "/"


def _axis(values: Values | None) -> Axis | None:
    if values is None:
        return None
    poles = []
    for name in ("first", "second"):
        pole = values[name]
        if pole is None or pole["id"] is None or not pole["name"]:
            return None
        poles.append(Pole(pole["id"].text, pole["name"]))
    return Axis(poles[0], poles[1], values["both"] or (("", "?"),))


def _theme(values: Values | None) -> Theme:
    if values is None:
        return Theme()
    return Theme(
        values["logo"], values["stylesheet"], values["footer"] or (), values["contact"] or (), values["imprint"] or (),
        _given(values["colours"], [one.name for one in COLOURS]),
    )  # fmt: skip


def _given(values: Values | None, names: Sequence[str]) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a mapping that hold something, by their names."""
    return tuple((name, values[name]) for name in names if values[name]) if values else ()


def _checks(
    pairs: tuple[tuple[Word, Word], ...], known: tuple[str, ...], findings: list[Finding]
) -> tuple[tuple[str, Severity | Literal["off"]], ...]:
    found: list[tuple[str, Severity | Literal["off"]]] = []
    for key, value in pairs:
        if key.text not in known:
            close = nearest(key.text, known)
            mend = Mend("value", close, old=key.text) if close else None
            findings.append(
                finding("unknown-check", key.span, mend=mend, check=key.text, known=", ".join(known))
            )
            continue
        level = next((one for one in LEVELS if one == value.text), None)
        if level is None:
            known_levels = ", ".join(LEVELS)
            findings.append(
                finding(
                    "not-choice",
                    value.span,
                    mend=Mend("value", nearest(value.text.lower(), LEVELS) or "off", old=value.text),
                    field=key.text,
                    text=value.text,
                    known=known_levels,
                    nearest="off",
                )
            )
        else:
            found.append((key.text, level))
    return tuple(found)


def _translated(values: Values, languages: tuple[str, ...], findings: list[Finding]) -> None:
    """Say which languages a title or a pole's name lacks, and which are not the site's."""
    places = [("title", values["title"], values.at("title"))]
    if axis := values["axis"]:
        poles = [(f"axis.{name}.name", axis[name]) for name in ("first", "second")]
        places += [(name, pole["name"], pole.at("name")) for name, pole in poles if pole is not None]
        places.append(("axis.both", axis["both"], axis.at("both")))
    # without a title there is no page; without a text of the foot there is one in another language
    required = {name for name, _, _ in places}
    if theme := values["theme"]:
        places += [
            (f"theme.{name}", theme[name], theme.at(name)) for name in ("footer", "contact", "imprint")
        ]
    for name, pairs_, span in places:
        given = {language for language, _ in pairs_ or ()}
        if not given or "" in given:
            continue
        for language in languages:
            if language not in given:
                severity: Severity = "error" if name in required else "warning"
                findings.append(finding("not-translated", span, severity, field=name, language=language))
        for language in sorted(given - set(languages)):
            findings.append(finding("language-not-listed", span, "warning", field=name, language=language))
