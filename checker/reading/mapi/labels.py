"""Which properties of Outlook's hold words that people wrote, and what people call them."""

from checker.reading.mapi.bag import FIRST_NAMED, Bag

_PUBLIC = "00020329-0000-0000-c000-000000000046"
_APPOINTMENT = "00062002-0000-0000-c000-000000000046"
_TASK = "00062003-0000-0000-c000-000000000046"
_CONTACT = "00062004-0000-0000-c000-000000000046"
_COMMON = "00062008-0000-0000-c000-000000000046"
_MEETING = "6ed8da90-450b-101b-98da-00aa003f1305"

LABELS: dict[tuple[str, int | str], str] = {
    (_PUBLIC, "Keywords"): "categories",
    (_COMMON, 0x8530): "follow-up note",
    (_COMMON, 0x85A4): "follow-up note",
}
"""What somebody may have written onto a message for themselves, and sends with it."""
NOT_WORDS = frozenset(
    {0x001A, 0x0037, 0x0064, 0x0075, 0x0077, 0x007D, 0x0C1E, 0x1000, 0x1013, 0x3002, 0x1035, 0x1039}
    | {0x0E04, 0x0E03, 0x0E02, 0x3FF8, 0x3FFA, 0x0047, 0x1042, 0x1046}
)
"""Texts that are read elsewhere, or that a program made for programs."""
_CARDS = ("ipm.appointment", "ipm.schedule", "ipm.contact", "ipm.distlist", "ipm.task",
          "ipm.activity", "ipm.stickynote", "report.")  # fmt: skip
_SHOWN: dict[tuple[str, int | str], str] = {
    (_APPOINTMENT, 0x8208): "Location",
    (_MEETING, 0x0002): "Location",
    (_APPOINTMENT, 0x8238): "All attendees",
    (_APPOINTMENT, 0x823B): "Attendees",
    (_APPOINTMENT, 0x823C): "Optional attendees",
    (_APPOINTMENT, 0x8232): "Repeats",
    (_TASK, 0x811F): "Owner",
    (_CONTACT, 0x8005): "Filed as",
    (_CONTACT, 0x801A): "Home address",
    (_CONTACT, 0x801B): "Business address",
    (_CONTACT, 0x801C): "Other address",
    (_CONTACT, 0x8083): "Email",
    (_CONTACT, 0x8093): "Second email",
    (_CONTACT, 0x80A3): "Third email",
    (_CONTACT, 0x8062): "Messages to",
}
_FAMILIES = frozenset({_APPOINTMENT, _TASK, _CONTACT, _MEETING})
_TAGGED = {
    0x3001: "Name",
    0x3A08: "Business phone",
    0x3A09: "Home phone",
    0x3A15: "Postal address",
    0x3A16: "Company",
    0x3A17: "Job title",
    0x3A1C: "Mobile phone",
}
_FIRST_OF_CARDS, _LAST_OF_CARDS = 0x3A00, 0x3AFF


def is_card(kind: str) -> bool:
    """Say whether an item is more than its text: an appointment, a contact, a task, a report."""
    return kind.lower().startswith(_CARDS)


def label_of(bag: Bag, number: int) -> str | None:
    """Give what a card calls a property that it shows ("" for one without a name), or None."""
    if number in _TAGGED:
        return _TAGGED[number]
    if _FIRST_OF_CARDS <= number <= _LAST_OF_CARDS:
        return ""
    name = bag.names.get(number) if number >= FIRST_NAMED else None
    if name is None or name.family not in _FAMILIES:
        return None
    return _SHOWN.get((name.family, name.key), "")
