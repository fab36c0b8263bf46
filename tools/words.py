"""What the tools say, in Hungarian or English: one sentence a failure, with the remedy in it.

Never ends the program and never asks; it only finds words. Written so that Python 3.6 can read it too, since it
has to say that a Python is too old.
"""

import os
import sys

# For each name: Hungarian, English.
WORDS = {
    "usage": (
        "Így hívd: python3 tools/run.py site | manual | test | test-full | lint | pyz | env",
        "Call it like this: python3 tools/run.py site | manual | test | test-full | lint | pyz | env",
    ),
    "python-old": (
        "A Merleghez Python 3.11 vagy újabb kell, ez viszont Python {version}: telepíts újabbat (python.org vagy a rendszered csomagjai), és ha nem az az alapértelmezett, nevezd meg, például így: make {task} PYTHON=python3.12.",
        "Merleg needs Python 3.11 or newer and this is Python {version}: install a newer one (python.org or your system's packages), and if it is not the default, name it, for example: make {task} PYTHON=python3.12.",
    ),
    "no-venv": (
        "Ebből a Pythonból hiányzik egy modul ({module}), ezért nem tud környezetet készíteni: Debianon és Ubuntun a sudo apt install python{version}-venv parancs telepíti, máshol a python.org Pythonjában benne van.",
        "This Python cannot make an environment because its module {module} is missing: on Debian and Ubuntu the command sudo apt install python{version}-venv installs it, elsewhere the Python from python.org has it.",
    ),
    "venv-failed": (
        "A környezet (.venv) nem készült el ({reason}): töröld a .venv mappát, és próbáld újra.",
        "The environment (.venv) could not be made ({reason}): delete the folder .venv and try again.",
    ),
    "no-rights": (
        "Ide nem lehet írni: {path} ({reason}); adj magadnak írási jogot a mappára, vagy másold a projektet olyan helyre, amely a tiéd.",
        "It is not possible to write to {path} ({reason}): give yourself the right to write there, or copy the project to a place of your own.",
    ),
    "no-network": (
        "A csomagokat nem sikerült letölteni, mert a csomagtár nem érhető el: csatlakozz a hálózatra (céges hálózaton add meg a PIP_INDEX_URL vagy a HTTPS_PROXY változót), és próbáld újra.",
        "The packages could not be fetched because the package index cannot be reached: connect to the network (in an organisation's network set PIP_INDEX_URL or HTTPS_PROXY) and try again.",
    ),
    "pip-failed": (
        "A csomagok telepítése nem sikerült ({reason}): a teljes üzenet itt van: {log}; szüntesd meg az okát, és próbáld újra.",
        "The packages could not be installed ({reason}): the whole message is in {log}; put that right and try again.",
    ),
    "npm-failed": (
        "Ezt a csomagot nem sikerült letölteni: {package} {version} ({reason}); nézd meg, hogy az npm eléri-e a csomagtárát, és próbáld újra.",
        "The package {package} {version} could not be fetched ({reason}): see that npm reaches its registry and try again.",
    ),
    "browser-wrong": (
        "A {variable} ezt nevezi meg: {path}, de azon a helyen nincs böngésző: javítsd ki vagy töröld a változót.",
        "{variable} names {path}, where there is no browser: correct the variable or unset it.",
    ),
    "no-browser": (
        "A tesztekhez böngésző kell, de nincs ({reason}): telepíts Chromiumot, Chrome-ot vagy Edge-et, vagy add meg a helyét a MERLEG_BROWSER változóban, és próbáld újra.",
        "The tests need a browser and there is none ({reason}): install Chromium, Chrome or Edge, or give its place in the variable MERLEG_BROWSER, and try again.",
    ),
    "no-firefox": (
        "Nincs Firefox, a Firefoxos tesztek kimaradnak: telepítsd, vagy add meg a helyét a MERLEG_FIREFOX változóban.",
        "There is no Firefox, so its tests are left out: install it, or give its place in the variable MERLEG_FIREFOX.",
    ),
    "no-dictionaries": (
        "A helyesírás vizsgálatához hiányoznak a Hunspell szótárai ({reason}): Debianon az apt install hunspell-hu hunspell-en-gb parancs telepíti őket, máshol a LibreOffice hozza; a mappájukat a {variable} változó nevezheti meg.",
        "Hunspell's dictionaries, which the check of spelling needs, are missing ({reason}): on Debian the command apt install hunspell-hu hunspell-en-gb installs them, elsewhere LibreOffice brings them; the variable {variable} can name their folder.",
    ),
    "no-java": (
        "A HTML vizsgálatához Java kell, de nincs ({reason}): Debianon az apt install default-jre-headless parancs telepíti; máshol telepíts egy Java futtatókörnyezetet (17 vagy újabb), és próbáld újra.",
        "The check of the HTML needs Java and there is none ({reason}): on Debian the command apt install default-jre-headless installs it; elsewhere install a Java runtime (17 or newer), and try again.",
    ),
    "vnu-wrong": (
        "A {variable} ezt nevezi meg: {path}, de ott nincs fájl: add meg a vnu.jar helyét, vagy töröld a változót.",
        "{variable} names {path}, where there is no file: give the place of vnu.jar, or unset the variable.",
    ),
    "no-browser-tests": (
        "A böngészős tesztek nem futottak le (sikeres: {passed}, kihagyott: {skipped}), pedig kötelezők: nézd meg fent, miért, és javítsd ki.",
        "The browser tests did not run (passed: {passed}, skipped: {skipped}) and they have to: see above why, and put it right.",
    ),
    "failed": (
        "Hiba a gépen: {reason}; szüntesd meg az okát, és próbáld újra.",
        "The machine failed: {reason}; put that right and try again.",
    ),
    "making": (
        "A környezet készül (.venv), ez csak először tart egy-két percig …",
        "Making the environment (.venv); it takes a minute or two, the first time only …",
    ),
    "adding": ("Kiegészül a környezet (.venv): {groups} …", "Adding to the environment (.venv): {groups} …"),
    "made": ("A környezet kész (.venv).", "The environment is ready (.venv)."),
    "browser": ("Böngésző: {path}", "Browser: {path}"),
    "browser-apt": (
        "Nincs böngésző, ennek a csomagnak a telepítése: {package} (apt-get) …",
        "There is no browser; installing the package {package} (apt-get) …",
    ),
    "servers-apt": (
        "A kiszolgálók csomagjainak telepítése: {packages} (apt-get) …",
        "Installing the packages of the servers: {packages} (apt-get) …",
    ),
    "no-server": (
        "Nincs ilyen kiszolgáló a gépen: {server}. Enélkül nem próbálható ki, mit tesz a beállításaival; Debianon: apt-get install {package}.",
        "There is no {server} on this machine, so what it makes of its settings cannot be tried; on Debian: apt-get install {package}.",
    ),
    "browser-own": (
        "Nincs böngésző, a Playwright sajátjának letöltése (legfeljebb {minutes} perc) …",
        "There is no browser; fetching Playwright's own ({minutes} minutes at most) …",
    ),
    "tests": (
        "Lefutott: {passed}, ebből böngészőben: {browser}, Firefoxban: {firefox}",
        "Tests passed: {passed}, of them in a browser: {browser}, in Firefox: {firefox}",
    ),
    "no-js": ("Nincs ellenőrizendő JavaScript.", "There is no JavaScript to check."),
}


class Missing(Exception):
    """Something the machine does not have or did not do; its text is the sentence to print."""


def hungarian(environ: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether to speak Hungarian: by LC_ALL, LC_MESSAGES or LANG, or else by the language of Windows."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return environ[name].lower().startswith("hu")
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is no such thing elsewhere

        return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x0E)
    return False


def say(name: str, **values: object) -> str:
    """Give the words of this name in the reader's language."""
    return WORDS[name][0 if hungarian(os.environ) else 1].format(**values)


def missing(name: str, **values: object) -> Missing:
    """Give the failure of this name, to be raised."""
    return Missing(say(name, **values))
