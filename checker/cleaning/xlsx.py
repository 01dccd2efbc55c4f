"""A clean copy of an Excel file: what it does not show is taken out, what it shows stays."""

import re

from checker.cleaning.office import drop_everywhere, drop_properties, note
from checker.cleaning.parts import Parts, attribute, remove
from checker.cleaning.sheet_cells import take_hidden_cells
from checker.cleaning.wish import Cleaned, Wish, refused
from checker.reading.trees import Element, local
from checker.words import say, say_count

_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SHEETS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
_COMMENTS = ("comments", "threadedComment", "person", "persons")
_DATA = (
    *("pivotCacheDefinition", "slicerCache", "timelineCache", "connections", "queryTable"),
    *("customXml", "powerPivotData", "model", "volatileDependencies", "revisionHeaders"),
    *("userNames", "calcChain", "xmlMaps", "printerSettings", "externalLink", "sheetMetadata"),
)
_OF_SHEET = (
    "pivotTable",
    "slicer",
    "timeline",
    "queryTable",
    "printerSettings",
    "tableSingleCells",
)
_OF_BOOK = (
    *("externalReferences", "pivotCaches", "customWorkbookViews", "extLst", "fileSharing"),
    *("webPublishing", "webPublishObjects", "functionGroups"),
)
_OF_SHEET_ELEMENTS = (
    *("autoFilter", "scenarios", "customSheetViews", "sortState", "customProperties", "extLst"),
    *("webPublishItems", "dataConsolidate", "cellWatches"),
)
_KEPT_NAMES = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_QUOTED_SHEET = re.compile(r"^'?((?:[^'!]|'')+)'?!")


def clean_xlsx(data: bytes, wish: Wish) -> Cleaned:
    """Make the copy. Formulas become the values that they show: they may point at what is gone.

    Raises:
        Unreadable: the file cannot be read, is signed, or shows no sheet at all.
    """
    parts, done = Parts(data), list[str]()
    book = parts.main()
    if not parts.has(book):
        raise refused(say("This is not an Excel file, so no clean copy can be made of it."))
    drop_everywhere(parts, wish, done)
    sheets = _take_hidden_sheets(parts, book, done)
    _take_data(parts, book, sheets, done)
    _take_comments(parts, book, sheets, done)
    hidden = sum(take_hidden_cells(parts.tree(name)) for name in sheets)
    note(
        done,
        hidden,
        say_count("Taken out: {count} hidden cell.", "Taken out: {count} hidden cells.", hidden),
    )
    _blank_unused_texts(parts, book, sheets)
    drop_properties(parts, done)
    if parts.content_type(book) != _PLAIN:
        parts.set_content_type(book, _PLAIN)
    return Cleaned(data=parts.to_bytes(), done=tuple(done))


def _take_hidden_sheets(parts: Parts, book: str, done: list[str]) -> list[str]:
    """Take hidden sheets out, and give the parts of those that are shown, in their order."""
    root = parts.tree(book)
    listed = [one for one in root.iter() if local(str(one.tag)) == "sheet"]
    shown: list[str] = []
    kept: dict[int, int] = {}
    for place, sheet in enumerate(listed):
        name = parts.target_of(book, attribute(sheet, "id"))
        if sheet.get("state", "visible") == "visible" and name:
            kept[place] = len(shown)
            shown.append(name)
            continue
        if name:
            parts.drop(name)
        remove(sheet)
    if not shown:
        raise refused(say("The file shows no sheet, so no clean copy can be made of it."))
    count = len(listed) - len(shown)
    note(
        done,
        count,
        say_count("Taken out: {count} hidden sheet.", "Taken out: {count} hidden sheets.", count),
    )
    _settle_names(root, {sheet.get("name", "") for sheet in listed if _is_in(sheet)}, kept, done)
    for view in [one for one in root.iter() if local(str(one.tag)) == "workbookView"]:
        for name in ("activeTab", "firstSheet"):
            view.attrib.pop(name, "")
    return shown


def _is_in(element: Element) -> bool:
    return element.getparent() is not None


def _settle_names(root: Element, sheets: set[str], kept: dict[int, int], done: list[str]) -> None:
    """Keep print areas of the sheets that are shown; every other name may hold what is hidden."""
    count = 0
    for name in [one for one in root.iter() if local(str(one.tag)) == "definedName"]:
        place = name.get("localSheetId", "")
        found = _QUOTED_SHEET.match(name.text or "")
        of_shown = found is not None and found[1].replace("''", "'") in sheets
        local_to = kept.get(int(place)) if place.isdigit() else None
        if name.get("name") in _KEPT_NAMES and of_shown and local_to is not None:
            name.set("localSheetId", str(local_to))
            continue
        count += name.get("name") not in (*_KEPT_NAMES, "_xlnm._FilterDatabase")
        remove(name)
    for names in [one for one in root.iter() if local(str(one.tag)) == "definedNames"]:
        if len(names) == 0:
            remove(names)
    note(
        done,
        count,
        say_count("Taken out: {count} name of cells.", "Taken out: {count} names of cells.", count),
    )


def _take_data(parts: Parts, book: str, sheets: list[str], done: list[str]) -> None:
    count = parts.drop_links(book, *_DATA) + parts.drop_links("", "customXml")
    for name in sheets:
        count += parts.drop_links(name, *_OF_SHEET)
        for element in list(parts.tree(name)):
            if local(str(element.tag)) in _OF_SHEET_ELEMENTS:
                remove(element)
        for setup in [one for one in parts.tree(name) if local(str(one.tag)) == "pageSetup"]:
            for key in [key for key in setup.attrib if local(str(key)) == "id"]:
                del setup.attrib[key]
    for element in list(parts.tree(book)):
        if local(str(element.tag)) in _OF_BOOK:
            remove(element)
    note(
        done,
        count,
        say_count(
            "Taken out: {count} copy of other data or link to it.",
            "Taken out: {count} copies of other data and links to it.",
            count,
        ),
    )


def _take_comments(parts: Parts, book: str, sheets: list[str], done: list[str]) -> None:
    count = parts.drop_links(book, *_COMMENTS)
    for name in sheets:
        for notes in list(parts.targets(name, "comments")):
            count += sum(local(str(one.tag)) == "comment" for one in parts.tree(notes).iter())
        parts.drop_links(name, *_COMMENTS)
        for element in list(parts.tree(name)):
            # The old drawing holds the yellow notes, and nothing that a new one does not.
            if local(str(element.tag)) == "legacyDrawing":
                remove(element)
        parts.drop_links(name, "vmlDrawing")
    note(
        done,
        count,
        say_count("Taken out: {count} comment.", "Taken out: {count} comments.", count),
    )


def _blank_unused_texts(parts: Parts, book: str, sheets: list[str]) -> None:
    """Empty the texts that no cell shows any more; their numbers stay."""
    used: set[int] = set()
    for name in sheets:
        for cell in parts.tree(name).iter():
            if local(str(cell.tag)) == "c" and cell.get("t") == "s":
                value = next((one.text for one in cell if local(str(one.tag)) == "v"), "")
                if value and value.strip().isdigit():
                    used.add(int(value))
    for name in parts.targets(book, "sharedStrings"):
        root = parts.tree(name)
        for number, text in enumerate(list(root)):
            if number not in used:
                namespace = str(text.tag).rpartition("}")[0] + "}"
                for child in list(text):
                    text.remove(child)
                text.append(text.makeelement(namespace + "t", {}, None))
