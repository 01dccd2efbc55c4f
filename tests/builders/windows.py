"""A Windows in Wine 8 (Debian 12), with what our programs need and it lacks.

What is put in is for trying only: Windows 10 has all of it. `icuuc` and `bcryptprimitives` are not
in that Wine at all; of its C library the functions for complex numbers abort, so one that has them
stands before it and hands everything else on.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.windows import wine

COMPILER = "x86_64-w64-mingw32-gcc"
_READER = "x86_64-w64-mingw32-objdump"
_OWN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
_COMPLEX = re.compile(
    r"c(?:real|imag|abs|arg|exp|log|pow|sqrt|sin|cos|tan|acos|asin|atan|sinh|cosh|tanh|acosh|asinh"
    r"|atanh|proj)f?|conjf?"
)
_PRNG = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL ProcessPrng(BYTE *to, SIZE_T size)
{
    return SystemFunction036(to, (ULONG)size);
}
"""
_MAIN = "int DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"
_ICU = (
    *(
        "UCNV_FROM_U_CALLBACK_SUBSTITUTE",
        "UCNV_TO_U_CALLBACK_SUBSTITUTE",
        "ucnv_cbFromUWriteUChars",
    ),
    *("ucnv_cbToUWriteUChars", "ucnv_close", "ucnv_countAvailable", "ucnv_fromUCountPending"),
    *("ucnv_fromUnicode", "ucnv_getAvailableName", "ucnv_getFromUCallBack", "ucnv_getMaxCharSize"),
    *("ucnv_getName", "ucnv_getStandardName", "ucnv_getToUCallBack", "ucnv_open", "ucnv_reset"),
    *("ucnv_setFromUCallBack", "ucnv_setToUCallBack", "ucnv_toUCountPending", "ucnv_toUnicode"),
)


class Windows:
    """One such Windows, in a folder of this machine."""

    def __init__(self, folder: Path, display: str) -> None:
        """Make it."""
        self.drive = folder / "prefix" / "drive_c"
        self.programs = self.drive / "Program Files" / "Letterlock"
        self._folder, self._display = folder, display
        (folder / "prefix").mkdir(parents=True)
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        self._put_in_what_it_lacks()
        self._at_first = self._everything()

    @property
    def own(self) -> Path:
        """The folder of the person's trail and log."""
        return self.home / "AppData" / "Local" / "Letterlock"

    @property
    def home(self) -> Path:
        """The folder of the person."""
        return next(one for one in (self.drive / "users").iterdir() if one.name != "Public")

    def run(self, *words: str | Path, seconds: float = 1800, stands: bool = True) -> str:
        """Run a program to its end, and give what it says; `stands` when it has to end well."""
        done = subprocess.run(
            self._command(*words),
            env=self._environment(),
            input="",
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=seconds,
        )
        said = done.stdout + done.stderr
        assert not stands or done.returncode == 0, f"{words}: {done.returncode}: {said[-3000:]}"
        return said if stands else f"{done.returncode}: {said}"

    @contextmanager
    def showing(self, *words: str | Path) -> Iterator[None]:
        """Have a program show its window; at the end everything is ended."""
        with subprocess.Popen(
            self._command(*words),
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as program:
            try:
                yield
            finally:
                program.kill()
                self.end()

    def end(self) -> None:
        """End everything in it."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        subprocess.run([server, "-k"], env=self._environment(), check=False)
        time.sleep(1)

    def files(self) -> set[str]:
        """Give every file that is installed, by its place in the programs' folder."""
        return {
            one.relative_to(self.programs).as_posix()
            for one in self.programs.rglob("*")
            if one.is_file()
        }

    def came(self) -> set[Path]:
        """Give every file and link on the drive that was not there at first."""
        return self._everything() - self._at_first

    def registered(self, word: str) -> set[str]:
        """Give every key of the registry that has a word in it; what runs is ended before."""
        self.end()  # it writes the registry down
        found: set[str] = set()
        for name in ("system.reg", "user.reg", "userdef.reg"):
            key = ""
            for line in (self.drive.parent / name).read_text(encoding="utf-8").splitlines():
                if line.startswith("["):
                    key = line.rpartition("]")[0]
                if word.lower() in line.lower():
                    found.add(key)
        return found

    def _everything(self) -> set[Path]:
        return {one for one in self.drive.rglob("*") if one.is_symlink() or not one.is_dir()}

    def _command(self, *words: str | Path) -> list[str]:
        return [str(wine.program()), *(str(one) for one in words)]

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {
            "WINEPREFIX": str(self.drive.parent),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": (
                "icuuc,bcryptprimitives,ucrtbase=n,b;mscoree,mshtml,winemenubuilder.exe="
            ),
            "DISPLAY": self._display,
            "LANG": "C.UTF-8",
        }

    def _put_in_what_it_lacks(self) -> None:
        system, own = self.drive / "windows" / "system32", _OWN / "ucrtbase.dll"
        told = subprocess.check_output([_READER, "-p", own], text=True)
        names = re.findall(r"^\t\[\s*\d+\] (?:\+base\[\s*\d+\]\s+\w+ )?(\S+)$", told, re.MULTILINE)
        ours = [one for one in names if _COMPLEX.fullmatch(one)]
        assert len(ours) > 40
        handed_on = (f'"{one}"=ucrtwine.{one}' for one in names if one not in ours)
        definitions = "\n".join(("LIBRARY ucrtbase.dll", "EXPORTS", *ours, *handed_on))
        exports = self._folder / "ucrtbase.def"
        exports.write_text(definitions + "\n", encoding="ascii")
        forced = [f"-Wl,-u,{one}" for one in ours]
        shutil.copyfile(own, system / "ucrtwine.dll")
        self._make(system / "ucrtbase.dll", _MAIN, str(exports), *forced, "-lmingwex")
        self._make(system / "bcryptprimitives.dll", _PRNG + _MAIN, "-ladvapi32")
        nothing = "".join(
            f"__declspec(dllexport) void *{one}(void) {{ return 0; }}\n" for one in _ICU
        )
        self._make(system / "icuuc.dll", nothing + _MAIN)

    def _make(self, target: Path, code: str, *more: str) -> None:
        source = self._folder / f"{target.stem}.c"
        source.write_text(code, encoding="ascii")
        target.unlink(missing_ok=True)
        begin = ["-shared", "-nostartfiles", "-static-libgcc", "-Wl,-e,DllMainCRTStartup"]
        subprocess.run([COMPILER, *begin, "-o", target, source, *more], check=True)
