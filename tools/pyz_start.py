"""The first file of `merleg.pyz`: unpacks the others once, and runs the program.

Never runs half an archive: it is unpacked beside its place and renamed, so that a second call that comes at the same
time finds nothing or all of it. Where no cache can be written to, each call unpacks for itself and tidies up.
"""

import os
import shutil
import sys
import tempfile
import zipfile

DIGEST = "@DIGEST@"
OLD = "Merleg needs Python 3.11 or newer and this is Python %d.%d. / A Merleghez Python 3.11 vagy újabb kell, ez %d.%d.\n"


def cache():
    """Say where a user's programs keep what they can make again."""
    named = os.environ.get("MERLEG_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(
            os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "merleg"
        )
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "merleg")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "merleg")


def unpack(archive, folder):
    """Unpack all of it into a new folder."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)


def place(archive):
    """Give the folder with the unpacked program, and whether it is to be deleted afterwards."""
    wanted = os.path.join(cache(), DIGEST)
    if os.path.isdir(wanted):
        return wanted, False
    try:
        os.makedirs(os.path.dirname(wanted), exist_ok=True)
        beside = tempfile.mkdtemp(prefix=DIGEST, dir=os.path.dirname(wanted))
    except OSError:
        beside = tempfile.mkdtemp(prefix="merleg-")
        unpack(archive, beside)
        return beside, True
    try:
        unpack(archive, beside)
        os.rename(beside, wanted)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        if not os.path.isdir(wanted):  # nobody else was quicker: the disk did not do its part
            raise
    return wanted, False


def main():
    """Run the program that lies in this archive."""
    if sys.version_info < (3, 11):
        sys.stderr.write(OLD % (sys.version_info[:2] * 2))
        return 2
    folder, passing = place(os.path.dirname(os.path.abspath(__file__)))
    try:
        sys.path.insert(0, folder)
        from generator.start import main as run

        return run()
    finally:
        if passing:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
