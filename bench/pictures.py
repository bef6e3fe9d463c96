"""The pictures in the README, made from the example: Today and a person, light and dark.

    python bench/pictures.py [--into docs/pictures]

Needs a Chromium on the machine and the packages of the tests. The letters are those of this machine's fonts,
so the pictures differ from one machine to another; they are made anew when the pages have changed. Each has
at most sixteen colours, which text on one ground does well with, and so a quarter of the size.
"""

from __future__ import annotations

import argparse
import base64
import functools
import http.server
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
SCENES = {"today": "", "person": "contacts/dana-whit/"}
WIDTH, HEIGHT = 1240, 780
COLOURS = 16

#: The picture's points, row by row, red, green, blue and one to spare each, as base64.
POINTS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const step = 30000;
  let text = "";
  for (let at = 0; at < data.length; at += step) text += String.fromCharCode(...data.subarray(at, at + step));
  return btoa(text);
}"""

Colour = tuple[int, int, int]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder stand."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def palette(counts: Counter[Colour]) -> list[Colour]:
    """The colours that stand for all: boxes of colours, halved where widest, and of each the commonest."""
    boxes = [list(counts)]
    while len(boxes) < COLOURS:

        def spread(box: list[Colour], channel: int) -> int:
            values = [colour[channel] for colour in box]
            return max(values) - min(values)

        widest = max(boxes, key=lambda box: max(spread(box, channel) for channel in range(3)))
        channel = max(range(3), key=lambda channel: spread(widest, channel))
        if not spread(widest, channel):
            break
        middle = (max(c[channel] for c in widest) + min(c[channel] for c in widest)) / 2
        boxes.remove(widest)
        boxes += [
            [c for c in widest if c[channel] <= middle],
            [c for c in widest if c[channel] > middle],
        ]
    return [max(box, key=lambda colour: counts[colour]) for box in boxes]


def small(points: bytes, width: int) -> bytes:
    """A PNG of few colours, four bits a point; the width is even."""
    rows = [
        list(zip(row[::4], row[1::4], row[2::4], strict=True))
        for row in (points[at : at + 4 * width] for at in range(0, len(points), 4 * width))
    ]
    counts = Counter(colour for row in rows for colour in row)
    chosen = palette(counts)

    def nearest(colour: Colour) -> int:
        return min(
            range(len(chosen)),
            key=lambda at: sum((a - b) ** 2 for a, b in zip(chosen[at], colour, strict=True)),
        )

    number = {colour: nearest(colour) for colour in counts}
    data = b"".join(
        b"\0" + bytes(number[a] << 4 | number[b] for a, b in zip(row[::2], row[1::2], strict=True))
        for row in rows
    )

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, len(rows), 4, 3, 0, 0, 0)
    colours = b"".join(bytes(colour) for colour in chosen)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(name, body)
        for name, body in (
            (b"IHDR", head),
            (b"PLTE", colours),
            (b"IDAT", zlib.compress(data, 9)),
            (b"IEND", b""),
        )
    )


def taken(page: Page, address: str) -> bytes:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    png = base64.b64encode(page.screenshot()).decode("ascii")
    return base64.b64decode(page.evaluate(POINTS, png))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pictures")
    into: Path = parser.parse_args().into
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("There is no Chromium on this machine, which takes the pictures.")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(build, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
        )
        with served(Path(folder)) as address:
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    locale="en-GB",
                )
                for name, path in SCENES.items():
                    file = into / f"{name}-{scheme}.png"
                    file.write_bytes(small(taken(page, address + path), WIDTH))
                    print(f"{file}: {file.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
