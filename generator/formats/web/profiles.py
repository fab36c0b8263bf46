"""What a self-assessment's page needs beside its statements: its dimensions with their pages, and the paths' weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...lookup import Target

if TYPE_CHECKING:
    from ...lookup import Lookup
    from ...model import Dimension, Profile, Quiz
    from .context import Here


def dimensions(here: Here, profile: Profile) -> list[dict[str, Any]]:
    """Give each dimension with what is drawn of it; `href` only where a page treats it."""
    return [_dimension(here, one) for one in profile.dimensions]


def _dimension(here: Here, one: Dimension) -> dict[str, Any]:
    found = here.targets((one.page,)) if one.page else []
    return {
        "id": one.id, "name": one.name, "side": one.side, "href": found[0]["href"] if found else None,
        "title": found[0]["title"] if found else None,
    }  # fmt: skip


def data(lookup: Lookup, quiz: Quiz) -> dict[str, Any] | None:
    """Tell the script how the result is made; the words stand in the page."""
    profile = quiz.profile
    if profile is None:
        return None
    return {
        "least": profile.least,
        "lowest": profile.lowest,
        "highest": profile.highest,
        "dimensions": [
            {"id": one.id, "side": one.side.value if one.side else 0, "page": _leads(lookup, quiz, one)}
            for one in profile.dimensions
        ],
        "paths": {id_: weights for id_, _, weights in paths(lookup, quiz)},
    }


def _leads(lookup: Lookup, quiz: Quiz, one: Dimension) -> bool:
    return one.page is not None and isinstance(lookup.reference(one.page, quiz.language), Target)


def paths(lookup: Lookup, quiz: Quiz) -> list[tuple[str, str, dict[str, int]]]:
    """Give the roles that a reader can choose: id, title, and how much each dimension counts in it."""
    if quiz.profile is None or not quiz.profile.roles:
        return []
    return [
        (path.id, path.title, dict(path.weights))
        for path in lookup.site.paths
        if path.language == quiz.language and path.weights
    ]
