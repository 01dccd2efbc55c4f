"""Made-up official numbers that hold their sums: nobody's, but of the right shape."""

from random import Random

_UPN = "ABCDEFGHJKLMNPQRTUVWXYZ"


def nhs(random: Random) -> str:
    """Give an NHS number of the range for tests (999), its check digit right."""
    while True:
        digits = [9, 9, 9, *(random.randint(0, 9) for _ in range(6))]
        rest = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11
        if rest != 10:  # noqa: PLR2004 - there is no digit ten: such a number is not given out
            text = "".join(map(str, (*digits, 0 if rest == 11 else rest)))  # noqa: PLR2004 - eleven is written 0
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def nino(random: Random) -> str:
    """Give a National Insurance number."""
    first, second = random.choice("ABCEHJKLMPRSTWXYZ"), random.choice("ABCEHJKLMPRSTWXYZ")
    if first + second in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}:
        return nino(random)
    digits = f"{random.randint(0, 999_999):06d}"
    return f"{first}{second} {digits[:2]} {digits[2:4]} {digits[4:]} {random.choice('ABCD')}"


def upn(random: Random) -> str:
    """Give a pupil's number, its check letter right."""
    digits = [random.randint(1, 9), *(random.randint(0, 9) for _ in range(11))]
    total = sum(digit * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    return _UPN[total % 23] + "".join(map(str, digits))


def passport(random: Random) -> str:
    """Give nine digits, as passports have."""
    return f"{random.randint(500_000_000, 599_999_999)}"


def account(random: Random) -> tuple[str, str]:
    """Give a sort code and an account number."""
    sort = f"{random.randint(10, 90)}-{random.randint(10, 99)}-{random.randint(10, 99)}"
    return sort, f"{random.randint(10_000_000, 99_999_999)}"
