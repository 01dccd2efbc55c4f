"""Dispatch and Case to Findings: one check a file, and the list of them all."""

from datetime import datetime

from checker.checks.addresses.address_gone_away import address_gone_away
from checker.checks.addresses.address_malformed import address_malformed
from checker.checks.addresses.address_missing import address_missing
from checker.checks.addresses.address_no_post import address_no_post
from checker.checks.addresses.address_shared_home import address_shared_home
from checker.checks.addresses.address_special import address_special
from checker.checks.addresses.address_surfaces_disagree import address_surfaces_disagree
from checker.checks.addresses.address_unconfirmed import address_unconfirmed
from checker.checks.addresses.channel_mismatch import channel_mismatch
from checker.checks.addresses.copies_exposed import copies_exposed
from checker.checks.addresses.posted_destination import posted_destination
from checker.checks.addresses.window_address_outside import window_address_outside
from checker.checks.addresses.window_shows_more import window_shows_more
from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.checks.drafts.document_draft import document_draft
from checker.checks.drafts.template_gap import template_gap
from checker.checks.emails.email_display_name import email_display_name
from checker.checks.emails.email_exposes_recipients import email_exposes_recipients
from checker.checks.emails.email_group import email_group
from checker.checks.emails.email_insecure_route import email_insecure_route
from checker.checks.emails.email_known_wrong import email_known_wrong
from checker.checks.emails.email_link import email_link
from checker.checks.emails.email_lookalike import email_lookalike
from checker.checks.emails.email_other_person import email_other_person
from checker.checks.emails.email_personal_mailbox import email_personal_mailbox
from checker.checks.emails.email_reply_all import email_reply_all
from checker.checks.emails.email_shared_mailbox import email_shared_mailbox
from checker.checks.emails.email_sibling import email_sibling
from checker.checks.emails.email_subject import email_subject
from checker.checks.emails.email_unknown import email_unknown
from checker.checks.enclosed.enclosure_mismatch import enclosure_mismatch
from checker.checks.families.child_not_entitled import child_not_entitled
from checker.checks.families.child_wrong import child_wrong
from checker.checks.hidden.file_misnamed import file_misnamed
from checker.checks.hidden.hidden_active import hidden_active
from checker.checks.hidden.hidden_cells import hidden_cells
from checker.checks.hidden.hidden_comments import hidden_comments
from checker.checks.hidden.hidden_embedded import hidden_embedded
from checker.checks.hidden.hidden_image_data import hidden_image_data
from checker.checks.hidden.hidden_metadata import hidden_metadata
from checker.checks.hidden.hidden_redaction import hidden_redaction
from checker.checks.hidden.hidden_text import hidden_text
from checker.checks.hidden.hidden_tracked_changes import hidden_tracked_changes
from checker.checks.letters.dispatch_duplicate import dispatch_duplicate
from checker.checks.letters.language_preference import language_preference
from checker.checks.letters.salutation_mismatch import salutation_mismatch
from checker.checks.material.identifier_unneeded import identifier_unneeded
from checker.checks.material.marking_missing import marking_missing
from checker.checks.material.privileged_material import privileged_material
from checker.checks.material.recipient_not_entitled import recipient_not_entitled
from checker.checks.material.restricted_material import restricted_material
from checker.checks.material.sensitive_special_category import sensitive_special_category
from checker.checks.other_cases.enclosure_other_case import enclosure_other_case
from checker.checks.other_cases.pages_foreign import pages_foreign
from checker.checks.other_cases.person_other_case import person_other_case
from checker.checks.other_cases.reference_other_case import reference_other_case
from checker.checks.parties.parties_transposed import parties_transposed
from checker.checks.parties.recipient_represented import recipient_represented
from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.checks.protected.protected_address import protected_address
from checker.checks.protected.protected_adoption import protected_adoption
from checker.checks.protected.protected_contact import protected_contact
from checker.checks.protected.protected_jigsaw import protected_jigsaw
from checker.checks.protected.protected_location_clue import protected_location_clue
from checker.checks.protected.protected_name import protected_name
from checker.checks.protected.protected_refuge import protected_refuge
from checker.checks.records.record_blocks_missing import record_blocks_missing
from checker.checks.records.record_missing import record_missing
from checker.checks.records.record_note_newer import record_note_newer
from checker.checks.records.record_old import record_old
from checker.checks.records.record_others_missing import record_others_missing
from checker.checks.rules import RULES, Rule
from checker.checks.running import Check, rules_off, run, verdict_of
from checker.checks.sources.source_identified import source_identified
from checker.checks.unknown_people.person_not_in_case import person_not_in_case
from checker.checks.unread import unread
from checker.model import Case, Dispatch, Finding, Mention, OtherCases, Sent
from checker.settings import Policy

__all__ = ["CHECKS", "RULES", "Check", "Rule", "rules_off", "run_checks", "verdict_of"]

CHECKS: tuple[Check, ...] = (
    unread,
    record_missing,
    record_others_missing,
    record_blocks_missing,
    record_old,
    record_note_newer,
    address_missing,
    posted_destination,
    address_surfaces_disagree,
    address_shared_home,
    address_no_post,
    address_gone_away,
    address_malformed,
    address_special,
    address_unconfirmed,
    window_shows_more,
    window_address_outside,
    channel_mismatch,
    dispatch_duplicate,
    email_unknown,
    email_sibling,
    email_known_wrong,
    email_lookalike,
    email_display_name,
    email_other_person,
    email_exposes_recipients,
    email_group,
    email_reply_all,
    email_personal_mailbox,
    email_insecure_route,
    email_shared_mailbox,
    email_subject,
    email_link,
    salutation_mismatch,
    reference_other_case,
    person_not_in_case,
    person_other_case,
    parties_transposed,
    pronoun_mismatch,
    birth_date_mismatch,
    child_wrong,
    child_not_entitled,
    source_identified,
    recipient_represented,
    template_gap,
    recipient_not_entitled,
    enclosure_mismatch,
    pages_foreign,
    marking_missing,
    language_preference,
    document_draft,
    enclosure_other_case,
    copies_exposed,
    protected_address,
    protected_contact,
    protected_refuge,
    protected_adoption,
    protected_location_clue,
    protected_jigsaw,
    protected_name,
    restricted_material,
    privileged_material,
    sensitive_special_category,
    identifier_unneeded,
    hidden_tracked_changes,
    hidden_comments,
    hidden_redaction,
    hidden_cells,
    hidden_text,
    hidden_embedded,
    hidden_active,
    hidden_metadata,
    hidden_image_data,
    file_misnamed,
)
"""Every check, in the order in which a person would ask."""


def run_checks(
    dispatch: Dispatch,
    *,
    mentions: tuple[Mention, ...],
    case: Case | None,
    policy: Policy,
    others: OtherCases | None,
    now: datetime,
    sent: Sent | None = None,
) -> tuple[Finding, ...]:
    """Run every check for each recipient, and give what they found, gravest first."""
    return run(
        CHECKS,
        dispatch,
        mentions=mentions,
        case=case,
        policy=policy,
        others=others,
        now=now,
        sent=sent,
    )
