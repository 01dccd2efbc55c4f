"""The words of the review room: what a letter is there for, without anybody's name."""

from checker.words import later, say

_WHY = {
    "address.unknown": later("The address is not on the case record"),
    "address.previous": later("The address has ended"),
    "address.other-person": later("The address is somebody else's in this case"),
    "address.other-case": later("The address belongs to another case"),
    "address.near-miss": later("The address is almost the same"),
    "address.missing": later("No address was found"),
    "address.surfaces-disagree": later("Letter and envelope name different addresses"),
    "address.shared-home": later("The address is shared with somebody who must be kept apart"),
    "address.no-post": later("The record says not to post there"),
    "address.gone-away": later("Post to this address came back"),
    "address.known-wrong": later("Something went there by mistake before"),
    "email.unknown": later("The email address is not on the case record"),
    "email.other-person": later("The email address is another party's"),
    "record.missing": later("There is no case record to compare with"),
    "record.old": later("The case record is old"),
}
_FAMILIES = {
    "address": later("The address"),
    "case": later("Another case"),
    "child": later("A child in this case"),
    "dispatch": later("How it is sent"),
    "document": later("The document"),
    "email": later("The email address"),
    "enclosure": later("What is enclosed"),
    "hidden": later("Something the page does not show"),
    "pages": later("Pages that do not belong"),
    "person": later("Somebody who is not in this case"),
    "privileged": later("Privileged material"),
    "protected": later("Confidential address or place"),
    "recipient": later("Whether this recipient may have it"),
    "record": later("The case record"),
    "reference": later("The case number"),
    "restricted": later("Material with restrictions"),
    "source": later("Who gave information"),
    "unread": later("Something could not be read"),
}


def why_words(code: str) -> str:
    """Say in a few words what a finding of a code is about; nobody is named."""
    told = _WHY.get(code) or _FAMILIES.get(code.partition(".")[0])
    return say(told or later("Something that needs another pair of eyes"))
