"""The page that shows all pictures: a row for each screen, found by its name or by its flaws."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

PAGE = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a screen in one look, and what is wrong in it."""

    screen: str
    look: str
    file: str
    flaws: tuple[str, ...] = ()


def write_page(folder: Path, pictures: list[Picture], looks: tuple[str, ...]) -> Path:
    """Write the page of a folder of pictures, and give its file."""
    screens = list(dict.fromkeys(one.screen for one in pictures))
    of = {(one.screen, one.look): one for one in pictures}
    rows = "\n".join(
        _row(screen, [of[screen, look] for look in looks if (screen, look) in of])
        for screen in screens
    )
    boxes = "".join(
        f'<label><input type="checkbox" class="look" value="{escape(look)}" checked>'
        f"{escape(look)}</label>"
        for look in looks
    )
    flawed = sum(bool(one.flaws) for one in pictures)
    told = f"{len(screens)} screens, {len(pictures)} pictures, {flawed} with flaws"
    file = folder / PAGE
    file.write_text(
        _PAGE.replace("@told@", told).replace("@boxes@", boxes).replace("@rows@", rows),
        encoding="utf-8",
    )
    return file


def _row(screen: str, pictures: list[Picture]) -> str:
    """Give one screen in every look."""
    flawed = " flawed" if any(one.flaws for one in pictures) else ""
    shown = "".join(_figure(one) for one in pictures)
    return (
        f'<section class="screen{flawed}" data-name="{escape(screen)}">'
        f"<h2>{escape(screen)}</h2><div>{shown}</div></section>"
    )


def _figure(picture: Picture) -> str:
    flaws = "".join(f"<li>{escape(one)}</li>" for one in picture.flaws)
    return (
        f'<figure data-look="{escape(picture.look)}">'
        f'<a href="{escape(picture.file)}"><img loading="lazy" src="{escape(picture.file)}" '
        f'alt="{escape(picture.screen)}, {escape(picture.look)}"></a>'
        f"<figcaption>{escape(picture.look)}</figcaption><ul>{flaws}</ul></figure>"
    )


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Letterlock: every screen</title>
<style>
body { font: 15px/1.4 sans-serif; margin: 0; background: #eef1f4; color: #16222e; }
header { position: sticky; top: 0; background: #fff; padding: 10px 20px; z-index: 1;
  border-bottom: 1px solid #8795a1; }
header label { margin-right: 12px; white-space: nowrap; }
h1 { font-size: 20px; margin: 0 0 6px; }
h2 { font-size: 16px; margin: 0 0 8px; }
section { margin: 16px 20px; }
section > div { display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; width: 470px; }
img { width: 100%; border: 1px solid #8795a1; display: block; }
ul { margin: 4px 0 0; padding-left: 18px; color: #a81e17; font-weight: bold; }
</style>
<header>
<h1>Letterlock: every screen</h1>
<p>@told@</p>
<label>Screen <input id="name" type="search" placeholder="part of its name"></label>
<label><input id="flawed" type="checkbox">only with flaws</label>
<span>@boxes@</span>
</header>
<main>
@rows@
</main>
<script>
const name = document.getElementById("name"), flawed = document.getElementById("flawed");
const looks = [...document.querySelectorAll(".look")];
function show() {
  const on = new Set(looks.filter(one => one.checked).map(one => one.value));
  for (const one of document.querySelectorAll("section"))
    one.hidden = !one.dataset.name.includes(name.value.trim().toLowerCase())
      || (flawed.checked && !one.classList.contains("flawed"));
  for (const one of document.querySelectorAll("figure"))
    one.style.display = on.has(one.dataset.look) ? "" : "none";
}
for (const one of [name, flawed, ...looks]) one.addEventListener("input", show);
</script>
</html>
"""
