#!/usr/bin/env python3
"""Makes the pictures of docs/data.md anew.

    apt install --no-install-recommends libreoffice-calc xvfb
    cargo xtask build && cargo xtask test --e2e-only guide
    python3 docs/pictures/make.py

Those of the page are what the scenario `guide` has kept. That of the empty spreadsheet is LibreOffice's window on a screen of its own.
"""

import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
SIZE = (1140, 560)
# The menu, the status bar and the side bar are not in the picture.
PART = (0, 79, 1024, 535)
SECONDS = 90


def with_activities_in_front(template, copy):
    """The template as its reader sees it after a click on the sheet Activities."""
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == "xl/workbook.xml":
                data = data.replace(b"<workbookView ", b'<workbookView activeTab="3" ')
            new.writestr(entry, data)


def png(xwd, part):
    """A part of a screen that Xvfb has written (32 bits a pixel), as PNG."""
    head = struct.unpack(">25I", xwd[:100])
    start, line = head[0] + 12 * head[19], head[12]
    left, top, right, bottom = part
    rows = bytearray()
    for y in range(top, bottom):
        row = xwd[start + y * line + 4 * left : start + y * line + 4 * right]
        colours = bytearray(3 * (right - left))
        colours[0::3], colours[1::3], colours[2::3] = row[2::4], row[1::4], row[0::4]
        rows += b"\0" + colours

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", right - left, bottom - top, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def steady(screen):
    """The picture, once it has not changed for some seconds and shows more than an empty screen."""
    before, n_alike = b"", 0
    for _ in range(SECONDS):
        time.sleep(1)
        now = png(screen.read_bytes(), PART) if screen.exists() else b""
        n_alike = n_alike + 1 if now == before and len(now) > 10_000 else 0
        before = now
        if n_alike == 4:
            return now
    raise SystemExit("LibreOffice did not show the spreadsheet")


def template():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = pathlib.Path(folder)
        copy = folder / "yearline-template.xlsx"
        with_activities_in_front(ROOT / "dist/yearline-template.xlsx", copy)
        number, wants = os.pipe()
        x = subprocess.Popen(
            ["Xvfb", "-displayfd", str(wants), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder, "-nolisten", "tcp"],
            pass_fds=[wants],
            stderr=subprocess.DEVNULL,
        )
        office = None
        try:
            display = os.read(number, 16).decode().strip()
            office = subprocess.Popen(
                ["soffice", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile", "--calc", copy],
                env={**os.environ, "DISPLAY": f":{display}"},
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            (HERE / "template.png").write_bytes(steady(folder / "Xvfb_screen0"))
        finally:
            if office:
                os.killpg(office.pid, 15)
                office.wait(20)
            x.terminate()
            x.wait(20)


if __name__ == "__main__":
    for picture in sorted((ROOT / "target/screenshots/guide").glob("*.png")):
        shutil.copy(picture, HERE)
    template()
