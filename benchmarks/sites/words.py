"""Makes up Hungarian sentences: the words of an office, put together and inflected, in some ninety frames.

Compounds give a site as many different words as real texts of its length have; nothing is read from elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

FIRST = """ügyfél számla adat levél raktár bér munka termék panasz leltár pénztár projekt költség kockázat minőség
csapat partner irat napló posta terv díj keret cím név telefon program hálózat jelszó kulcs gép eszköz hiba kérdés
válasz igény rend bolt pult sor lista tábla mappa fájl kép szöveg űrlap jogkör szabály folyamat lépés cél mutató idő
nap hónap év negyedév ünnep műszak iroda épület szoba jármű út csomag doboz polc készlet ár adó bank hitel deviza
tőke haszon piac hirdetés kampány hírlevél vásár esemény ajánlat vevő szállító gyártó tanuló tanár tanfolyam vizsga
tudás ötlet javaslat döntés siker""".split()
SECOND = """kezelés egyeztetés ellenőrzés nyilvántartás tervezés rögzítés mérés elemzés kiadás átadás frissítés
javítás rendelés összesítés jelölés keresés küldés gyűjtés rendezés tárolás értékelés számítás előkészítés lezárás
visszaküldés pótlás módosítás jóváhagyás megosztás követés vizsgálás figyelés másolás beosztás elosztás szervezés
csoportosítás szűrés igazítás közlés feldolgozás kivonatolás összehasonlítás fordítás osztályozás törlés
visszaállítás ütemezés becslés leírás ismertetés bemutatás egyszerűsítés szabályozás támogatás irányítás vezetés
bővítés korlátozás pontosítás""".split()
ADJECTIVES = """gyors pontos rövid hosszú egyszerű világos közös havi heti napi éves új régi fontos sürgős rendes
teljes részleges kézi önálló nyitott zárt belső külső végleges ideiglenes olcsó drága hibás hibátlan átlátható
megszokott váratlan kötelező szabad gondos tavalyi idei délelőtti délutáni""".split()
PEOPLE = """könyvelő raktáros titkár vezető gyakornok ügyintéző pénztáros elemző szerelő szervező beszerző oktató
tanácsadó fejlesztő rendszergazda recepciós futár ellenőr""".split()
DAYS = "hétfőn kedden szerdán csütörtökön pénteken reggel délben este".split()
BACK = dict(
    zip("t ban nak val ról hoz ra ból tól ok okat a át ának ért".split(),
        "t ban nak sal ról hoz ra ból tól ok okat a át ának ért".split(), strict=True)
)  # fmt: skip
FRONT = dict(zip(BACK, "t ben nek sel ről hez re ből től ek eket e ét ének ért".split(), strict=True))
FRAMES = """A <0> akkor jó, ha a <person> is érti.
A <adj> <0> többet ér, mint a <adj> <0>.
<Day> a <person> átnézi a <t>, és felírja, ami hiányzik.
A <ról> mindenki hallott már, a <hoz> mégis kevesen értenek.
Aki a <t> a végére hagyja, a <ban> is késni fog.
A <nak> három lépése van, és a második a legnehezebb.
Nem a <0> a gond, hanem a <adj> <0>.
A <person> a <val> kezdi a napot.
A <adj> <okat> külön mappában érdemes tartani.
Ha a <0> elmarad, a <person> később a <ra> sem jut el.
A <ból> kiderül, mennyi időbe kerül a <0>.
A <0> és a <0> ugyanarra a kérdésre felel.
A tapasztalat szerint a <adj> <0> naponta <n> percet vesz el.
Egy <adj> <0> után a <person> mindig megáll egy percre.
A <ok> nagy része <n> percnél rövidebb.
A <tól> senkinek sem kell félnie.
Előbb a <0>, aztán a <0>: fordítva kétszer annyi munka.
A <person> szerint a <adj> <0> jól látszik a számokon.
A <ért> egyvalaki felel, a <ért> mindenki.
Ilyenkor a <adj> <0> a legjobb válasz.
<Day> kevés idő jut a <ra>, ezért a <t> előre elkészítjük.
A <ban> az a nehéz, hogy a <person> csak a végét látja.
Az első <n> esetben a <0> még kézzel is megy.
A <nak> nincs szüksége külön eszközre.
Mi történik, ha a <adj> <0> nem készül el?
Kinek jó a <adj> <0>?
A <a> többnyire a <person> dolga.
A <át> a <person> írja alá, a másolat nálunk marad.
A <adj> <ok> között <n> olyan van, amelyet újra kell kezdeni.
A <ának> módját a <person> írja le.
A <val> együtt a <0> is bekerül a naplóba.
Jó jel, ha a <ról> a <person> kérdez először.
A <0> során <n> tételből <n> szokott javításra szorulni.
A <adj> <0> helyett sokan a <t> választják.
Ehhez a <hoz> elég egy lap és egy toll.
A <person> <day> zárja le a <t>.
Ami a <ból> kimarad, az a <ban> hiányozni fog.
A <0> nem cél, csak eszköz a <hoz>.
A <okat> sorszám szerint rakjuk egymás mellé.
A <adj> <nak> akkor van értelme, ha a <person> is kap belőle másolatot.
Régen a <0> <n> napig tartott, ma egy délelőtt is elég.
A <t> a <person> kéri, a <t> az ügyfél.
A <ra> <n> forint jut egy évben.
A <0> végén mindig legyen egy rövid összefoglaló.
Kérdezzük meg, mit vár a <person> a <tól>.
A <adj> <0> rejtett hibákat is felszínre hoz.
A <nak> két vége van: a <0> és a <0>.
Ugyanaz a <0> két helyen két eredményt adhat.
A <person> ritkán látja, mi lesz a <ból>.
<Day> a <0> gyorsabb, mert kevesebb a telefon.""".splitlines()
HEADINGS = """Mire jó a <0>?
A <0> lépései
Amikor a <0> elmarad
<Adj> <0> a gyakorlatban
A <0> és a <0>
Mit lát ebből a <person>?
Gyakori hibák a <ban>
Számok a <ról>
Hogyan segít a <adj> <0>?
A <nak> is vége van egyszer
Mi kell a <hoz>?
Tanulságok a <ból>""".splitlines()
ITEMS = """<adj> <0>, ha a <person> is ott van
a <t> és a <t> külön kezeljük
<n> perc a <ra>
a <person> kérdései a <ról>
ami a <ból> megmaradt
a <adj> <ok> listája
<0> <day>, <0> másnap
a <hoz> szükséges adatok""".splitlines()
TITLES = """<pair>
<Adj> <pair>
A <pair> alapjai
A <pair> lépésről lépésre
<pair>, egyszerűen
Mire jó a <pair>?
A <pair> határai
<pair> kezdőknek
A <pair> ára
Két út a <pair> felé
A <pair> a gyakorlatban""".splitlines()
_SLOT = re.compile(r"<([^<>]+)>")
_ARTICLE = re.compile(r"\b([Aa]) (?=\**[aáeéiíoóöőuúüűAÁEÉIÍOÓÖŐUÚÜŰ])")


def compound(numbers: random.Random) -> str:
    """Draw a compound of an office, as `számlaegyeztetés`."""
    return numbers.choice(FIRST) + numbers.choice(SECOND)


def inflected(word: str, ending: str) -> str:
    """Put an ending on a word that ends in -ás or -és, by the harmony of its vowels."""
    endings = BACK if word.endswith("ás") else FRONT
    return word + endings[ending]


def _slot(name: str, numbers: random.Random) -> str:
    match name.lower():
        case "0":
            found = compound(numbers)
        case "adj":
            found = numbers.choice(ADJECTIVES)
        case "person":
            found = numbers.choice(PEOPLE)
        case "day":
            found = numbers.choice(DAYS)
        case "n":
            found = str(numbers.randint(3, 90))
        case ending:
            found = inflected(compound(numbers), ending)
    return found[0].upper() + found[1:] if name[0].isupper() else found


def filled(frame: str, numbers: random.Random) -> str:
    """Fill the places of a frame, and give `a` its z before a vowel."""
    return _ARTICLE.sub(r"\1z ", _SLOT.sub(lambda found: _slot(found[1], numbers), frame))


def sentence(numbers: random.Random) -> str:
    """Make up a sentence."""
    return filled(numbers.choice(FRAMES), numbers)


def title(number: int) -> str:
    """Give the title of an article: no two are the same up to 11 times as many as there are compounds."""
    pairs = len(FIRST) * len(SECOND)
    # a step without a common divisor goes through all compounds
    at = number * 2017 % pairs
    pair = FIRST[at % len(FIRST)] + SECOND[at // len(FIRST)]
    frame = TITLES[(number * 7 + number // pairs) % len(TITLES)]
    text = frame.replace("<pair>", pair).replace("<Adj>", ADJECTIVES[number % len(ADJECTIVES)])
    text = _ARTICLE.sub(r"\1z ", text)
    return text[0].upper() + text[1:]
