"""The sums by which official numbers check themselves: a wrong digit makes another sum."""

_MOST_DIGITS = 10
_POLICE_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""The check letters of police numbers, by the remainder of 23: there is no I, O or S."""
_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters of pupil numbers, by the remainder of 23."""
_PUPIL_SIGNS = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789"
_BANK_MODULUS, _BANK_REMAINDER = 97, 1
_ALIKE = 2


def is_health_number(digits: str) -> bool:
    """Say whether ten digits are a health number: NHS, CHI and H&C numbers use one sum.

    The tenth digit is eleven less the remainder of the weighted others (NHS Data Dictionary, "NHS
    number"). One random number in eleven passes, so the sum alone is no proof.

    >>> is_health_number("9990000018"), is_health_number("9990000019")
    (True, False)
    """
    if len(digits) != _MOST_DIGITS or not digits.isdigit() or len(set(digits)) < _ALIKE:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[-1])


def is_pupil_number(number: str) -> bool:
    """Say whether thirteen signs are a unique pupil number, by its first letter.

    The other twelve count by their places, the remainder of 23 is the letter (DfE, "Unique pupil
    numbers"). A temporary number ends in a letter.

    >>> is_pupil_number("B801200005001"), is_pupil_number("A801200005001")
    (True, False)
    """
    body = number[1:]
    if any(sign not in _PUPIL_SIGNS for sign in number):
        return False
    total = sum(_PUPIL_SIGNS.index(sign) * weight for weight, sign in enumerate(body, 2))
    return _PUPIL_LETTERS[total % 23] == number[0]


def is_police_number(year: str, serial: str, letter: str) -> bool:
    """Say whether the letter of a PNC or CRO number is that of its year and serial number.

    The two digits of the year and the serial number, read as one number, leave the letter as the
    remainder of 23 (CJS data standards catalogue, "PNCID" and "CRO number").

    >>> is_police_number("03", "0011985", "X"), is_police_number("03", "0011985", "A")
    (True, False)
    """
    return _POLICE_LETTERS[int(year[-2:] + serial) % 23] == letter


def passes_luhn(digits: str) -> bool:
    """Say whether digits pass the sum of payment cards and of the courts' online references.

    >>> passes_luhn("1000000000000008"), passes_luhn("1000000000000009")
    (True, False)
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the digits of 10..18 added up
    return total % 10 == 0


def is_bank_number(iban: str) -> bool:
    """Say whether an international bank account number passes its sum (ISO 13616).

    >>> is_bank_number("GB82WEST12345698765432"), is_bank_number("GB83WEST12345698765432")
    (True, False)
    """
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % _BANK_MODULUS == _BANK_REMAINDER
