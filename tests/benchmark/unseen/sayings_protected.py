"""The sentences of the unseen book that tell what must be kept from the reader, by code."""

from collections.abc import Mapping

PROTECTED: Mapping[str, tuple[str, ...]] = {
    "protected.address": (
        "Handovers to take place outside {kept}, please.",
        "{c} showed me {hers} bedroom at {kept}. It has bunk beds.",
        "Would you send the car seat on to {kept}?",
        "I called at {kept} on {past}. No reply, left a card.",
        "{other} gave {o_hers} address as {kept}.",
        "The court papers were served at {kept}.",
        "The tenancy of {kept} runs until the end of the year.",
    ),
    "protected.address/postcode": (
        "The new place is {kept}, ten minutes on foot from school.",
        "Mileage: office to {kept} and back.",
        "{c} is in the catchment ({kept}) for the next school year.",
        "Broadband at {kept} is poor so the video call kept dropping.",
        "Home address - {kept}.",
    ),
    "protected.contact/phone": (
        "{other} prefers text: {kept_contact}.",
        "If {c} wants to say goodnight the number is {kept_contact}.",
        "Tel. {kept_contact} ({other}).",
        "Please do not ring {other} on {kept_contact} before nine.",
        "I had a missed call from {kept_contact} and rang {other} back.",
    ),
    "protected.contact/local": (
        "{other} is on the parents' app as {kept_contact}.",
        "Skype name: {kept_contact}.",
        "You can find {other} under {kept_contact}.",
        "The account is in the name {kept_contact}.",
    ),
    "protected.address/house": (
        "They are calling the new house {kept}, as the last owners did.",
        "When I got to {kept} the kettle was already on.",
        "{c} has drawn {kept} with smoke coming out of the chimney.",
        "We will meet at {kept} next time.",
    ),
    "protected.contact/six": (
        "I tried the mobile ending {kept_contact} twice.",
        "Text sent to number ending {kept_contact}.",
        "{other} rang from a phone whose last six digits are {kept_contact}.",
        "Last six digits: {kept_contact}.",
    ),
    "protected.contact/email": (
        "{other} checks {kept_contact} most evenings.",
        "Forward the school newsletter to {kept_contact} as well.",
        "The plan was sent to {other} ({kept_contact}) for comment.",
        "Cc'd: {kept_contact}.",
        "Any photos from the day can go to {kept_contact}.",
    ),
    "protected.refuge/name": (
        "Mum's support worker at {refuge} has been great with {c}.",
        "{c} says the playroom at {refuge} has a slide.",
        "I visited {refuge} on {past}.",
        "A place was found for them at {refuge} in the end.",
        "Report by {refuge}: no concerns.",
    ),
    "protected.refuge/address": (
        "I met {c} at {refuge_at}.",
        "Letters for them should be sent c/o {refuge_at}.",
        "They have been staying at {refuge_at} since the move.",
        "Home visit: {refuge_at}.",
    ),
    "protected.refuge/postcode": (
        "The nearest library to {refuge_code} runs a story time.",
        "Taxi from school to {refuge_code}: 8 pounds each way.",
        "I had trouble parking near {refuge_code}.",
    ),
    "protected.adoption/name": (
        "{c} calls {adopter} 'Mummy' already.",
        "{adopter} is approved as an adopter and has taken leave from work.",
        "I have had a lovely email from {adopter} about the first weekend.",
        "Match agreed with {adopter} at panel.",
    ),
    "protected.adoption/address": (
        "{c} moved to {adopter_at} with two suitcases and a rabbit.",
        "The settling-in visits will be at {adopter_at}.",
        "Placement address: {adopter_at}.",
        "The adopter lives at {adopter_at}.",
    ),
    "protected.adoption/surname": (
        "{c} has been practising how to write {adopter_last}.",
        "At the new school the register says {c} {adopter_last}.",
        "The adoptive family's name is {adopter_last}.",
    ),
    "protected.name": (
        "{new_name} rang on {past} to say that the school run is fine.",
        "The GP has the parent down as {new_name}.",
        "Please address the parent as {new_name} from now on.",
        "Signed: {new_name}.",
        "Since the move the parent goes by {new_name}.",
    ),
    "protected.location-clue": (
        "Parents' evening at {clue} is on {soon}.",
        "I saw {c} at {clue}, in the quiet room.",
        "{c} moved to {clue} after half term and has made friends.",
        "{clue} say attendance is 98%.",
        "The uniform for {clue} is navy.",
    ),
    "protected.location-clue/generic": (
        "{c} goes to the after-school club in {kept_town}.",
        "The new GP is just off {kept_street}.",
        "{other} now has a part-time job at the bakery in {kept_town}.",
        "Swimming lessons are at the baths in {kept_town}.",
        "The nursery on {kept_street} has a place for {c}.",
    ),
    "protected.jigsaw/two": (
        "They live near {kept_street} in {kept_town} now.",
        (
            "{kept_town} police station took the report, and the officer walked over as the house"
            " is only in {kept_street}."
        ),
        (
            "The landlord, who is based in {kept_town}, has other houses there. The area code is"
            " {kept_outward}."
        ),
        "{c} catches the school bus on {kept_street} and is in {kept_town} by half past eight.",
        "I drove over to {kept_town} ({kept_outward}) for the visit.",
    ),
    "protected.jigsaw/one": (
        "{c} likes it in {kept_town}.",
        "{other} and {c} have started afresh in {kept_town}.",
        "I was in {kept_town} on {past} to see {c}.",
        "The train back from {kept_town} was late.",
        "{c} told me about the fireworks in {kept_town}.",
    ),
}
