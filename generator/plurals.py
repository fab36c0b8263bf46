"""Which form of words a whole number asks for, by language: the cardinal rules of Unicode CLDR. Pure.

Counts are whole numbers, so what the rules say of decimals is left out. In the browser `Intl.PluralRules` decides; a
test holds both together (`tests/test_plurals.py`).
"""

from __future__ import annotations

import re
from functools import cache

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# languages, and the rules of their categories in order; "other" is what is left. CLDR 48, whole numbers
_RULES = (
    (
        (
            "aa ab ady agq ann apc arn ary ba bas bew bgc bgn blt bm bo bqi brh bss bua byn cad cch ccp cho "
            "cic co cop cu dav dje dua dyo dz ebu ewo frr gaa gez gn guz hnj hrx ht id ig ii isv ja jbo jv "
            "kaa kam kbd kde kea kek ken kgp khq ki kln km ko kpe ksf kxv la lkt lmo lo lrc ltg lu luo luy "
            "lzz mai mdf mer mfe mgh mhn mi mic mni moh mrh ms mua mus mww my myv mzn nds nmg nqo nus nv oc "
            "oka osa pi pis pms qu quc raj rhg rif rn rw sa sah sbp ses sg shn sid skr su sus suz szl th to "
            "tok tpi trv trw tt twq tyv vai vmw wal wbp wo xdq xnr yav yo yrl yue za zgh zh"
        ),
        "",
    ),
    (
        (
            "af an asa ast az bal bem bez bg brx ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gsw "
            "ha haw hu ia ie io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nb nd ne "
            "nl nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr "
            "ta te teo tig tk tn tr ts ug ur uz ve vo vun wae xh xog yi"
        ),
        "one: n = 1",
    ),
    (
        "am as bn doi fa gu hi kn kok pcm tg vi zu",
        "one: n = 0 or n = 1",
    ),
    (
        "ak bho csw ln mg nso pa ti wa",
        "one: n = 0..1",
    ),
    (
        "he iu naq sat se sma smj smn sms",
        "one: n = 1; two: n = 2",
    ),
    (
        "ca es gl it lld pt-ao pt-ch pt-cv pt-fr pt-gq pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl scn vec",
        "one: n = 1; many: n != 0 and n % 1000000 = 0",
    ),
    (
        "ff hy kab si",
        "one: n = 0,1",
    ),
    (
        "be ru uk",
        (
            "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or "
            "n % 10 = 5..9 or n % 100 = 11..14"
        ),
    ),
    (
        "blo cv ksh",
        "zero: n = 0; one: n = 1",
    ),
    (
        "dsb hsb sl",
        "one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4",
    ),
    (
        "bs hr sr",
        "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14",
    ),
    (
        "cs sk",
        "one: n = 1; few: n = 2..4",
    ),
    (
        "fr pt",
        "one: n = 0..1; many: n != 0 and n % 1000000 = 0",
    ),
    (
        "is mk",
        "one: n % 10 = 1 and n % 100 != 11",
    ),
    (
        "lv prg",
        "zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11",
    ),
    (
        "ceb fil",
        "one: n = 1,2,3 or n % 10 != 4,6,9",
    ),
    (
        "lt",
        "one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19",
    ),
    (
        "ar",
        "zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99",
    ),
    (
        "tzm",
        "one: n = 0..1 or n = 11..99",
    ),
    (
        "lag",
        "zero: n = 0; one: n = 0,1 and n != 0",
    ),
    (
        "gv",
        "one: n % 10 = 1; two: n % 10 = 2; few: n % 100 = 0,20,40,60,80",
    ),
    (
        "ga",
        "one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10",
    ),
    (
        "shi",
        "one: n = 0 or n = 1; few: n = 2..10",
    ),
    (
        "gd",
        "one: n = 1,11; two: n = 2,12; few: n = 3..10,13..19",
    ),
    (
        "sgs",
        "one: n % 10 = 1 and n % 100 != 11; two: n = 2; few: n != 2 and n % 10 = 2..9 and n % 100 != 11..19",
    ),
    (
        "br",
        (
            "one: n % 10 = 1 and n % 100 != 11,71,91; two: n % 10 = 2 and n % 100 != 12,72,92; few: n % 10 = "
            "3..4,9 and n % 100 != 10..19,70..79,90..99; many: n != 0 and n % 1000000 = 0"
        ),
    ),
    (
        "cy",
        "zero: n = 0; one: n = 1; two: n = 2; few: n = 3; many: n = 6",
    ),
    (
        "pl",
        (
            "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1 and n % 10 = 0..1 or n % 10 = "
            "5..9 or n % 100 = 12..14"
        ),
    ),
    (
        "ro",
        "one: n = 1; few: n = 0 or n != 1 and n % 100 = 1..19",
    ),
    (
        "kw",
        (
            "zero: n = 0; one: n = 1; two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = "
            "1000..20000,40000,60000,80000 or n != 0 and n % 1000000 = 100000; few: n % 100 = 3,23,43,63,83; "
            "many: n != 1 and n % 100 = 1,21,41,61,81"
        ),
    ),
    (
        "mt",
        "one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19",
    ),
)


def category(language: str, number: int) -> str:
    """Give the category of a number in a language: that of its region first, "other" where nothing is known."""
    return next((name for name, rule in _rules(language) if _holds(rule, abs(number))), "other")


def categories(language: str) -> tuple[str, ...]:
    """List the categories that a language has, in CLDR's order."""
    return (*(name for name, _ in _rules(language)), "other")


@cache
def _rules(language: str) -> tuple[tuple[str, str], ...]:
    known = {code: rules for codes, rules in _RULES for code in codes.split()}
    code = language.lower()
    while code and code not in known:
        code = code.rpartition("-")[0]
    return tuple(
        (name, rule)
        for name, _, rule in (one.partition(": ") for one in known.get(code, "").split("; "))
        if name
    )


def _holds(rule: str, number: int) -> bool:
    """Whether a rule (`n % 10 = 2..4 and n % 100 != 12..14 or …`) holds for a number."""
    return any(all(_true(one, number) for one in part.split(" and ")) for part in rule.split(" or "))


_RELATION = re.compile(r"n(?: % (\d+))? (!?=) ([\d.,]+)")


def _true(relation: str, number: int) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(relation)
    left = number % int(match[1]) if match[1] else number
    ranges = (one.partition("..") for one in match[3].split(","))
    inside = any(int(low) <= left <= int(high or low) for low, _, high in ranges)
    return inside == (match[2] == "=")
